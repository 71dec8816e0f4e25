import { fillSql } from '../../rollups/fill-sql.ts';
import { receivedSql, type Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { personIdSql, withPersonSql } from '../people/person.ts';

const survey = `if(kind = 'feedback', toString(survey), properties['survey'])`;
const events = `SELECT toUnixTimestamp64Milli(occurred_at) AS ms, <personId> AS person_id,
    <surveyName> AS surveyName, if(kind = 'feedback', invitation_id, properties['invitation_id']) AS invitationId,
    if(kind = 'feedback', 5, indexOf(['survey_sent', 'survey_delivered', 'survey_shown', 'survey_started', 'survey_completed'], toString(name))) AS surveyStep,
    <columns>
FROM events
WHERE workspace_id = {workspace:String} AND kind IN ('feedback', 'touchpoint')
    AND (kind = 'feedback' OR name IN ('survey_sent', 'survey_delivered', 'survey_shown', 'survey_started', 'survey_completed'))
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
    ...slots,
    personId: personIdSql,
    surveyName: survey,
    received: receivedSql(request, params),
  });
  return fillSql(keyed, { rows: withPersonSql(rows, request, params) });
}
