import { retryUntilDone } from './retry.ts';

describe('retryUntilDone', () => {
  it('tries again after a failure and tells about it', async () => {
    const failures: unknown[] = [];
    let turns = 0;
    const work = () => (++turns < 3 ? Promise.reject(new Error(`turn ${turns}`)) : Promise.resolve('done'));
    await expect(
      retryUntilDone(new AbortController().signal, work, (error) => failures.push(error)),
    ).resolves.toBe('done');
    expect(failures.map(String)).toEqual(['Error: turn 1', 'Error: turn 2']);
  });

  it('gives up when the process shuts down', async () => {
    const stopping = new AbortController();
    const work = () => Promise.reject(new Error('away'));
    const outcome = retryUntilDone(stopping.signal, work, () => stopping.abort(new Error('shutting down')));
    await expect(outcome).rejects.toThrow();
  });
});
