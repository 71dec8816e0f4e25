import { setImmediate as turn } from 'node:timers/promises';
import { forEachBounded, inBatches } from './bounded.ts';

async function* numbers(count: number, pulled: number[] = []) {
  for (let number = 0; number < count; number += 1) {
    pulled.push(number);
    yield number;
  }
}

describe('bounded work', () => {
  it('never runs more than its width', async () => {
    let [running, most, done] = [0, 0, 0];
    await forEachBounded(numbers(20), 3, async () => {
      most = Math.max(most, (running += 1));
      await turn();
      running -= 1;
      done += 1;
    });
    expect({ most, done }).toEqual({ most: 3, done: 20 });
  });

  it('stops pulling and throws at the first failure', async () => {
    const pulled: number[] = [];
    const work = forEachBounded(numbers(1_000, pulled), 2, async (number) => {
      await turn();
      if (number === 5) throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(pulled.length).toBeLessThan(12);
  });

  it('cuts a stream into whole batches and a rest', async () => {
    const sizes: number[] = [];
    for await (const batch of inBatches(numbers(7), 3)) sizes.push(batch.length);
    expect(sizes).toEqual([3, 3, 1]);
  });
});
