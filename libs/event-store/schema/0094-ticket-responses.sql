-- Question: how long did the tickets created in a window wait for their first answer? Only their rows are read.
-- Order:    workspace, creation.
-- Keep:     as long as events; derived from `tickets` by who settles them. What no longer holds is taken back by a row
--           of -1, and the two merge into nothing.
-- Shard:    cityHash64(workspace_id, ticket_hash)
CREATE TABLE IF NOT EXISTS ticket_responses
(
    workspace_id LowCardinality(String),
    born_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ticket_hash UInt64 CODEC(LZ4),
    -- Epoch milliseconds: from when the wait counts, and of the answer; 0 without one.
    start_ms Int64 CODEC(Delta, ZSTD(1)),
    reply_ms Int64 CODEC(ZSTD(1)),
    -- 1 when a bot had it first and nobody was asked to take over.
    with_bot UInt8 CODEC(ZSTD(1)),
    -- Openings, solutions and merges as in `tickets.moments`, in order; none when it was answered.
    turns Array(Int64) CODEC(ZSTD(1)),
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    -- Rows with another value of anything above never merge.
    facts UInt64 MATERIALIZED cityHash64(start_ms, reply_ms, with_bot, turns, channel, source, area, stage) CODEC(ZSTD(1)),
    copies Int64 CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((copies))
PRIMARY KEY (workspace_id, born_at)
ORDER BY (workspace_id, born_at, ticket_hash, facts)
