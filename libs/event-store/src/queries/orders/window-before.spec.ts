import { windowBefore } from './window-before.ts';

const before = (from: string, to: string, tz = 'UTC'): string =>
  new Date(windowBefore({ fromMs: Date.parse(from), toMs: Date.parse(to) }, tz)).toISOString();

describe('windowBefore', () => {
  it.each([
    ['a month', '2026-03-01T00:00Z', '2026-04-01T00:00Z', '2026-02-01'],
    ['a quarter, over the new year', '2026-01-01T00:00Z', '2026-04-01T00:00Z', '2025-10-01'],
    ['a week', '2026-03-09T00:00Z', '2026-03-16T00:00Z', '2026-03-02'],
    ['days within a month', '2026-03-05T00:00Z', '2026-03-08T00:00Z', '2026-03-02'],
  ])('is as many before %s', (_what, from, to, expected) => {
    expect(before(from, to)).toBe(`${expected}T00:00:00.000Z`);
  });

  it('is as long when the window is no whole days', () => {
    expect(before('2026-03-05T06:00Z', '2026-03-05T09:00Z')).toBe('2026-03-05T03:00:00.000Z');
  });

  it('knows the days of the zone: seven before a change of clocks are an hour more', () => {
    expect(before('2026-03-29T23:00Z', '2026-04-05T22:00Z', 'Europe/Madrid')).toBe(
      '2026-03-23T00:00:00.000Z',
    );
    expect(before('2026-03-29T22:00Z', '2026-04-05T22:00Z', 'Europe/Madrid')).toBe(
      '2026-03-22T23:00:00.000Z',
    );
  });
});
