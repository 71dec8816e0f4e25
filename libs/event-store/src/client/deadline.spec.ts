import { runWithin } from './deadline.ts';

describe('runWithin', () => {
  it('answers what the run answers', async () => {
    await expect(runWithin(1000, async () => 7)).resolves.toBe(7);
  });

  it('throws what the run throws', async () => {
    await expect(runWithin(1000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('stops waiting when the time is over', async () => {
    const never = new Promise<never>(() => undefined);
    await expect(runWithin(5, () => never)).rejects.toThrow('no answer within 5 ms');
  });

  it('tells the run to stop when the time is over', async () => {
    let told: AbortSignal | undefined;
    await runWithin(5, (signal) => {
      told = signal;
      return new Promise<never>(() => undefined);
    }).catch(() => undefined);
    expect(told?.aborted).toBe(true);
  });
});
