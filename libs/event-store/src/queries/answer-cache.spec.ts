import { AnswerCache } from './answer-cache.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('AnswerCache', () => {
  let nowMs = 0;
  let runs = 0;
  let cache: AnswerCache;
  const run = async () => [(runs += 1)];

  beforeEach(() => {
    nowMs = 0;
    runs = 0;
    cache = new AnswerCache(() => nowMs);
  });

  it('runs identical questions in flight once', async () => {
    const answers = await Promise.all([cache.share('a', 0, run), cache.share('a', 0, run)]);
    expect(answers).toEqual([[1], [1]]);
  });

  it('runs different questions each', async () => {
    await Promise.all([cache.share('a', 0, run), cache.share('b', 0, run)]);
    expect(runs).toBe(2);
  });

  it('remembers nothing for callers who allow no age', async () => {
    await cache.share('a', 0, run);
    await settle();
    expect(await cache.share('a', 0, run)).toEqual([2]);
  });

  it('remembers an answer as long as a caller allows', async () => {
    await cache.share('a', 0, run);
    await settle();
    nowMs = 999;
    expect(await cache.share('a', 1000, run)).toEqual([1]);
    nowMs = 1000;
    expect(await cache.share('a', 1000, run)).toEqual([2]);
  });

  it('shares a failure in flight and forgets it', async () => {
    const fail = () => Promise.reject(new Error('down'));
    const waiting = [cache.share('a', 1000, fail), cache.share('a', 1000, run)];
    await expect(Promise.all(waiting)).rejects.toThrow('down');
    await settle();
    expect(await cache.share('a', 1000, run)).toEqual([1]);
  });

  it('does not keep an answer of many rows', async () => {
    await cache.share('a', 1000, async () => Array.from({ length: 5_001 }));
    await settle();
    expect(await cache.share('a', 1000, run)).toEqual([1]);
  });

  it('keeps at most 256 answers, the newest', async () => {
    for (let key = 0; key <= 256; key += 1) await cache.share(String(key), 1000, run);
    await settle();
    expect(await cache.share('256', 1000, run)).toEqual([257]);
    expect(await cache.share('0', 1000, run)).toEqual([258]);
  });
});
