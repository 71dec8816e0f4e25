import { fillSql } from '../../rollups/fill-sql.ts';
import { receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

const stepNames = "['survey_sent', 'survey_delivered', 'survey_shown', 'survey_started', 'survey_completed']";

// Apart, so that answers do not read the properties, which are most of what there is to read.
const events = `SELECT <told>, toString(survey) AS surveyName, invitation_id AS invitationId, toUInt64(5) AS surveyStep,
    <columns>
FROM events
WHERE kind = 'feedback' AND <bounds>
UNION ALL
SELECT <told>, properties['survey'] AS surveyName, properties['invitation_id'] AS invitationId,
    indexOf(<stepNames>, toString(name)) AS surveyStep,
    <columns>
FROM events
WHERE kind = 'touchpoint' AND name IN <stepNames> AND <bounds>`;
const told = 'toUnixTimestamp64Milli(occurred_at) AS ms, <personId> AS person_id';
const bounds = `workspace_id = {workspace:String}
    AND ({survey:String} = '' OR surveyName = {survey:String}) AND <where><received>`;

const keyed = `(
SELECT *, if(invitationId != '', concat('i:', invitationId), concat('p:', person, char(0), surveyName)) AS invitation
FROM <rows> AS told
WHERE invitationId != '' OR person != ''
)`;

/**
 * What happened to invitations, one row each: `invitation` (its key), `ms`, `person`, `surveyStep` (1 sent to
 * 5 completed, which an answer is too) and `columns`. `columns` and `where` are static SQL on the columns of `events`.
 */
export function invitationEventsSql(
  slots: { columns: string; where: string },
  options: { survey: string },
  request: MetricRequest,
  params: Params,
): string {
  params['survey'] = options.survey;
  const rows = fillSql(events, {
    columns: slots.columns,
    told: fillSql(told, { personId: personIdSql }),
    bounds: fillSql(bounds, { where: slots.where, received: receivedSql(request, params) }),
    stepNames,
  });
  return fillSql(keyed, { rows: withPersonSql(rows, request, params) });
}
