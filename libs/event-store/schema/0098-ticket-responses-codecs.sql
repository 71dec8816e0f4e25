-- Read by every wall every few seconds, as `ticket_spans` is.
ALTER TABLE ticket_responses
    MODIFY COLUMN IF EXISTS born_at CODEC(LZ4),
    MODIFY COLUMN IF EXISTS start_ms CODEC(LZ4),
    MODIFY COLUMN IF EXISTS reply_ms CODEC(LZ4),
    MODIFY COLUMN IF EXISTS with_bot CODEC(LZ4),
    MODIFY COLUMN IF EXISTS turns CODEC(LZ4),
    MODIFY COLUMN IF EXISTS copies CODEC(LZ4)
