import { answerEditDays } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { defineQuery } from '../named-query.ts';

const dayMs = 86_400_000;

/** Whether a workspace has any answer to an invitation: without one no answer is ever repeated. */
export const findInvitedAnswers = defineQuery({
  name: 'feedback.find-invited-answers',
  sql: `SELECT 1 AS found
FROM invited_answers
WHERE workspace_id = {workspace:String}
LIMIT 1`,
  params: z.strictObject({ workspace: z.string() }),
  row: z.object({ found: z.number() }),
});

// An answer replaces the one before it: so what was replaced in a window is told by the answers up to one edit
// window after it, however long the chain is.
const replaced = `(
SELECT arrayJoin(arrayMap(pair -> pair.1.2,
    arrayFilter(pair -> pair.2.1 - pair.1.1 <= {editMs:Int64}, arrayZip(arrayPopBack(given), arrayPopFront(given))))) AS message_id
FROM
(
SELECT arraySort(groupUniqArray((toUnixTimestamp64Milli(occurred_at), message_id))) AS given
FROM invited_answers
WHERE workspace_id = {workspace:String}<types>
    AND occurred_at >= fromUnixTimestamp64Milli({repeatFrom:Int64}, 'UTC')
    AND occurred_at < fromUnixTimestamp64Milli({repeatTo:Int64} + {editMs:Int64}, 'UTC')<received>
GROUP BY score_type, question
HAVING length(given) > 1
)
)`;

/**
 * A subquery of `message_id`s: the answers of the request's window that a later one replaced, as far as it was
 * received by then. Binds the window; `scoreTypes` is bound by the caller, who says whether it is.
 */
export function replacedAnswersSql(
  request: MetricRequest,
  params: Params,
  { ofScoreTypes }: { ofScoreTypes: boolean },
): string {
  Object.assign(params, {
    editMs: answerEditDays * dayMs,
    repeatFrom: request.fromMs,
    repeatTo: request.toMs,
  });
  const types = ofScoreTypes ? ' AND score_type IN {scoreTypes:Array(String)}' : '';
  return fillSql(replaced, { types, received: receivedSql(request, params) });
}
