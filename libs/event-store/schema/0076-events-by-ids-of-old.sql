-- Indexes what was stored before, in the background: until then it is read whole.
ALTER TABLE events MATERIALIZE INDEX IF EXISTS by_ids SETTINGS mutations_sync = 0
