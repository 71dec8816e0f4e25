import type { ReadingOptions } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import { rawFiltersSql, type Params } from '../metrics/dimensions.ts';
import type { EvidenceRows } from '../metrics/evidence.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { withinSql } from '../metrics/spans.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';
import { replacedAnswersSql } from './repeated-answers.ts';

const listed = `SELECT message_id AS id, person, occurred_at AS at, counts, toNullable(answer) AS value
FROM <rows> AS listed`;

const answers = `SELECT message_id, occurred_at, <personId> AS person_id, assumeNotNull(events.score) AS answer,
    concat(toString(ifNull(scale_min, 0)), '-', toString(ifNull(scale_max, 0))) AS scale,
    if(direction = 'lower_is_better', ifNull(scale_min, 0) + ifNull(scale_max, 0) - answer, answer) AS turned,
    <counts> AS counts
FROM events
WHERE workspace_id = {workspace:String} AND kind = 'feedback' AND score_type IN {scoreTypes:Array(String)}
    AND events.score IS NOT NULL AND <within>
    AND message_id GLOBAL NOT IN <replaced><filters><known>`;

const counts = `toUInt8(turned >= toFloat64({ruleFrom:Array(String)}[indexOf({ruleScales:Array(String)}, scale)]))`;
const known = ' AND scale IN {ruleScales:Array(String)}';

/** The answers behind a score; those on scales that it leaves out are not among them. */
export function listAnswers(
  request: MetricRequest,
  { scoreTypes, rules }: ReadingOptions['scores'],
): EvidenceRows {
  const params: Params = { workspace: request.workspaceId, scoreTypes: [...scoreTypes] };
  if (rules !== undefined) {
    params['ruleScales'] = rules.map(({ scale }) => scale);
    params['ruleFrom'] = rules.map(({ from }) => String(from));
  }
  const rows = fillSql(answers, {
    personId: personIdSql,
    counts: rules === undefined ? '1' : counts,
    known: rules === undefined ? '' : known,
    within: withinSql('occurred_at', [request], 'raw', params),
    replaced: replacedAnswersSql(request, params, { ofScoreTypes: true }),
    filters: rawFiltersSql(request, params),
  });
  return { entity: 'answer', sql: fillSql(listed, { rows: withPersonSql(rows, request, params) }), params };
}
