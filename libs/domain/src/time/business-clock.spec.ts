import { businessSeconds, type BusinessHours } from './business-clock.ts';

const office: BusinessHours = {
  tz: 'Europe/Madrid',
  shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 7 * 60, closes: 18 * 60 })),
  holidays: new Set(['2026-01-06']),
};
const hours = (from: string, to: string, schedule = office): number =>
  businessSeconds(Date.parse(from), Date.parse(to), schedule) / 3600;

describe('businessSeconds', () => {
  it('counts one hour from a shift at seven to a reply at eight', () => {
    expect(hours('2026-01-12T18:00+01:00', '2026-01-13T08:00+01:00')).toBe(1);
  });

  it('counts nothing when arrival and answer are both off hours', () => {
    expect(hours('2026-01-12T19:00+01:00', '2026-01-12T23:30+01:00')).toBe(0);
  });

  it('leaves out weekends and holidays', () => {
    expect(hours('2026-01-09T17:00+01:00', '2026-01-12T08:00+01:00')).toBe(2);
    expect(hours('2026-01-05T17:00+01:00', '2026-01-07T08:00+01:00')).toBe(2);
  });

  it('loses the hour that the clocks skip', () => {
    const nights = { tz: 'Europe/Madrid', shifts: [{ weekday: 7, opens: 0, closes: 480 }] };
    expect(hours('2026-03-28T00:00+01:00', '2026-03-30T00:00+02:00', nights)).toBe(7);
  });
});
