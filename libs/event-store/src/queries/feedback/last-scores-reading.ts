import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { scoreCells, weightedScoreCells } from '../metrics/scores-reading.ts';
import { replacedAnswersSql } from './repeated-answers.ts';

// The rollup counts every answer as it arrives; what was replaced is taken off its own hour, so no sum falls below 0.
const rolled = `SELECT <place>scale_min AS low, scale_max AS high,
    direction, score AS value, toUInt64(sum(counted)) AS answers
FROM
(
SELECT hour, survey, direction, scale_min, scale_max, score, channel, source, area, stage, toInt64(score_hourly.answers) AS counted
FROM score_hourly
WHERE workspace_id = {workspace:String} AND score_type IN {scoreTypes:Array(String)} AND <within>
UNION ALL
SELECT toStartOfHour(toDateTime(occurred_at, 'UTC')) AS hour, survey, direction, scale_min, scale_max, score, channel, source, area, stage,
    -toInt64(uniqExact(message_id)) AS counted
FROM invited_answers
WHERE workspace_id = {workspace:String} AND score_type IN {scoreTypes:Array(String)} AND <within>
    AND occurred_at >= fromUnixTimestamp64Milli({repeatFrom:Int64}, 'UTC')
    AND occurred_at < fromUnixTimestamp64Milli({repeatTo:Int64}, 'UTC')
    AND message_id GLOBAL IN <replaced>
GROUP BY hour, survey, direction, scale_min, scale_max, score, channel, source, area, stage
) AS told
WHERE 1<filters><by>
HAVING sum(counted) > 0`;

const slots = { place: '<place>', by: '<by>', within: '<within>', filters: '<filters>' };

/** The same cells without the answers that a later one replaced. Binds to `params` what tells them. */
export function lastScoreCells<Cells extends typeof scoreCells | typeof weightedScoreCells>(
  cells: Cells,
  request: MetricRequest,
  params: Params,
): Cells {
  const replaced = replacedAnswersSql(request, params, { ofScoreTypes: true });
  const { reading } = cells;
  return {
    ...cells,
    reading: {
      ...reading,
      name: `last-${reading.name}`,
      raw: reading.raw.replace('<filters>', () => `\n    AND message_id GLOBAL NOT IN ${replaced}<filters>`),
      ...(reading.rolled && {
        rolled: { ...reading.rolled, sql: fillSql(rolled, { ...slots, replaced }) },
      }),
    },
  };
}
