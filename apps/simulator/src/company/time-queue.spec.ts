import fc from 'fast-check';
import { TimeQueue } from './time-queue.ts';

describe('a time queue', () => {
  it('hands out everything by time, then by entry', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 200 }), (times) => {
        const queue = new TimeQueue<number>();
        times.forEach((atMs, entry) => queue.push(atMs, entry));
        const handed = times.map(() => queue.pop());
        const expected = times
          .map((atMs, item) => ({ atMs, item }))
          .sort((one, other) => one.atMs - other.atMs || one.item - other.item);
        expect(handed.map((entry) => ({ atMs: entry?.atMs, item: entry?.item }))).toEqual(expected);
        expect(queue.pop()).toBeUndefined();
      }),
    );
  });
});
