import { dayOf, dayStartMs, stepEndMs } from './step-end.ts';

const end = (interval: 'minute' | 'hour' | 'day', now: string, tz: string) =>
  new Date(stepEndMs(interval, Date.parse(now), tz)).toISOString();

describe('stepEndMs', () => {
  it.each([
    ['minute', '2026-01-02T10:30:20Z', 'UTC', '2026-01-02T10:31:00.000Z'],
    ['hour', '2026-01-02T10:30:00Z', 'Europe/Madrid', '2026-01-02T11:00:00.000Z'],
    ['hour', '2026-01-02T10:40:00Z', 'Asia/Kolkata', '2026-01-02T11:30:00.000Z'],
    ['day', '2026-01-02T23:30:00Z', 'Europe/Madrid', '2026-01-03T23:00:00.000Z'],
    ['day', '2026-01-02T02:00:00Z', 'America/Bogota', '2026-01-02T05:00:00.000Z'],
  ] as const)('ends the %s of %s in %s at %s', (interval, now, tz, expected) => {
    expect(end(interval, now, tz)).toBe(expected);
  });

  it('ends the day of a clock change at its own midnight', () => {
    expect(end('day', '2026-03-28T23:30:00Z', 'Europe/Madrid')).toBe('2026-03-29T22:00:00.000Z');
  });
});

describe('dayStartMs', () => {
  it.each([
    ['2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Madrid', '2026-03-29T22:00:00.000Z'],
    ['1997-01-01', 'America/Bogota', '1997-01-01T05:00:00.000Z'],
  ])('begins %s in %s at %s', (day, tz, expected) => {
    expect(new Date(dayStartMs(day, tz)).toISOString()).toBe(expected);
    expect(dayOf(dayStartMs(day, tz), tz)).toBe(day);
  });

  it('begins no day that is none', () => {
    expect(dayStartMs('yesterday', 'UTC')).toBeNaN();
  });
});
