-- By the engine's clock: who keeps `ticket_spans` and `ticket_responses` asks which tickets are newer than its last
-- look. Rows that are older than the column were stored at the beginning of time, and the first look is at all.
ALTER TABLE tickets
    ADD COLUMN IF NOT EXISTS stored_at SimpleAggregateFunction(max, DateTime64(3, 'UTC')) CODEC(ZSTD(1))
