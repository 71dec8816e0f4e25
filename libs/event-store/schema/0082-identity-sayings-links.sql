-- Feeds identity_links from what identity events say of a second id.
-- Rebuild:  insert again
-- The previous id of an alias may be a visitor's or a customer's: both are noted, unless the event itself says that
-- it is its visitor's. That of a merge is a customer's. An unmerge takes back whichever it was.
CREATE MATERIALIZED VIEW IF NOT EXISTS identity_sayings_links TO identity_links AS
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
        concat('c:', customer_id) AS known,
        concat('v:', related_id) AS previous_visitor,
        concat('c:', related_id) AS previous,
        previous != known AND NOT (action = 'alias' AND related_id = anonymous_id) AS of_known,
        arrayConcat(
            if(action = 'alias', [(previous_visitor, known, 'joined'), (known, previous_visitor, 'joined')], []),
            if(action = 'unmerge', [(previous_visitor, known, 'parted'), (known, previous_visitor, 'parted')], []),
            if(of_known AND action = 'alias', [(previous, known, 'named'), (known, previous, 'renamed')], []),
            if(of_known AND action = 'merge', [(previous, known, 'joined'), (known, previous, 'joined')], []),
            if(of_known AND action = 'unmerge', [(previous, known, 'parted'), (known, previous, 'parted')], [])) AS links
FROM identity_sayings
    WHERE kind = 'identity' AND action IN ('alias', 'merge', 'unmerge') AND customer_id != '' AND related_id != ''
)
ARRAY JOIN links AS link
GROUP BY workspace_id, id, other
