-- Feeds invited_answers from the scored answers to an invitation in each block that reaches events.
-- Rebuild:  insert again
-- raw.score, because a bare score would be the alias above it, which is never null.
CREATE MATERIALIZED VIEW IF NOT EXISTS invited_answers_feed TO invited_answers AS
SELECT
    workspace_id,
    score_type,
    occurred_at,
    received_at,
    message_id,
    cityHash64(survey, invitation_id) AS question,
    survey,
    direction,
    ifNull(scale_min, 0) AS scale_min,
    ifNull(scale_max, 0) AS scale_max,
    assumeNotNull(score) AS score,
    channel,
    source,
    area,
    stage
FROM events AS raw
WHERE kind = 'feedback' AND raw.score IS NOT NULL AND invitation_id != ''
