-- Feeds event_hourly from each block that reaches events.
-- Rebuild:  replace hours
CREATE MATERIALIZED VIEW IF NOT EXISTS event_hourly_feed TO event_hourly AS
SELECT
    workspace_id,
    toStartOfHour(toDateTime(occurred_at, 'UTC')) AS hour,
    kind,
    action,
    channel,
    source,
    area,
    stage,
    currency,
    count() AS events,
    sum(toDecimal128(ifNull(amount, 0), 4)) AS amount
FROM events
GROUP BY workspace_id, hour, kind, action, channel, source, area, stage, currency
