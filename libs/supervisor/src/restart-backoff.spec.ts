import { RestartBackoff } from './restart-backoff.ts';

const delaysOf = (backoff: RestartBackoff, lives: readonly number[]) =>
  lives.map((livedMs) => backoff.nextDelayMs(livedMs));

describe('RestartBackoff', () => {
  it('restarts at once the first time', () => {
    expect(new RestartBackoff().nextDelayMs(0)).toBe(0);
  });

  it('waits ever longer in a crash loop', () => {
    expect(delaysOf(new RestartBackoff(), [0, 0, 0, 0, 0, 0, 0])).toEqual([
      0, 250, 500, 1000, 2000, 2000, 2000,
    ]);
  });

  it('forgets the crashes after ten healthy seconds', () => {
    expect(delaysOf(new RestartBackoff(), [0, 0, 9_999, 10_000, 0])).toEqual([0, 250, 500, 0, 250]);
  });
});
