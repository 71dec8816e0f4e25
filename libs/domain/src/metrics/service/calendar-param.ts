import { z } from 'zod';
import type { DocumentNeed } from '../metric.ts';

/** What the api puts in the place of a calendar's id: the version that the store knows it by. */
const resolved = z.strictObject({ version: z.string() });

/** The params of a metric that can tell time in business hours. */
export const clockParams = {
  clock: z.enum(['calendar', 'business']).default('calendar'),
  calendar: z.union([z.string(), resolved]).default('office'),
};
interface ClockParams {
  clock: 'calendar' | 'business';
  calendar: string | { version: string };
}

export const clockDescriptions = {
  clock: {
    en: 'calendar (default: all time counts) or business (only the hours of a calendar)',
    es: 'calendar (por defecto: cuenta todo el tiempo) o business (solo el horario de un calendario)',
  },
  calendar: {
    en: 'id of one of GET /api/calendars, for the business clock; default office',
    es: 'id de uno de GET /api/calendars, para el reloj business; por defecto, office',
  },
};

export function calendarNeed({ clock, calendar }: ClockParams): DocumentNeed[] {
  if (clock === 'calendar' || typeof calendar !== 'string') return [];
  return [{ param: 'calendar', noun: 'calendars', id: calendar }];
}

/** The version of the calendar whose hours count; null when all time does. Throws when nobody resolved the id. */
export function calendarVersion({ clock, calendar }: ClockParams): string | null {
  if (clock === 'calendar') return null;
  if (typeof calendar === 'string') throw new Error(`the calendar ${calendar} was not resolved`);
  return calendar.version;
}
