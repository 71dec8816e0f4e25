import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';
import { commentColumns } from './columns.ts';
import type { Respondent } from './respondent.ts';

/** The interview itself, also of the respondent who left every question blank. */
export function interviewOf({ id, envelope }: Respondent): DatedEvent<'touchpoint'> {
  return {
    kind: 'touchpoint',
    messageId: `sfo_survey:${id}:interview`,
    name: 'Interview held',
    ...envelope,
    touchpoint: 'interview',
  };
}

/** The respondent's comments as the airport coded them, one event a code; 0 and blank are none. */
export function commentsOf(row: CsvRow, { id, envelope }: Respondent): DatedEvent<'touchpoint'>[] {
  return Object.entries(commentColumns).flatMap(([question, pattern]) =>
    Object.entries(row)
      .filter(([column, code]) => pattern.test(column) && /^\d+$/.test(code ?? '') && Number(code) > 0)
      .map(([column, code]) => ({
        kind: 'touchpoint',
        messageId: `sfo_survey:${id}:${column}`,
        name: 'Comment coded',
        ...envelope,
        touchpoint: 'interview',
        properties: { ...envelope.properties, question, comment_code: String(Number(code)) },
      })),
  );
}
