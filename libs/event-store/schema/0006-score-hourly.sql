-- Question: how many answers of each score, an hour, by survey, scale and the closed dimensions?
--           Counts by score are enough for NPS, CSAT, CES, their means and their variances.
-- Order:    workspace and score type first: a tile reads one type; then time, so a window is a range.
-- Keep:     as long as events; derived from it, rebuildable.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS score_hourly
(
    workspace_id LowCardinality(String),
    hour DateTime('UTC') CODEC(Delta, ZSTD(1)),
    score_type LowCardinality(String),
    survey LowCardinality(String),
    direction LowCardinality(String),
    scale_min Int32 CODEC(ZSTD(1)),
    scale_max Int32 CODEC(ZSTD(1)),
    score Float64 CODEC(ZSTD(1)),
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    answers UInt64 CODEC(ZSTD(1)),
    -- Sum of the answers' weights; an answer without one weighs 1.
    weight Float64 CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((answers, weight))
PARTITION BY toYYYYMM(hour)
ORDER BY (workspace_id, score_type, hour, survey, direction, scale_min, scale_max, score, channel, source, area, stage)
