import { randomUUID } from 'node:crypto';
import { businessBreakpoints, businessSeconds, type BusinessHours } from '@pulso/domain';
import fc from 'fast-check';
import { z } from 'zod';
import { ask, behind } from '../../../test/metric-question.ts';
import { ticketRow as step } from '../../../test/ticket-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { defineQuery } from '../named-query.ts';
import { calendarHoursTable, countCalendarHours, withClockSql } from './calendar-hours.ts';

const weekdays = [1, 2, 3, 4, 5];
const shift: BusinessHours = {
  tz: 'Europe/Madrid',
  shifts: weekdays.map((weekday) => ({ weekday, opens: 7 * 60, closes: 18 * 60 })),
  holidays: new Set(['2026-01-06']),
};
const from = Date.parse('2025-10-01T00:00Z');
const to = Date.parse('2026-12-01T00:00Z');

describe('the business clock of the store', () => {
  const test = useTestStore();

  /** Writes the clock of a calendar and gives its version. */
  async function write(hours: BusinessHours): Promise<string> {
    const calendar = randomUUID();
    const breakpoints = businessBreakpoints(hours, from, to);
    const rows = breakpoints.map(({ atMs, workedMs, working }) => ({
      ...{ workspace_id: 'main', calendar, at: atMs, worked_ms: workedMs },
      working: working ? (1 as const) : (0 as const),
    }));
    await test.store.addRows(calendarHoursTable, rows);
    const counted = await test.store.query(countCalendarHours, { workspace: 'main', calendar });
    expect(counted).toEqual([{ breakpoints: breakpoints.length }]);
    return calendar;
  }

  const instant = fc.integer({ min: from, max: to - 1 });
  const spans = fc.array(fc.tuple(instant, instant), { minLength: 200, maxLength: 200 });
  const shifts = fc.uniqueArray(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      opens: fc.integer({ min: 0, max: 719 }),
      closes: fc.integer({ min: 720, max: 1440 }),
    }),
    { selector: ({ weekday }) => weekday, minLength: 1, maxLength: 7 },
  );
  const calendars = fc.record({
    tz: fc.constantFrom('Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    shifts,
    holidays: fc
      .uniqueArray(fc.integer({ min: 0, max: 425 }), { maxLength: 30 })
      .map(
        (days) => new Set(days.map((day) => new Date(from + day * 86_400_000).toISOString().slice(0, 10))),
      ),
  });

  it('tells of any span what the domain adds up', async () => {
    await fc.assert(
      fc.asyncProperty(calendars, spans, async (hours, drawn) => {
        const params: Record<string, unknown> = {};
        const ordered = drawn.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
        const rows = `(SELECT arrayJoin(arrayZip(JSONExtract({starts:String}, 'Array(Int64)'), JSONExtract({stops:String}, 'Array(Int64)'))) AS span, span.1 AS startMs, span.2 AS stopMs)`;
        const timed = withClockSql(rows, ['startMs', 'stopMs'], await write(hours), params);
        const query = defineQuery({
          name: 'test.business-seconds',
          sql: `SELECT toFloat64(startMs) AS start, toFloat64(stopMs) AS stop, (stopMsWorked - startMsWorked) / 1000 AS seconds FROM ${timed} AS timed`,
          params: z.record(z.string(), z.string()),
          row: z.object({ start: z.number(), stop: z.number(), seconds: z.number() }),
        });
        const answered = await test.store.query(query, {
          workspace: 'main',
          calendar: String(params['calendar']),
          starts: JSON.stringify(ordered.map(([start]) => start)),
          stops: JSON.stringify(ordered.map(([, stop]) => stop)),
        });
        expect(answered).toHaveLength(ordered.length);
        for (const { start, stop, seconds } of answered)
          expect(seconds).toBe(businessSeconds(start, stop, hours));
      }),
      { numRuns: 6 },
    );
  });

  it('times replies and solves in the hours of a shift', async () => {
    const calendar = { version: await write(shift) };
    const human = { actor: 'human' };
    await test.insert([
      // Monday 18:00 in Madrid is when the shift ends: until 08:00 the next day it is one hour.
      step('main', 'A', 'created', '12 17:00'),
      step('main', 'A', 'replied', '13 07:00', human),
      step('main', 'A', 'solved', '13 08:00'),
      // Arrives and is answered off-hours.
      step('main', 'B', 'created', '12 18:00'),
      step('main', 'B', 'replied', '12 22:30', human),
      // Waits since before the holiday.
      step('main', 'C', 'created', '05 16:00'),
    ]);
    const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z', asOf: '2026-01-13T12:00Z' };
    const business = { ...january, params: { clock: 'business', calendar } };
    const seconds = async (id: string, question: object) =>
      (await behind(test.store, id, { ...january, ...question })).rows.map(({ id: ticket, value }) => [
        ticket,
        value,
      ]);
    expect(await seconds('first_response_time', january)).toEqual([
      ['B', 4.5 * 3600],
      ['A', 14 * 3600],
    ]);
    expect(await seconds('first_response_time', business)).toEqual([
      ['B', 0],
      ['A', 3600],
    ]);
    expect(await seconds('resolution_time', business)).toEqual([['A', 7200]]);
    expect((await ask(test.store, 'first_response_time', business)).total).toMatchObject({
      value: 1800,
      n: 2,
    });
    // Monday 1 h, Wednesday to Friday 33 h, Monday 11 h, Tuesday 6 h.
    const share = (target_seconds: number) => ({
      ...business,
      params: { ...business.params, stat: 'share_within', target_seconds },
    });
    expect((await ask(test.store, 'first_response_time', share(51 * 3600 - 1))).total.parts).toMatchObject({
      overdue: 1,
    });
    expect((await ask(test.store, 'first_response_time', share(51 * 3600))).total.parts).toMatchObject({
      overdue: 0,
    });
    expect((await behind(test.store, 'first_response_time', share(3600))).rows.map(({ id }) => id)).toEqual([
      'B',
      'A',
      'C',
    ]);
  });
});
