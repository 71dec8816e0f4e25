import { z } from 'zod';

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 07:30, up to 24:00');
const zoneName = z
  .string()
  .max(64)
  .refine(isZone, { message: 'must be an IANA time zone such as Europe/Madrid' });
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Monday is 1, Sunday 7. A shift that closes at or before it opens goes on until that time of the next day. */
const calendarShift = z.strictObject({
  weekday: z.number().int().min(1).max(7),
  opens: clockTime.refine((time) => time !== '24:00', { message: 'a day opens at 00:00 at the earliest' }),
  closes: clockTime,
});
type CalendarShift = z.infer<typeof calendarShift>;

/** When a team works: `GET` and `PUT /api/calendars/:id`. A holiday is a whole local day without work. */
export const calendar = z
  .strictObject({
    tz: zoneName,
    shifts: z.array(calendarShift).min(1).max(50),
    holidays: z
      .array(z.strictObject({ date: z.iso.date(), name: z.string().max(100).optional() }))
      .max(1000)
      .default([]),
  })
  .superRefine(({ shifts }, context) => {
    const stretches = weekOf(shifts).toSorted((one, other) => one.opens - other.opens);
    const clash = stretches.find((stretch, index) => stretch.opens < (stretches[index - 1]?.closes ?? 0));
    if (clash) context.addIssue({ code: 'custom', path: ['shifts'], message: 'shifts must not overlap' });
  });
export type Calendar = z.infer<typeof calendar>;

/** A shift within one day, in minutes from its midnight. */
interface DayShift {
  weekday: number;
  opens: number;
  closes: number;
}

/** The shifts with those that cross midnight cut in two. Minutes from local midnight; `closes` may be 1440. */
export function dayShifts(shifts: readonly CalendarShift[]): DayShift[] {
  return shifts.flatMap((shift) => {
    const { weekday } = shift;
    const [opens, closes] = [minuteOf(shift.opens), minuteOf(shift.closes)];
    if (closes > opens) return [{ weekday, opens, closes }];
    const evening = { weekday, opens, closes: 1440 };
    return closes === 0 ? [evening] : [evening, { weekday: (weekday % 7) + 1, opens: 0, closes }];
  });
}

const weekOf = (shifts: readonly CalendarShift[]): { opens: number; closes: number }[] =>
  dayShifts(shifts).map(({ weekday, opens, closes }) => ({
    opens: weekday * 1440 + opens,
    closes: weekday * 1440 + closes,
  }));

function isZone(tz: string): boolean {
  try {
    return /^[A-Za-z]/.test(new Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}
