import { crc32c } from './crc32c.ts';
import { decodeSegmentHeader, encodeSegmentHeader } from './segment-header.ts';

const header = {
  firstSeq: 2 ** 40 + 5,
  precedingSeq: 2 ** 40 + 1,
  createdAtMs: 1_768_478_400_000,
  lostUntilSeq: 0,
};

describe('segment header', () => {
  it('reads back what it wrote', () => {
    expect(decodeSegmentHeader(encodeSegmentHeader(header))).toEqual(header);
  });

  it('keeps the bytes of format version 1', () => {
    expect(encodeSegmentHeader(header).toString('hex')).toBe(
      '50554c534f4c4f4701004000bac259b30500000000010000010000000001000000de86c19b010000000000000000000000000000000000000000000000000000',
    );
  });

  it('is unreadable after any flipped bit', () => {
    const bytes = encodeSegmentHeader(header);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeSegmentHeader(flipped)).toBeUndefined();
    }
  });

  it('refuses an intact header of another version', () => {
    const newer = encodeSegmentHeader(header);
    newer.writeUInt16LE(2, 8);
    newer.writeUInt32LE(0, 12);
    newer.writeUInt32LE(crc32c(newer), 12);
    expect(() => decodeSegmentHeader(newer)).toThrow('segment format 2 is not 1');
  });
});
