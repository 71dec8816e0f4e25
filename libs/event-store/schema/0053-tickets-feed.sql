-- Feeds tickets from the ticket and bot events in each block that reaches events.
-- Rebuild:  insert again
CREATE MATERIALIZED VIEW IF NOT EXISTS tickets_feed TO tickets AS
SELECT
    workspace_id,
    subject_id AS ticket,
    min((toUInt8(multiIf(kind = 'bot', 2, action = 'created', 0, 1)), occurred_at, message_id, toString(actor),
        toString(channel), toString(source), toString(area), toString(stage))) AS opening,
    minIf(toNullable(occurred_at), kind = 'bot' OR (actor = 'bot' AND action IN ('created', 'assigned'))) AS bot_at,
    groupUniqArrayIf(occurred_at, (kind = 'bot' AND action = 'handed_off')
        OR (kind = 'ticket' AND action = 'assigned' AND actor = 'human')) AS handed,
    groupUniqArrayIf(occurred_at, kind = 'ticket' AND action = 'replied' AND actor IN ('human', '') AND is_public = 1) AS replied,
    groupUniqArrayIf(occurred_at, kind = 'ticket' AND (action IN ('created', 'reopened')
        OR (action = 'status' AND lower(status) IN ('open', 'reopened')))) AS opened,
    groupUniqArrayIf(occurred_at, kind = 'ticket' AND (action IN ('solved', 'closed')
        OR (action = 'status' AND lower(status) IN ('solved', 'resolved', 'closed')))) AS solved,
    groupUniqArrayIf(occurred_at, kind = 'ticket' AND action = 'merged') AS merged
FROM events
WHERE kind IN ('ticket', 'bot') AND subject_id != ''
GROUP BY workspace_id, ticket
