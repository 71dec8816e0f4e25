import { setTimeout as sleep } from 'node:timers/promises';
import { restAfterMs, Tick } from './tick.ts';

describe('Tick', () => {
  it('joins many requests into few runs', async () => {
    let runs = 0;
    const tick = new Tick(async () => void (runs += 1), 30);
    for (let i = 0; i < 50; i += 1) {
      tick.request();
      await sleep(2);
    }
    tick.stop();
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThan(10);
  });

  it('never runs twice at once and serves a request made meanwhile', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const tick = new Tick(async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
      runs += 1;
    }, 1);
    tick.request();
    await sleep(10);
    tick.request();
    await sleep(150);
    tick.stop();
    expect([most, runs]).toEqual([1, 2]);
  });
});

describe('restAfterMs', () => {
  it.each([
    [0, 0],
    [100, 50],
    [200, 100],
    [300, 375],
    [400, 800],
    [2000, 4000],
    [60_000, 10_000],
  ])('rests after work of %d ms for %d ms', (tookMs, rest) => {
    expect(restAfterMs(tookMs)).toBe(rest);
  });
});
