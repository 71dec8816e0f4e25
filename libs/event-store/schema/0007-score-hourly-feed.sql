-- Feeds score_hourly from the answers in each block that reaches events.
-- Rebuild:  replace hours
-- raw.score, because a bare score would be the alias above it, which is never null.
CREATE MATERIALIZED VIEW IF NOT EXISTS score_hourly_feed TO score_hourly AS
SELECT
    workspace_id,
    toStartOfHour(toDateTime(occurred_at, 'UTC')) AS hour,
    score_type,
    survey,
    direction,
    ifNull(scale_min, 0) AS scale_min,
    ifNull(scale_max, 0) AS scale_max,
    assumeNotNull(score) AS score,
    channel,
    source,
    area,
    stage,
    count() AS answers,
    sum(ifNull(weight, 1)) AS weight
FROM events AS raw
WHERE kind = 'feedback' AND raw.score IS NOT NULL
GROUP BY workspace_id, hour, score_type, survey, direction, scale_min, scale_max, score, channel, source, area, stage
