-- Question: how many events of a kind, and how much money, an hour, by the closed dimensions?
-- Order:    workspace, kind and action first: a tile reads one kind; then time, so a window is a range.
-- Keep:     as long as events; derived from it, rebuildable.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS event_hourly
(
    workspace_id LowCardinality(String),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    kind LowCardinality(String),
    action LowCardinality(String),
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    currency LowCardinality(String),
    events UInt64 CODEC(ZSTD(1)),
    amount Decimal(38, 4) CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((events, amount))
PARTITION BY toYYYYMM(hour)
ORDER BY (workspace_id, kind, action, hour, channel, source, area, stage, currency)
