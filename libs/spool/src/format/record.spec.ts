import { parseRecord, recordHeaderBytes, sealRecords, writeRecordHeader } from './record.ts';

function frame(payload: Buffer, seq = 7): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(recordHeaderBytes), payload]);
  const header = {
    seq,
    entries: 3,
    appendedAtMs: 1_768_478_400_000,
    groupIndex: 0,
    payloadBytes: payload.length,
  };
  writeRecordHeader(bytes, 0, header);
  sealRecords(bytes);
  return bytes;
}

describe('record', () => {
  it('reads back what it wrote', () => {
    expect(parseRecord(frame(Buffer.from('hello')), 0)).toEqual({
      kind: 'whole',
      header: { seq: 7, entries: 3, appendedAtMs: 1_768_478_400_000, groupIndex: 0, payloadBytes: 5 },
      end: recordHeaderBytes + 5,
    });
  });

  it('keeps the bytes of format version 1', () => {
    expect(frame(Buffer.from('hello')).toString('hex')).toBe(
      'f552ff0a8ee35ae54cbb719a050000000300000000000000070000000000000000de86c19b01000068656c6c6f',
    );
  });

  it('knows where a broken payload ends', () => {
    const bytes = frame(Buffer.from('hello'));
    bytes[recordHeaderBytes + 2] = 0;
    expect(parseRecord(bytes, 0)).toMatchObject({ kind: 'broken', end: recordHeaderBytes + 5 });
  });

  it('trusts no length from a damaged header', () => {
    for (let at = 0; at < recordHeaderBytes; at += 1) {
      const bytes = frame(Buffer.from('hello'));
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      expect(parseRecord(bytes, 0).kind).toBe('none');
    }
  });

  it('sees a record cut short', () => {
    const bytes = frame(Buffer.from('hello'));
    expect(parseRecord(bytes.subarray(0, bytes.length - 1), 0).kind).toBe('short');
    expect(parseRecord(bytes.subarray(0, recordHeaderBytes - 1), 0).kind).toBe('none');
  });

  it('takes preallocated zeros for no record', () => {
    expect(parseRecord(Buffer.alloc(4096), 0).kind).toBe('none');
  });
});
