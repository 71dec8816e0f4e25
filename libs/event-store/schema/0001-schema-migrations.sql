-- Question: which numbered files of this folder has this database already run?
-- Order:    by number; the table has a few dozen rows.
-- Keep:     for ever.
-- Shard:    rand()
CREATE TABLE IF NOT EXISTS schema_migrations
(
    version UInt32,
    name String,
    -- SHA-256 of the file without its comments: an edited migration is refused, never skipped.
    checksum FixedString(64),
    applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = MergeTree
ORDER BY version
