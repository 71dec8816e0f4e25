import type { CsvRow } from '../read-csv.ts';

/** San Francisco keeps Pacific Daylight Time all through May. */
const pacificDaylightOffsetHours = 7;
/** Passengers are interviewed at the gate while they wait. */
const waitMinutes = 60;
/** Middle of the departure blocks AM (before 11), MID (11 to 17), PM (after 17), for rows without a usable time. */
const blockHours: Readonly<Record<string, number>> = { 1: 8, 2: 14, 3: 20 };
const noonMinutes = 12 * 60;

/** Where a file does not tell the day, the middle of the survey's month. */
const middle = { month: 5, day: 15 };

/**
 * When the interview took place, ISO 8601 in UTC. The files give the day of May (2016: a full date) and the flight's
 * departure as `9:20 PM`, `18:05:00` or `12/31/1899 09:30:00 AM`; the interview is set one hour before it, on its day.
 */
export function interviewTime(row: CsvRow, year: number): string {
  const minutes = Math.max(0, departureMinutes(row) - waitMinutes);
  const { month, day } = interviewDay(row.INTDATE);
  return new Date(Date.UTC(year, month - 1, day, pacificDaylightOffsetHours, minutes)).toISOString();
}

/** The day of May alone, `M/D/YYYY` or `YYYY-MM-DD`. */
function interviewDay(cell = ''): { month: number; day: number } {
  const date = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(cell) ?? /^\d{4}-(\d{2})-(\d{2})/.exec(cell);
  const month = Number(date?.[1] ?? middle.month);
  const day = Number(date?.[2] ?? cell);
  const isDay = Number.isInteger(day) && day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDay ? { month, day } : middle;
}

/** Minutes after midnight, from the departure time, else from the departure block, else noon. */
function departureMinutes(row: CsvRow): number {
  const clock = /(\d{1,2}):(\d{2})(?::\d{2})?\s*(AM|PM)?$/i.exec(row.DEPTIME ?? '');
  if (clock === null) return (blockHours[row.STRATA ?? ''] ?? noonMinutes / 60) * 60;
  const [, hourText, minuteText, half] = clock;
  const hour =
    half === undefined ? Number(hourText) : (Number(hourText) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return hour * 60 + Number(minuteText);
}
