import { feedback } from '@pulso/contract';
import type { Cells, ScoreCount } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { sumPlace } from './sum-places.ts';
import type { Params } from './dimensions.ts';
import type { SharedSums } from './read-sums.ts';
import type { SumReading } from './sum-reading.ts';

const raw = `SELECT <place>ifNull(events.scale_min, 0) AS low, ifNull(events.scale_max, 0) AS high,
    direction, assumeNotNull(events.score) AS value, <answers>
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND score_type IN {scoreTypes:Array(String)}
    AND score IS NOT NULL AND <within><filters><by>`;

/** Scored answers by score and scale: enough for every score metric, its mean and its interval. */
const scoresReading: SumReading = {
  name: 'scores',
  raw: raw.replace('<answers>', 'count() AS answers'),
  rolled: {
    sql: `SELECT <place>scale_min AS low, scale_max AS high,
    direction, score AS value, sum(score_hourly.answers) AS answers
FROM score_hourly
WHERE workspace_id = {workspace:String} AND score_type IN {scoreTypes:Array(String)} AND <within><filters><by>`,
    dimensions: ['channel', 'source', 'area', 'stage', 'survey'],
  },
  keys: ', low, high, direction, value',
  sums: 'sum(answers) AS answers',
  weight: 'sum(answers)',
};
/** The same with the survey weights. The rollup has no squares of them, without which there is no interval. */
const weightedReading: SumReading = {
  name: 'weighted-scores',
  raw: raw.replace(
    '<answers>',
    'count() AS answers, sum(ifNull(events.weight, 1)) AS weights, sum(pow(ifNull(events.weight, 1), 2)) AS squares',
  ),
  keys: scoresReading.keys as string,
  sums: 'sum(answers) AS answers, sum(weights) AS weights, sum(squares) AS squares',
  weight: 'sum(answers)',
};

const everyType: readonly string[] = feedback.shape.type.options;
const withType = (sql: string): string => sql.replace('<place>', '<place>score_type AS type, ');
/** The same of every type, told apart. */
const typedReading: SumReading = {
  ...scoresReading,
  name: 'typed-scores',
  raw: withType(scoresReading.raw),
  ...(scoresReading.rolled && {
    rolled: { ...scoresReading.rolled, sql: withType(scoresReading.rolled.sql) },
  }),
  keys: `, type${scoresReading.keys}`,
};

const scoresRow = z.object({
  ...sumPlace,
  type: z.string().optional(),
  low: z.number(),
  high: z.number(),
  direction: z.string(),
  value: z.number(),
  answers: count,
  weights: z.number().optional(),
  squares: z.number().optional(),
});

function foldScores(rows: readonly z.output<typeof scoresRow>[]): Cells['scores'] {
  const bars = new Map<string, ScoreCount>();
  for (const { low, high, value, answers, weights, squares, direction: written } of rows) {
    const direction = written === 'lower_is_better' ? written : 'higher_is_better';
    const key = `${low} ${high} ${value} ${direction}`;
    const own: ScoreCount = bars.get(key) ?? { min: low, max: high, direction, score: value, answers: 0 };
    own.answers += answers;
    if (weights !== undefined) own.weight = (own.weight ?? 0) + weights;
    if (squares !== undefined) own.weight2 = (own.weight2 ?? 0) + squares;
    bars.set(key, own);
  }
  return [...bars.values()];
}

const typesOf = ({ scoreTypes }: Params): readonly string[] => scoreTypes as readonly string[];
const typedScores: SharedSums<z.output<typeof scoresRow>> = {
  of: scoresReading,
  reading: typedReading,
  boundFor: (options) =>
    typesOf(options).every((type) => everyType.includes(type)) ? { scoreTypes: everyType } : undefined,
  isOwn: ({ type }, options) => type !== undefined && typesOf(options).includes(type),
};

export const scoreCells = {
  reading: scoresReading,
  shared: typedScores,
  row: scoresRow,
  fold: foldScores,
  sizeOf: ({ answers }: z.output<typeof scoresRow>) => answers,
};
export const weightedScoreCells = { ...scoreCells, reading: weightedReading };
