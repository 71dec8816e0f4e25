import { AnswerClock } from './answer-clock.ts';
import { serverTiming } from './server-timing.ts';

const told = (clock: AnswerClock) => serverTiming(clock, 12.345).replace(/dur=[\d.]+/g, 'dur');

describe('AnswerClock', () => {
  it('times what the store is asked, and passes its answer on', async () => {
    const clock = new AnswerClock();
    const store = clock.watch({ query: () => Promise.resolve([]) });
    await expect(store.query({} as never, {} as never)).resolves.toEqual([]);
    expect(clock.store.waitedMs).toBeGreaterThan(0);
    expect(clock.compute.waitedMs).toBe(0);
  });

  it('is told as a header, in milliseconds, a model only where there was one', async () => {
    const clock = new AnswerClock();
    expect(serverTiming(clock, 12.345)).toBe('store;dur=0.0, total;dur=12.3');
    await clock.compute.time(() => new Promise((resolve) => setTimeout(resolve, 2)));
    expect(told(clock)).toBe('store;dur, compute;dur, total;dur');
  });
});
