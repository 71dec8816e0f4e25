-- Question: how many tickets were open at a moment, of which age, and what opened and ended since? A ticket is a span
--           for each time it was open; only those that end in or after the window are read, however old the desk is.
-- Order:    workspace, end: what is open still ends in 2299 and lies last.
-- Keep:     as long as events; derived from `tickets` by who settles them. A span that no longer holds is taken back by
--           a row of -1, and the two merge into nothing: sums over `copies` are right before and after.
-- Shard:    cityHash64(workspace_id, ticket_hash)
CREATE TABLE IF NOT EXISTS ticket_spans
(
    workspace_id LowCardinality(String),
    -- Of the solution or merge; 2299 while it is open.
    ended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    started_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    -- Of the ticket, from which its age counts.
    opened_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ticket_hash UInt64 CODEC(LZ4),
    -- 1 for the first span of a ticket, 0 for one that a reopening began.
    is_first UInt8 CODEC(ZSTD(1)),
    -- What ended it: 0 nothing yet, 1 a solution, 2 a merge.
    ending UInt8 CODEC(ZSTD(1)),
    -- Dimensions of the ticket.
    channel LowCardinality(String),
    source LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    -- Rows with another value of anything above never merge.
    facts UInt64 MATERIALIZED cityHash64(opened_at, is_first, ending, channel, source, area, stage) CODEC(ZSTD(1)),
    copies Int64 CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((copies))
PRIMARY KEY (workspace_id, ended_at)
ORDER BY (workspace_id, ended_at, started_at, ticket_hash, facts)
