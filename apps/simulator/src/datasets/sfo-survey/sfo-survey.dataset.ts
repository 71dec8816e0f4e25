import type { EventInput, FeedbackInput } from '@pulso/contract';
import type { Dataset, DatedEvent } from '../dataset.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import {
  commentColumns,
  problemAnswers,
  propertyColumns,
  questionnaireLanguages,
  tripPurposes,
} from './columns.ts';
import { interviewTime } from './interview-time.ts';

interface Question {
  column: string;
  survey: string;
  type: FeedbackInput['type'];
  touchpoint: string;
  scale: { min: number; max: number };
}

/** Blank is coded 11 or empty for NETPRO, 0, 6 or `Blank` for the others: whatever is off the scale is no answer. */
const questions: readonly Question[] = [
  { column: 'NETPRO', survey: 'recommend', type: 'nps', touchpoint: 'airport', scale: { min: 0, max: 10 } },
  { column: 'Q7ALL', survey: 'overall', type: 'csat', touchpoint: 'airport', scale: { min: 1, max: 5 } },
  { column: 'Q14FIND', survey: 'find', type: 'ces', touchpoint: 'wayfinding', scale: { min: 1, max: 5 } },
  {
    column: 'Q14PASSTHRU',
    survey: 'security',
    type: 'ces',
    touchpoint: 'security',
    scale: { min: 1, max: 5 },
  },
];

/** San Francisco International Airport's yearly passenger survey: one respondent a row, up to four answers. */
export const sfoSurvey: Dataset = {
  id: 'sfo_survey',
  /** 2017 unless asked: the only year with the recommend question. */
  files: ({ years = [2017] }) => years.map((year) => `${year}_SFO_Customer_Survey.csv`),
  async *events({ paths, report }) {
    for (const [index, path] of paths.entries()) {
      const year = Number(/(\d{4})_SFO/.exec(path)?.[1]);
      const onRead = (share: number) => report((index + share) / paths.length);
      for await (const row of readCsv(path, { onRead })) yield* answersOf(row, year);
    }
  },
};

/** Every answer that one respondent gave, one event each, with the respondent's survey weight. */
export function answersOf(row: CsvRow, year: number): EventInput[] {
  const respondent = `${year}:${row.RESPNUM}`;
  const occurredAt = interviewTime(row, year);
  const properties = respondentProperties(row, year);
  const weight = Number(row.WEIGHT);
  const language = questionnaireLanguages[row.LANG ?? ''];
  return questions.flatMap(({ column, survey, type, touchpoint, scale }): DatedEvent<'feedback'>[] => {
    const score = readScore(row[column], scale);
    if (score === undefined) return [];
    return [
      {
        kind: 'feedback',
        messageId: `sfo_survey:${respondent}:${survey}`,
        occurredAt,
        name: 'Passenger interviewed',
        source: 'sfo_survey',
        channel: 'interview',
        area: 'operations',
        stage: 'departure',
        touchpoint,
        persona: tripPurposes[row.Q2PURP1 ?? ''],
        customer: { anonymousId: `sfo-${respondent}` },
        feedback: {
          type,
          score,
          scale,
          survey,
          milestone: 'boarding',
          language,
          weight: weight > 0 ? weight : undefined,
        },
        properties,
      },
    ];
  });
}

/** A whole number on the scale, or undefined for every way the files write "no answer". */
function readScore(cell: string | undefined, { min, max }: Question['scale']): number | undefined {
  if (cell === undefined || !/^\d+$/.test(cell)) return undefined;
  const score = Number(cell);
  return score >= min && score <= max ? score : undefined;
}

function respondentProperties(row: CsvRow, year: number): Record<string, string> {
  const properties: Record<string, string> = { year: String(year) };
  for (const [property, columns] of Object.entries(propertyColumns)) {
    const value = columns.map((column) => row[column]).find((cell) => cell !== undefined && cell !== '');
    if (value !== undefined && value.toLowerCase() !== 'blank') properties[property] = value;
  }
  const problem = problemAnswers[row.Q15PROBLEM ?? ''];
  if (problem !== undefined) properties.problem = problem;
  for (const [property, pattern] of Object.entries(commentColumns)) {
    const codes = Object.keys(row)
      .filter((column) => pattern.test(column))
      .map((column) => row[column] ?? '');
    const given = codes.filter((code) => /^\d+$/.test(code) && Number(code) > 0);
    if (given.length > 0) properties[property] = given.join(' ');
  }
  return properties;
}
