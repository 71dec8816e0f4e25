import { eventKinds } from '@pulso/contract';
import fc from 'fast-check';
import { decodeRecord, encodeRecord, type NewEntry } from './record-codec.ts';

const entry: fc.Arbitrary<NewEntry> = fc.record({
  quarantined: fc.boolean(),
  identity: fc.string(),
  month: fc.nat(0xffff),
  kind: fc.constantFrom(...eventKinds),
  row: fc.string({ unit: 'grapheme', maxLength: 300 }),
  contentAt: fc.nat(400),
});
const workspace = fc.string({ maxLength: 60 });

describe('record codec', () => {
  it('gives back every row, flag, month and kind', () => {
    fc.assert(
      fc.property(workspace, fc.array(entry, { maxLength: 20 }), (workspaceId, entries) => {
        const record = decodeRecord(Buffer.from(encodeRecord(workspaceId, entries)));
        expect(record.workspaceId).toBe(workspaceId);
        expect(
          record.entries.map(({ quarantined, month, kindIndex, row }) => ({
            quarantined,
            month,
            kindIndex,
            row: row.toString(),
          })),
        ).toEqual(
          entries.map(({ quarantined, month, kind, row }) => ({
            quarantined,
            month,
            kindIndex: eventKinds.indexOf(kind),
            row,
          })),
        );
      }),
    );
  });

  it('gives equal identities equal hashes and others different ones', () => {
    const hashOf = (identity: string) => {
      const [only] = decodeRecord(
        encodeRecord('w', [
          { quarantined: false, identity, month: 0, kind: 'order', row: '{}', contentAt: 0 },
        ]),
      ).entries;
      return `${only?.hashHigh}:${only?.hashLow}`;
    };
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (hashOf(a) === hashOf(b)) === (a === b)));
  });

  it('leaves nothing of an earlier record in a buffer that is used again', () => {
    const used = Buffer.alloc(65_536, 0xff);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 2 }), (entries) => {
        expect(encodeRecord('main', entries, () => used)).toEqual(encodeRecord('main', entries));
      }),
    );
  });

  it('refuses a record that is cut anywhere', () => {
    const bytes = encodeRecord('main', [
      { quarantined: false, identity: 'a', month: 670, kind: 'order', row: '{"a":1}', contentAt: 0 },
      { quarantined: true, identity: 'b', month: 670, kind: 'touchpoint', row: '{"b":"é"}', contentAt: 0 },
    ]);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decodeRecord(bytes.subarray(0, length))).toThrow();
  });

  it('refuses the record of another version', () => {
    const bytes = Buffer.from(encodeRecord('main', []));
    bytes[0] = 3;
    expect(() => decodeRecord(bytes)).toThrow('record version 3, this program reads 2');
  });

  it('reads what waits from before there were prints', () => {
    const bytes = Buffer.from(
      encodeRecord('main', [
        { quarantined: false, identity: 'a', month: 670, kind: 'order', row: '{"a":1}', contentAt: 0 },
      ]),
    );
    expect(decodeRecord(bytes).entries[0]?.print).toBeGreaterThan(0);
    bytes[0] = 1;
    const [entry] = decodeRecord(bytes).entries;
    expect({ month: entry?.month, row: entry?.row.toString(), print: entry?.print }).toEqual({
      month: 670,
      row: '{"a":1}',
      print: 0,
    });
  });
});
