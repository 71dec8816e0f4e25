-- Question: how many orders and refunds, and how much money, an hour, by currency and the closed dimensions?
--           event_hourly has no squares, without which a mean order value has no interval.
-- Order:    workspace, then time: a tile reads one window of all currencies.
-- Keep:     as long as events; derived from it, rebuildable.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS order_hourly
(
    workspace_id LowCardinality(String),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    currency LowCardinality(String),
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    orders UInt64 CODEC(ZSTD(1)),
    amount Decimal(38, 4) CODEC(ZSTD(1)),
    -- Sum of the squared order amounts; a double, because squares of large amounts overflow every decimal sum.
    squares Float64 CODEC(ZSTD(1)),
    refunds UInt64 CODEC(ZSTD(1)),
    refunded Decimal(38, 4) CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((orders, amount, squares, refunds, refunded))
PARTITION BY toYYYYMM(hour)
ORDER BY (workspace_id, hour, currency, channel, source, area, stage)
