-- Question: which answers were given to an invitation, and which of them did a later one replace?
--           Scores leave the replaced ones out. Most answers have no invitation and are not in here.
-- Order:    workspace and score type first: a tile reads one type; then time, so a window is a range.
-- Keep:     as long as events; derived from it. A repeated insert merges away, and readers count an answer once.
-- Shard:    cityHash64(workspace_id, question)
CREATE TABLE IF NOT EXISTS invited_answers
(
    workspace_id LowCardinality(String),
    score_type LowCardinality(String),
    occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    message_id String CODEC(ZSTD(1)),
    -- Hash of survey and invitation: with the score type, what is answered once.
    question UInt64 CODEC(ZSTD(1)),
    survey LowCardinality(String),
    direction LowCardinality(String),
    scale_min Int32 CODEC(ZSTD(1)),
    scale_max Int32 CODEC(ZSTD(1)),
    score Float64 CODEC(ZSTD(1)),
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String)
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (workspace_id, score_type, occurred_at, message_id)
