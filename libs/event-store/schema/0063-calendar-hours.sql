-- Question: how much had a team worked by an instant? The difference of two readings is a time in business hours.
-- Order:    workspace, version of the calendar, instant: an ASOF JOIN walks one range.
-- Keep:     for ever; some thousand rows a version. A version is a hash of what the calendar says, so no row ever
--           changes, and a repeated insert says the same again.
-- Shard:    cityHash64(workspace_id, calendar)
CREATE TABLE IF NOT EXISTS calendar_hours
(
    workspace_id LowCardinality(String),
    calendar String CODEC(ZSTD(1)),
    -- A start or an end of working time; until the next row the clock runs, or stands still.
    at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    -- All working time before `at`, in milliseconds.
    worked_ms Int64 CODEC(Delta, ZSTD(1)),
    working UInt8 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (workspace_id, calendar, at)
