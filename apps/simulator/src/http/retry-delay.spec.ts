import { retryDelayMs } from './retry-delay.ts';

const now = Date.parse('2026-01-01T00:00:00Z');
const delay = (attempt: number, retryAfter?: string, random = 1) =>
  retryDelayMs(attempt, retryAfter, now, () => random);

describe('the wait before another try', () => {
  it('is what the server asked for', () => {
    expect(delay(0, '7')).toBe(7_000);
    expect(delay(9, '0')).toBe(0);
    expect(delay(0, 'Thu, 01 Jan 2026 00:00:03 GMT')).toBe(3_000);
  });

  it('is never longer than a minute', () => {
    expect(delay(0, '86400')).toBe(60_000);
  });

  it('doubles up to half a minute otherwise', () => {
    expect([0, 1, 2, 20].map((attempt) => delay(attempt))).toEqual([500, 1_000, 2_000, 30_000]);
    expect(delay(0, 'soon')).toBe(500);
  });

  it('is spread over its upper half', () => {
    expect(delay(1, undefined, 0)).toBe(500);
  });
});
