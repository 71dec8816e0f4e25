import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { filtersSql, type Params } from '../metrics/dimensions.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { journeyEventsSql } from './journey-events.ts';

const columns = `message_id, source AS sentBy, toUnixTimestamp64Milli(occurred_at) AS ms, toString(channel) AS place,
    <topic> AS theme, <within><filters> AS isIn, <keys>`;

const rows = `SELECT message_id AS id, person, fromUnixTimestamp64Milli(ms, 'UTC') AS at, k0, k1, k2,
    nextMs > 0 AND nextMs - ms <= {withinMs:Int64} AND nextPlace != place AS isSwitch,
    ms + {withinMs:Int64} <= {untilMs:Int64} AS isMature
FROM
(
SELECT *, leadInFrame(place) OVER onTopic AS nextPlace, leadInFrame(ms) OVER onTopic AS nextMs
FROM (SELECT * EXCEPT (id) FROM <events> LIMIT 1 BY message_id, sentBy)
WINDOW onTopic AS (PARTITION BY person, theme ORDER BY ms, message_id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)
)
WHERE isIn`;

function topicSql(topic: string, params: Params): string {
  if (topic === 'topic') return 'topic';
  params['topicName'] = topic.slice('properties.'.length);
  return 'properties[{topicName:String}]';
}

/** Contacts of customers, and whether another channel had to follow. */
export const switchesReader = readerOfEntities({
  kind: 'switches',
  entity: 'event',
  rows(request, { topic, withinMs }, params, keys) {
    Object.assign(params, { withinMs, untilMs: request.asOfMs });
    const theme = topicSql(topic, params);
    const within = withinSql('occurred_at', [request], 'raw', params);
    const { fromMs, toMs } = request;
    const seen = withinSql('occurred_at', [{ fromMs, toMs: toMs + withinMs }], 'seen', params);
    const filters = filtersSql(request.filters, params);
    const slots = {
      columns: fillSql(columns, { topic: theme, within, filters, keys }),
      where: `${theme} != '' AND channel != '' AND actor NOT IN ('human', 'bot') AND ${seen}`,
    };
    return fillSql(rows, { events: journeyEventsSql('person', slots, request, params) });
  },
  perEntity: 'any(isSwitch) AS switched, any(isMature) AS mature',
  aggregates:
    'countIf(mature) AS contacts, countIf(mature AND switched) AS switches, countIf(NOT mature) AS young',
  columns: { contacts: count, switches: count, young: count },
  cellOf: ({ contacts, switches, young }) => ({ of: contacts, counted: switches, immature: young }),
  empty: { of: 0, counted: 0, immature: 0 },
  evidence: { belongs: 'mature', counts: 'switched' },
});
