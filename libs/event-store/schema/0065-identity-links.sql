-- Question: what was said about two ids being one person? Who is behind an id is derived from this, never by
--           reading the events of a customer again.
-- Order:    workspace, id: all that is said about an id is one range. Every pair is there from both sides.
-- Keep:     as long as events; derived from it. Maxima: a repeated insert changes nothing.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS identity_links
(
    workspace_id LowCardinality(String),
    -- c:<customer id> or v:<anonymous id>, as `personIdSql` writes it.
    id String CODEC(ZSTD(1)),
    other String CODEC(ZSTD(1)),
    -- Event time, epoch milliseconds, of the newest event that carried both or merged them; that called `id` an
    -- earlier name of `other`; that called `other` one of `id`; that took them apart. 0 for never.
    joined_ms SimpleAggregateFunction(max, Int64) CODEC(ZSTD(1)),
    named_ms SimpleAggregateFunction(max, Int64) CODEC(ZSTD(1)),
    renamed_ms SimpleAggregateFunction(max, Int64) CODEC(ZSTD(1)),
    parted_ms SimpleAggregateFunction(max, Int64) CODEC(ZSTD(1)),
    -- By the engine's clock: who keeps `people` asks what is new since it last looked.
    stored_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),

    INDEX by_stored stored_at TYPE minmax GRANULARITY 1
)
ENGINE = AggregatingMergeTree
ORDER BY (workspace_id, id, other)
