-- Question: from when on does who settles tickets have to look again after a restart?
-- Order:    none: the newest row is the answer, and a merge leaves it alone.
-- Keep:     the newest row.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS ticket_settlements
(
    -- By the engine's clock: what was stored before it is in `ticket_spans` and `ticket_responses`.
    settled_until DateTime64(3, 'UTC') CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(settled_until)
ORDER BY tuple()
