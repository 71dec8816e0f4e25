-- Question: when was each ticket opened, handed to a person, answered, ended, and by which dimensions does it count?
--           First response and backlog need every moment of a ticket, however far before the window it lies.
-- Order:    workspace, ticket: the rows of one ticket lie together and merge into one.
-- Keep:     as long as events; derived from it. Minima and sets: a repeated insert changes nothing.
-- Shard:    cityHash64(workspace_id, ticket)
CREATE TABLE IF NOT EXISTS tickets
(
    workspace_id LowCardinality(String),
    ticket String CODEC(ZSTD(1)),
    -- Its creation; its first event of any kind; its creation by an agent; when a bot first had it. 2299 when never.
    born_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    seen_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    by_agent_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    bot_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    -- 16 times the epoch milliseconds, plus what happened: 0 opened, 1 solved, 2 merged, 3 handed to a person,
    -- 4 answered in public by a person (a reply without an actor counts as one). One array of numbers merges
    -- five times as fast as five arrays, and sorts by time with an end after an opening of the same millisecond.
    moments SimpleAggregateFunction(groupUniqArrayArray, Array(Int64)) CODEC(ZSTD(1)),
    -- Dimensions of its creation, else of its first event.
    channel AggregateFunction(argMin, String, UInt64) CODEC(ZSTD(1)),
    source AggregateFunction(argMin, String, UInt64) CODEC(ZSTD(1)),
    area AggregateFunction(argMin, String, UInt64) CODEC(ZSTD(1)),
    stage AggregateFunction(argMin, String, UInt64) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
ORDER BY (workspace_id, ticket)
