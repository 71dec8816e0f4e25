-- Feeds order_hourly from the completed orders and the refunds in each block that reaches events.
-- Rebuild:  replace hours
CREATE MATERIALIZED VIEW IF NOT EXISTS order_hourly_feed TO order_hourly AS
SELECT
    workspace_id,
    toStartOfHour(toDateTime(occurred_at, 'UTC')) AS hour,
    currency,
    channel,
    source,
    area,
    stage,
    countIf(kind = 'order') AS orders,
    sumIf(toDecimal128(ifNull(events.amount, 0), 4), kind = 'order') AS amount,
    sumIf(pow(toFloat64(ifNull(events.amount, 0)), 2), kind = 'order') AS squares,
    countIf(kind = 'refund') AS refunds,
    sumIf(toDecimal128(ifNull(events.amount, 0), 4), kind = 'refund') AS refunded
FROM events
WHERE (kind = 'order' AND action = 'completed') OR kind = 'refund'
GROUP BY workspace_id, hour, currency, channel, source, area, stage
