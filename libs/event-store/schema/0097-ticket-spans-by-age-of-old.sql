-- Indexes what was settled before, in the background: until then it is read whole.
ALTER TABLE ticket_spans MATERIALIZE INDEX IF EXISTS by_age SETTINGS mutations_sync = 0
