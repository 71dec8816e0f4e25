import fc from 'fast-check';
import { businessBreakpoints } from './business-breakpoints.ts';
import { businessSeconds, type BusinessHours } from './business-clock.ts';
import { instantOfLocal, offsetMsAt, offsetTable } from './zone.ts';

const from = Date.parse('2025-10-01T00:00Z');
const to = Date.parse('2026-06-01T00:00Z');
const instant = fc.integer({ min: from, max: to - 1 });
const zone = fc.constantFrom(
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
);

describe('businessBreakpoints', () => {
  it('tells of any span what the clock adds up', () => {
    const hours = (tz: string): BusinessHours => ({
      tz,
      shifts: [1, 2, 3, 4, 5, 7].flatMap((weekday) => [
        { weekday, opens: 0, closes: 150 },
        { weekday, opens: 540, closes: 1080 },
        { weekday, opens: 1380, closes: 1440 },
      ]),
      holidays: new Set(['2025-12-25', '2026-03-29']),
    });
    fc.assert(
      fc.property(zone, instant, instant, (tz, one, other) => {
        const breakpoints = businessBreakpoints(hours(tz), from, to);
        const reading = (atMs: number): number => {
          const last = breakpoints.findLast((point) => point.atMs <= atMs);
          return last ? last.workedMs + (last.working ? atMs - last.atMs : 0) : 0;
        };
        const [start, end] = one < other ? [one, other] : [other, one];
        expect((reading(end) - reading(start)) / 1000).toBe(businessSeconds(start, end, hours(tz)));
      }),
      { numRuns: 15 },
    );
  });

  it('needs two rows for a team that never stops', () => {
    const shifts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1440 }));
    expect(businessBreakpoints({ tz: 'Europe/Madrid', shifts }, from, to)).toEqual([
      { atMs: from, workedMs: 0, working: true },
      { atMs: to, workedMs: to - from, working: false },
    ]);
  });
});

describe('offsetTable', () => {
  it('knows every offset that Intl knows', () => {
    fc.assert(
      fc.property(zone, fc.array(instant, { maxLength: 20 }), (tz, instants) => {
        const offsetAt = offsetTable(tz, from, to);
        for (const at of instants) expect(offsetAt(at)).toBe(offsetMsAt(tz, at));
      }),
      { numRuns: 20 },
    );
    const table = offsetTable('Europe/Madrid', from, to);
    const skipped = Date.parse('2026-03-29T02:30Z');
    expect(instantOfLocal('Europe/Madrid', skipped, table)).toBe(instantOfLocal('Europe/Madrid', skipped));
  });
});
