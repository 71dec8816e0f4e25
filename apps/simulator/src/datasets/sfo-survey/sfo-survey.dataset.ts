import type { EventInput } from '@pulso/contract';
import type { Dataset } from '../dataset.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import { answersOf } from './answers.ts';
import { commentsOf, interviewOf } from './interview.ts';
import { respondentOf } from './respondent.ts';

/** San Francisco International Airport's yearly passenger survey: one respondent a row, up to four answers. */
export const sfoSurvey: Dataset = {
  id: 'sfo_survey',
  about: 'airport passengers: NPS, satisfaction and effort answers, coded comments',
  /** 2017 unless asked: the first year with the recommend question. */
  files: ({ years = [2017] }) => years.map((year) => `${year}_SFO_Customer_Survey.csv`),
  async *events({ paths, report }): AsyncGenerator<EventInput> {
    for (const [index, path] of paths.entries()) {
      const year = Number(/(\d{4})_SFO/.exec(path)?.[1]);
      const onRead = (share: number) => report((index + share) / paths.length);
      for await (const row of readCsv(path, { onRead })) yield* eventsOf(row, year);
    }
  },
};

/** One respondent: the interview, every answer given, and every comment as the airport coded it. */
export function eventsOf(row: CsvRow, year: number): EventInput[] {
  const respondent = respondentOf(row, year);
  return [interviewOf(respondent), ...answersOf(row, respondent), ...commentsOf(row, respondent)];
}
