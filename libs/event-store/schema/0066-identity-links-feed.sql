-- Feeds identity_links from the events of each block that carry two ids, or speak of a second one.
-- Rebuild:  insert again
-- The previous id of an alias may be a visitor's or a customer's: both are noted, unless the event itself says that
-- it is its visitor's. That of a merge is a customer's. An unmerge takes back whichever it was.
CREATE MATERIALIZED VIEW IF NOT EXISTS identity_links_feed TO identity_links AS
SELECT
    workspace_id,
    link.1 AS id,
    link.2 AS other,
    max(if(link.3 = 'joined', ms, 0)) AS joined_ms,
    max(if(link.3 = 'named', ms, 0)) AS named_ms,
    max(if(link.3 = 'renamed', ms, 0)) AS renamed_ms,
    max(if(link.3 = 'parted', ms, 0)) AS parted_ms,
    now64(3, 'UTC') AS stored_at
FROM
(
    SELECT
        workspace_id,
        toUnixTimestamp64Milli(occurred_at) AS ms,
        if(kind = 'identity' AND related_id != '', action, '') AS saying,
        concat('c:', customer_id) AS known,
        concat('v:', anonymous_id) AS visitor,
        concat('v:', related_id) AS previous_visitor,
        concat('c:', related_id) AS previous,
        saying != '' AND previous != known AND NOT (saying = 'alias' AND related_id = anonymous_id) AS of_known,
        arrayConcat(
            if(anonymous_id != '' AND NOT (kind = 'identity' AND action = 'unmerge'), [(visitor, known, 'joined'), (known, visitor, 'joined')], []),
            if(saying = 'alias', [(previous_visitor, known, 'joined'), (known, previous_visitor, 'joined')], []),
            if(saying = 'unmerge', [(previous_visitor, known, 'parted'), (known, previous_visitor, 'parted')], []),
            if(of_known AND saying = 'alias', [(previous, known, 'named'), (known, previous, 'renamed')], []),
            if(of_known AND saying = 'merge', [(previous, known, 'joined'), (known, previous, 'joined')], []),
            if(of_known AND saying = 'unmerge', [(previous, known, 'parted'), (known, previous, 'parted')], [])) AS links
FROM events
    WHERE customer_id != '' AND (anonymous_id != '' OR (kind = 'identity' AND action IN ('alias', 'merge', 'unmerge') AND related_id != ''))
)
ARRAY JOIN links AS link
GROUP BY workspace_id, id, other
