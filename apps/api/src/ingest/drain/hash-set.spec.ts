import fc from 'fast-check';
import { HashSet64 } from './hash-set.ts';

const word = fc.oneof(fc.constantFrom(0, 1, 2, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));

describe('HashSet64', () => {
  it('knows what was added and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 200 }), (pairs) => {
        const set = new HashSet64();
        const model = new Set<string>();
        for (const [low, high] of pairs) {
          // (0, 0) and (1, 0) are one hash: a free slot is all zeros.
          const key = `${low === 0 && high === 0 ? 1 : low}:${high}`;
          expect(set.has(low, high)).toBe(model.has(key));
          expect(set.add(low, high)).toBe(!model.has(key));
          model.add(key);
        }
        expect(set.size).toBe(model.size);
      }),
    );
  });

  it('grows through a hundred thousand hashes', () => {
    const set = new HashSet64();
    const spread = (index: number): [number, number] => [
      Math.imul(index, 0x9e3779b1) >>> 0,
      Math.imul(index, 0x85ebca6b) >>> 0,
    ];
    let added = 0;
    for (let index = 0; index < 100_000; index += 1) added += Number(set.add(...spread(index)));
    expect(added).toBe(100_000);
    let known = 0;
    for (let index = 0; index < 100_000; index += 1) known += Number(set.has(...spread(index)));
    expect(known).toBe(100_000);
    expect(set.size).toBe(100_000);
  });
});
