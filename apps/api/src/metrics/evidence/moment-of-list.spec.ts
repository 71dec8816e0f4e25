import fc from 'fast-check';
import { momentOfList } from './moment-of-list.ts';

/** A list to which an entity is added at each of these moments, or one taken away. */
const listOf = (arrivals: readonly { ms: number; by: number }[]) => (ms: number) =>
  Promise.resolve(arrivals.filter((one) => one.ms <= ms).reduce((sum, { by }) => sum + by, 0));

describe('momentOfList', () => {
  it('is the known one where its list is as long as the number', async () => {
    const asked: number[] = [];
    const count = (ms: number) => Promise.resolve(asked.push(ms) && 7);
    expect(await momentOfList({ asOfMs: 1000, readByMs: 1500, n: 7 }, count)).toBe(1000);
    expect(asked).toEqual([1000]);
  });

  it('is one at which the list is as long as the number, whatever came in around it', async () => {
    const arrival = fc.record({ ms: fc.integer({ min: 9_000, max: 10_600 }), by: fc.constant(1) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { maxLength: 200 }),
        fc.integer({ min: 9_000, max: 10_500 }),
        async (arrivals, readMs) => {
          const countAt = listOf(arrivals);
          const n = await countAt(readMs);
          const found = await momentOfList({ asOfMs: 10_000, readByMs: 10_500, n }, countAt);
          expect(await countAt(found)).toBe(n);
        },
      ),
    );
  });

  it('is found for what shrinks too', async () => {
    const countAt = listOf([
      { ms: 0, by: 50 },
      ...Array.from({ length: 20 }, (_, index) => ({ ms: 1_000 + 10 * index, by: -1 })),
    ]);
    const found = await momentOfList({ asOfMs: 1_000, readByMs: 1_300, n: 42 }, countAt);
    expect(await countAt(found)).toBe(42);
  });

  it('stays the known one where none fits', async () => {
    const countAt = listOf([{ ms: 1_100, by: 5 }]);
    expect(await momentOfList({ asOfMs: 1_000, readByMs: 1_300, n: 3 }, countAt)).toBe(1_000);
  });
});
