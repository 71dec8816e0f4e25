-- Question: when was each ticket opened, handed to a person, answered, ended, and by which dimensions does it count?
--           First response and backlog need every moment of a ticket, however far before the window it lies.
-- Order:    workspace, ticket: the rows of one ticket lie together and merge into one.
-- Keep:     as long as events; derived from it. Minima and sets: a repeated insert changes nothing.
-- Shard:    cityHash64(workspace_id, ticket)
CREATE TABLE IF NOT EXISTS tickets
(
    workspace_id LowCardinality(String),
    ticket String CODEC(ZSTD(1)),
    -- The least event of the ticket. Rank 0 is its creation, 1 any other ticket event, 2 a bot event alone;
    -- then time and message id, so that the choice does not depend on the order of arrival.
    opening SimpleAggregateFunction(min, Tuple(
        rank UInt8, at DateTime64(3, 'UTC'), message_id String, actor String,
        channel String, source String, area String, stage String)) CODEC(ZSTD(1)),
    -- When a bot first had the ticket.
    bot_at SimpleAggregateFunction(min, Nullable(DateTime64(3, 'UTC'))) CODEC(ZSTD(1)),
    -- When a bot gave it to a person.
    handed SimpleAggregateFunction(groupUniqArrayArray, Array(DateTime64(3, 'UTC'))) CODEC(ZSTD(1)),
    -- Public replies by a person; one without an actor counts as a person's.
    replied SimpleAggregateFunction(groupUniqArrayArray, Array(DateTime64(3, 'UTC'))) CODEC(ZSTD(1)),
    opened SimpleAggregateFunction(groupUniqArrayArray, Array(DateTime64(3, 'UTC'))) CODEC(ZSTD(1)),
    solved SimpleAggregateFunction(groupUniqArrayArray, Array(DateTime64(3, 'UTC'))) CODEC(ZSTD(1)),
    merged SimpleAggregateFunction(groupUniqArrayArray, Array(DateTime64(3, 'UTC'))) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
ORDER BY (workspace_id, ticket)
