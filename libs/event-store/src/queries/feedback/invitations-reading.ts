import type { InvitationSummary } from '@pulso/domain';
import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { invitationEventsSql } from './invitation-events.ts';

const columns = '<within><filters> AS isIn, <keys>';
const where = `occurred_at >= fromUnixTimestamp64Milli({lookFrom:Int64}, 'UTC')
    AND occurred_at <= fromUnixTimestamp64Milli({lookTo:Int64}, 'UTC')`;

// One row for each event of the denominator in the window: a cell then keeps the first that it has of an invitation.
const rows = `SELECT invitation AS id, entered.1 AS ms, fromUnixTimestamp64Milli(ms, 'UTC') AS at, entered.2 AS person,
    entered.3 AS k0, entered.4 AS k1, entered.5 AS k2,
    arrayExists(moment -> moment >= ms AND moment <= ms + {withinMs:Int64}, answers) AS answered,
    arrayMap(stage -> if(stage = 5, answered, toUInt8(has(steps, stage))), range(1, 6)) AS flags,
    NOT answered AND ms + {withinMs:Int64} > {untilMs:Int64} AS isYoung
FROM
(
SELECT invitation, arrayJoin(groupUniqArrayIf((ms, person, k0, k1, k2), isIn AND surveyStep = {askedStep:Int64})) AS entered,
    groupUniqArrayIf(ms, surveyStep = 5) AS answers, groupUniqArray(toInt64(surveyStep)) AS steps
FROM <events>
GROUP BY invitation
)`;

/** Invitations that came as far as was asked about in the window, and how much further. */
export const invitationsReader = readerOfEntities({
  kind: 'invitations',
  entity: 'invitation',
  rows(request, { step, survey, withinMs }, params, keys) {
    Object.assign(params, {
      withinMs,
      askedStep: step,
      untilMs: request.asOfMs,
      lookFrom: Math.max(0, request.fromMs - withinMs),
      lookTo: request.toMs + withinMs,
    });
    const within = withinSql('occurred_at', [request], 'raw', params);
    const slots = {
      columns: fillSql(columns, { within, filters: filtersSql(request.filters, params), keys }),
      where,
    };
    return fillSql(rows, { events: invitationEventsSql(slots, { survey }, request, params) });
  },
  perEntity: 'argMin(flags, ms) AS got, argMin(isYoung, ms) AS young',
  aggregates: 'count() AS invitationCount, sumForEach(got) AS reachedCounts, countIf(young) AS youngCount',
  columns: { invitationCount: count, reachedCounts: z.array(count), youngCount: count },
  cellOf: ({ invitationCount, reachedCounts, youngCount }): InvitationSummary => ({
    invitations: invitationCount,
    reached: reachedCounts,
    immature: youngCount,
  }),
  empty: { invitations: 0, reached: [], immature: 0 },
  evidence: { counts: 'got[5]' },
});
