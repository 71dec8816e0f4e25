import fc from 'fast-check';
import { EventStoreError } from '../event-store-error.ts';
import type { EventBatch } from './event-writer.ts';
import { isolateRefused } from './isolate-refused.ts';

/** Takes whole batches of lines, and none of a batch that has a line of bad rows. */
class PickyStore {
  readonly lines: string[] = [];
  inserts = 0;

  async insert({ body }: EventBatch): Promise<void> {
    this.inserts += 1;
    const lines = body
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    if (lines.some((line) => line.startsWith('bad')))
      throw new EventStoreError('refused', 27, 'cannot parse');
    this.lines.push(...lines);
  }

  async countBatch(): Promise<Map<number, number>> {
    return new Map([[202601, this.lines.length]]);
  }
}

const batchOf = (lines: string[]): EventBatch => ({
  batchId: 'b',
  body: Buffer.from(lines.join('\n')),
  rows: lines.length,
});

describe('isolateRefused', () => {
  it('stores a good batch in one insert', async () => {
    const store = new PickyStore();
    expect(await isolateRefused(batchOf(['a', 'b', 'c']), store)).toEqual({ stored: 3, refused: [] });
    expect(store.inserts).toBe(1);
  });

  it('finds one bad row in a thousand within 21 inserts', async () => {
    const store = new PickyStore();
    const lines = Array.from({ length: 1000 }, (_row, at) => (at === 617 ? 'bad' : `row ${at}`));
    const { stored, refused } = await isolateRefused(batchOf(lines), store);
    expect(stored).toBe(999);
    expect(refused).toEqual([{ index: 617, code: 27, reason: 'cannot parse' }]);
    expect(store.inserts).toBeLessThanOrEqual(21);
  });

  it('stores every good row once, in order, whatever is bad', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (isGood) => {
        const store = new PickyStore();
        const lines = isGood.map((good, at) => `${good ? 'good' : 'bad'} ${at}`);
        const { stored, refused } = await isolateRefused(batchOf(lines), store);
        expect(store.lines).toEqual(lines.filter((line) => line.startsWith('good')));
        expect(stored).toBe(store.lines.length);
        expect(refused.map(({ index }) => lines[index])).toEqual(
          lines.filter((line) => line.startsWith('bad')),
        );
      }),
    );
  });

  it('passes on a failure that is no refusal', async () => {
    const store = new PickyStore();
    store.insert = () => Promise.reject(new EventStoreError('unclear', 0, 'reset'));
    await expect(isolateRefused(batchOf(['a']), store)).rejects.toMatchObject({ outcome: 'unclear' });
  });

  it('does not go on when a refused insert stored rows', async () => {
    const store = new PickyStore();
    store.countBatch = async () => new Map([[202601, 1]]);
    await expect(isolateRefused(batchOf(['a', 'bad']), store)).rejects.toMatchObject({ outcome: 'unclear' });
  });
});
