-- Question: which events of one workspace were refused lately, and why?
-- Order:    workspace, then time: the newest page is one range at the end of each part.
-- Keep:     90 days; a body is personal data, and nobody repairs an older one.
-- Shard:    cityHash64(workspace_id, message_id)
CREATE TABLE IF NOT EXISTS dead_letters
(
    workspace_id LowCardinality(String),
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    source LowCardinality(String),
    message_id String CODEC(ZSTD(1)),
    reason_code LowCardinality(String),
    reason String CODEC(ZSTD(1)),
    body String CODEC(ZSTD(1)),
    batch_id UUID CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (workspace_id, received_at, message_id)
TTL toDateTime(received_at) + INTERVAL 90 DAY
