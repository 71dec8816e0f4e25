import { randomBytes } from 'node:crypto';
import { metricQuery } from '@pulso/contract';
import { readReference, signReference, type EvidenceReference } from './reference.ts';

const key = randomBytes(32);
const { interval: _interval, ...query } = metricQuery.parse({
  metric: 'nps',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
  groupBy: 'channel',
  filters: { area: 'sales' },
});
const reference: EvidenceReference = {
  query,
  group: { channel: 'web' },
  clockMs: 1_767_225_601_000,
  asOfMs: 1_767_225_600_000,
  readByMs: 1_767_225_600_250,
  n: 12,
  documents: { model: 'a-hash' },
};

describe('references', () => {
  it('say what they were made of', () => {
    expect(readReference(signReference(reference, key), key)).toEqual(reference);
  });

  it('are read by nobody when one letter differs', () => {
    const text = signReference(reference, key);
    for (const index of [0, 10, text.indexOf('.') + 1, text.length - 2]) {
      const letter = text[index] === 'A' ? 'B' : 'A';
      expect(readReference(text.slice(0, index) + letter + text.slice(index + 1), key)).toBeUndefined();
    }
  });

  it.each(['', '.', 'x', 'a.b', 'a.b.c', `${signReference(reference, randomBytes(32))}`])(
    'refuse %s',
    (text) => {
      expect(readReference(text, key)).toBeUndefined();
    },
  );
});
