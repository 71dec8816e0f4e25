-- Question: what was one unit of a currency worth in another on a day? Money is only added up after it.
-- Order:    workspace, base, currency, day: an ASOF JOIN walks one range.
-- Keep:     for ever; a row a currency and day. A rate that is told again replaces the one before it.
-- Shard:    cityHash64(workspace_id)
CREATE TABLE IF NOT EXISTS rates
(
    workspace_id LowCardinality(String),
    -- One unit of `currency` is worth `rate` units of `base`.
    currency LowCardinality(String),
    base LowCardinality(String),
    date Date CODEC(Delta, ZSTD(1)),
    rate Float64 CODEC(ZSTD(1)),
    known_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(known_at)
ORDER BY (workspace_id, base, currency, date)
