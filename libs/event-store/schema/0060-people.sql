-- Question: which person was behind an id, as it was known at a moment? Metrics on people count this, not ids.
-- Order:    workspace, id, then when it was learned: the newest row of an id up to a moment is the answer.
-- Keep:     as long as events; derived from their ids and from identity events. An id that is its own person
--           has no row unless it once was another's.
-- Shard:    cityHash64(workspace_id, id)
CREATE TABLE IF NOT EXISTS people
(
    workspace_id LowCardinality(String),
    -- c:<customer id>, v:<anonymous id> or a:<account id>, as `personIdSql` writes it.
    id String CODEC(ZSTD(1)),
    -- The id of that form that stands for the person.
    person String CODEC(ZSTD(1)),
    known_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (workspace_id, id, known_at)
