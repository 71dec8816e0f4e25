-- The same as before, and when it was stored.
ALTER TABLE tickets_feed MODIFY QUERY
SELECT
    workspace_id,
    subject_id AS ticket,
    min(if(kind = 'ticket' AND action = 'created', occurred_at, never)) AS born_at,
    min(if(kind = 'ticket', occurred_at, never)) AS seen_at,
    min(if(kind = 'ticket' AND action = 'created' AND actor = 'human', occurred_at, never)) AS by_agent_at,
    min(if(kind = 'bot' OR (actor = 'bot' AND action IN ('created', 'assigned')), occurred_at, never)) AS bot_at,
    groupUniqArrayIf(ms * 16 + what, what < 15) AS moments,
    argMinState(toString(told.channel), rank) AS channel,
    argMinState(toString(told.source), rank) AS source,
    argMinState(toString(told.area), rank) AS area,
    argMinState(toString(told.stage), rank) AS stage,
    now64(3, 'UTC') AS stored_at
FROM
(
    SELECT
        *,
        toDateTime64('2299-12-31 00:00:00', 3, 'UTC') AS never,
        toUnixTimestamp64Milli(occurred_at) AS ms,
        toUInt64(ms) + multiIf(kind = 'bot', 2, action = 'created', 0, 1) * 1000000000000000 AS rank,
        multiIf(
            kind = 'bot', if(action = 'handed_off', 3, 15),
            action IN ('created', 'reopened') OR (action = 'status' AND lower(status) IN ('open', 'reopened')), 0,
            action IN ('solved', 'closed') OR (action = 'status' AND lower(status) IN ('solved', 'resolved', 'closed')), 1,
            action = 'merged', 2,
            action = 'assigned' AND actor = 'human', 3,
            action = 'replied' AND actor IN ('human', '') AND is_public = 1, 4,
            15) AS what
FROM events
    WHERE kind IN ('ticket', 'bot') AND subject_id != ''
) AS told
GROUP BY workspace_id, ticket
