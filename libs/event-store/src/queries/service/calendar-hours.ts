import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { defineRowTable } from '../../writer/row-table.ts';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/** The business clock of one version of a calendar, as `businessBreakpoints` makes it; `at` in epoch milliseconds. */
export const calendarHoursTable = defineRowTable(
  'calendar_hours',
  'INSERT INTO calendar_hours FORMAT JSONEachRow',
  z.strictObject({
    workspace_id: z.string(),
    calendar: z.string(),
    at: z.number().transform((ms) => new Date(ms).toISOString().replace('T', ' ').slice(0, 23)),
    worked_ms: z.number().int(),
    working: z.union([z.literal(0), z.literal(1)]),
  }),
);

/** How many breakpoints of a version are there: all of them, or they have to be written. */
export const countCalendarHours = defineQuery({
  name: 'calendars.breakpoints',
  sql: `SELECT uniqExact(at) AS breakpoints
FROM calendar_hours
WHERE workspace_id = {workspace:String} AND calendar = {calendar:String}`,
  params: z.strictObject({ workspace: z.string(), calendar: z.string() }),
  row: z.object({ breakpoints: count }),
});

const joined = `(
SELECT told.*, reading.worked_ms + reading.working * (told.<column> - reading.at_ms) AS <column>Worked
FROM
(
SELECT *, 1 AS oneCalendar
FROM <rows>
) AS told
GLOBAL ASOF LEFT JOIN
(
SELECT 1 AS oneCalendar, toUnixTimestamp64Milli(at) AS at_ms, worked_ms, working
FROM calendar_hours
WHERE workspace_id = {workspace:String} AND calendar = {calendar:String}
) AS reading
ON told.oneCalendar = reading.oneCalendar AND told.<column> >= reading.at_ms
)`;

/**
 * Rows (a parenthesised SELECT) with a clock reading `<column>Worked` for each of the columns, which are Int64 epoch
 * milliseconds: worked milliseconds of the calendar's version, or calendar time itself when there is none.
 */
export function withClockSql(
  rows: string,
  columns: readonly string[],
  calendar: string | null,
  params: Record<string, unknown>,
): string {
  if (calendar === null)
    return `(\nSELECT *, ${columns.map((column) => `${column} AS ${column}Worked`).join(', ')}\nFROM ${rows}\n)`;
  params['calendar'] = calendar;
  return columns.reduce((timed, column) => fillSql(joined, { rows: timed, column }), rows);
}
