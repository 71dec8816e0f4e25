import { z } from 'zod';
import { count, utcText } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/**
 * When each source of a workspace was last heard, and the gap that is usual for it: the 95th
 * percentile of the seconds between arrivals since `since` (UTC text), at least 1. `usualGapSeconds`
 * is null with under ten arrivals. One request is one arrival, however many events it carried.
 */
export const sourceFreshness = defineQuery({
  name: 'sources.freshness',
  sql: `
SELECT
    source,
    max(lastEventAt) AS lastEventAt,
    max(arrivedAt) AS lastReceivedAt,
    sum(events) AS events,
    if(count() < 10, NULL, toFloat64(greatest(1, quantileExactIf(0.95)(gapSeconds, gapSeconds > 0)))) AS usualGapSeconds
FROM (
    SELECT
        source,
        arrivedAt,
        lastEventAt,
        events,
        dateDiff('second', lagInFrame(arrivedAt, 1, arrivedAt) OVER (
            PARTITION BY source ORDER BY arrivedAt ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
        ), arrivedAt) AS gapSeconds
    FROM (
        SELECT source, toStartOfSecond(received_at) AS arrivedAt, max(occurred_at) AS lastEventAt, count() AS events
        FROM events
        WHERE workspace_id = {workspaceId:String} AND received_at >= {since:DateTime64(3, 'UTC')}
        GROUP BY source, arrivedAt
    )
)
GROUP BY source
ORDER BY source`,
  params: z.object({ workspaceId: z.string(), since: utcText }),
  row: z.object({
    source: z.string(),
    lastEventAt: utcText,
    lastReceivedAt: utcText,
    events: count,
    usualGapSeconds: z.number().nullable(),
  }),
});
