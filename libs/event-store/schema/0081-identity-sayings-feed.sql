-- Feeds identity_sayings from each block that reaches events.
CREATE MATERIALIZED VIEW IF NOT EXISTS identity_sayings_feed TO identity_sayings AS
SELECT workspace_id, kind, action, occurred_at, customer_id, anonymous_id, related_id
FROM events
WHERE kind = 'identity' AND related_id != ''
