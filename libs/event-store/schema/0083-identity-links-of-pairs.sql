-- Leaves to this view the events that carry two ids; what one says of a second id comes by identity_sayings.
-- The two say together what this view said alone, so rows that are older stay right.
ALTER TABLE identity_links_feed MODIFY QUERY
SELECT
    workspace_id,
    link.1 AS id,
    link.2 AS other,
    max(ms) AS joined_ms,
    now64(3, 'UTC') AS stored_at
FROM
(
    SELECT
        workspace_id,
        toUnixTimestamp64Milli(occurred_at) AS ms,
        concat('c:', customer_id) AS known,
        concat('v:', anonymous_id) AS visitor
FROM events
    WHERE customer_id != '' AND anonymous_id != '' AND NOT (kind = 'identity' AND action = 'unmerge')
)
ARRAY JOIN [(visitor, known), (known, visitor)] AS link
GROUP BY workspace_id, id, other
