import type { Cells, ScoreCount } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { placeColumns } from './rows.ts';
import type { SumReading } from './sum-reading.ts';

/** Scored answers by score and scale: enough for every score metric, its mean and its interval. */
const scoresReading: SumReading = {
  name: 'scores',
  raw: `SELECT <step> AS step, <groups>, ifNull(events.scale_min, 0) AS low, ifNull(events.scale_max, 0) AS high,
    direction, assumeNotNull(events.score) AS value, count() AS answers
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND score_type IN {scoreTypes:Array(String)}
    AND score IS NOT NULL AND <within><filters>
GROUP BY step, g0, g1, g2, tail, low, high, direction, value`,
  rolled: {
    sql: `SELECT <step> AS step, <groups>, scale_min AS low, scale_max AS high,
    direction, score AS value, sum(score_hourly.answers) AS answers
FROM score_hourly
WHERE workspace_id = {workspace:String} AND score_type IN {scoreTypes:Array(String)} AND <within><filters>
GROUP BY step, g0, g1, g2, tail, low, high, direction, value`,
    dimensions: ['channel', 'source', 'area', 'stage', 'survey'],
  },
  keys: ', low, high, direction, value',
  sums: 'sum(answers) AS answers',
  weight: 'sum(answers)',
};

const scoresRow = z.object({
  ...placeColumns,
  low: z.number(),
  high: z.number(),
  direction: z.string(),
  value: z.number(),
  answers: count,
});

function foldScores(rows: readonly z.output<typeof scoresRow>[]): Cells['scores'] {
  const bars = new Map<string, ScoreCount>();
  for (const { low, high, value, answers, direction: written } of rows) {
    const direction = written === 'lower_is_better' ? written : 'higher_is_better';
    const key = `${low} ${high} ${value} ${direction}`;
    const bar = bars.get(key);
    if (bar) bar.answers += answers;
    else bars.set(key, { min: low, max: high, direction, score: value, answers });
  }
  return [...bars.values()];
}

export const scoreCells = {
  reading: scoresReading,
  row: scoresRow,
  fold: foldScores,
  sizeOf: ({ answers }: z.output<typeof scoresRow>) => answers,
};
