import type { CsvRow } from '../read-csv.ts';
import { problemAnswers, propertyColumns, tripPurposes } from './columns.ts';
import { interviewTime } from './interview-time.ts';
import { npsClass, readScore, recommendScale } from './scores.ts';

/** What every event of one respondent says. */
export interface Respondent {
  /** Year and number of the interview: numbers begin anew every year. */
  id: string;
  /** Where and when, and who: the envelope of each event. */
  envelope: {
    occurredAt: string;
    source: string;
    channel: string;
    area: string;
    stage: string;
    persona: string | undefined;
    customer: { anonymousId: string };
    properties: Record<string, string>;
  };
}

export function respondentOf(row: CsvRow, year: number): Respondent {
  const id = `${year}:${row.RESPNUM ?? row.CCGID}`;
  return {
    id,
    envelope: {
      occurredAt: interviewTime(row, year),
      source: 'sfo_survey',
      channel: 'interview',
      area: 'operations',
      stage: 'departure',
      persona: tripPurposes[row.Q2PURP1 ?? ''],
      customer: { anonymousId: `sfo-${id}` },
      properties: respondentProperties(row, year),
    },
  };
}

function respondentProperties(row: CsvRow, year: number): Record<string, string> {
  const properties: Record<string, string> = { year: String(year) };
  for (const [property, columns] of Object.entries(propertyColumns)) {
    const value = columns.map((column) => row[column]).find((cell) => cell !== undefined && cell !== '');
    if (value !== undefined && value.toLowerCase() !== 'blank') properties[property] = value;
  }
  const problem = problemAnswers[row.Q15PROBLEM ?? ''];
  if (problem !== undefined) properties.problem = problem;
  const recommend = readScore(row.NETPRO, recommendScale);
  if (recommend !== undefined) {
    properties.recommend = String(recommend);
    properties.nps_class = npsClass(recommend);
  }
  return properties;
}
