import fc from 'fast-check';
import { HashMap64 } from './hash-map.ts';

const word = fc.oneof(fc.constantFrom(0, 1, 2, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));
const print = fc.nat(0xffff);

describe('HashMap64', () => {
  it('knows what was added, with its number, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, print), { maxLength: 200 }), (entries) => {
        const map = new HashMap64();
        const model = new Map<string, number>();
        for (const [low, high, number] of entries) {
          // (0, 0) and (1, 0) are one hash: a free slot is all zeros.
          const key = `${low === 0 && high === 0 ? 1 : low}:${high}`;
          expect(map.get(low, high)).toBe(model.get(key));
          if (model.has(key)) continue;
          map.add(low, high, number);
          model.set(key, number);
        }
        expect(map.size).toBe(model.size);
      }),
    );
  });

  it('grows through a hundred thousand hashes', () => {
    const map = new HashMap64();
    const spread = (index: number): [number, number] => [
      Math.imul(index, 0x9e3779b1) >>> 0,
      Math.imul(index, 0x85ebca6b) >>> 0,
    ];
    for (let index = 0; index < 100_000; index += 1) map.add(...spread(index), index & 0xffff);
    let known = 0;
    for (let index = 0; index < 100_000; index += 1)
      known += Number(map.get(...spread(index)) === (index & 0xffff));
    expect(known).toBe(100_000);
    expect(map.size).toBe(100_000);
  });
});
