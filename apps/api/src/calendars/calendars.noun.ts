import { calendar, type Calendar } from '@pulso/contract';
import type { DocumentNoun } from '../platform/documents/documents.ts';

const always: Calendar = {
  tz: 'UTC',
  shifts: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  holidays: [],
};
const office: Calendar = {
  tz: 'UTC',
  shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })),
  holidays: [],
};

/** When teams work. `office` is Monday to Friday, 9 to 18 in UTC, until somebody writes their own. */
export const calendars: DocumentNoun<Calendar> = {
  noun: 'calendars',
  schema: calendar,
  builtIn: { always, office },
};
