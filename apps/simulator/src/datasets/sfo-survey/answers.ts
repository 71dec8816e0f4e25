import type { FeedbackInput } from '@pulso/contract';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';
import { questionnaireLanguages } from './columns.ts';
import type { Respondent } from './respondent.ts';
import { readScore, recommendScale, type Scale } from './scores.ts';

interface Question {
  column: string;
  survey: string;
  type: FeedbackInput['type'];
  touchpoint: string;
  scale: Scale;
}

const stars: Scale = { min: 1, max: 5 };
const questions: readonly Question[] = [
  { column: 'NETPRO', survey: 'recommend', type: 'nps', touchpoint: 'airport', scale: recommendScale },
  { column: 'Q7ALL', survey: 'overall', type: 'csat', touchpoint: 'airport', scale: stars },
  { column: 'Q14FIND', survey: 'find', type: 'ces', touchpoint: 'wayfinding', scale: stars },
  { column: 'Q14PASSTHRU', survey: 'security', type: 'ces', touchpoint: 'security', scale: stars },
];

/** Every answer that one respondent gave, one event each, with the respondent's survey weight. */
export function answersOf(row: CsvRow, { id, envelope }: Respondent): DatedEvent<'feedback'>[] {
  const weight = Number(row.WEIGHT);
  const language = questionnaireLanguages[row.LANG ?? ''];
  return questions.flatMap(({ column, survey, type, touchpoint, scale }): DatedEvent<'feedback'>[] => {
    const score = readScore(row[column], scale);
    if (score === undefined) return [];
    return [
      {
        kind: 'feedback',
        messageId: `sfo_survey:${id}:${survey}`,
        name: 'Passenger interviewed',
        ...envelope,
        touchpoint,
        feedback: {
          type,
          score,
          scale,
          survey,
          milestone: 'boarding',
          language,
          weight: weight > 0 ? weight : undefined,
        },
      },
    ];
  });
}
