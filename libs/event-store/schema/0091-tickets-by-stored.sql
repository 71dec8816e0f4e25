-- Question: which tickets moved in the last seconds? The rest of the table is skipped.
ALTER TABLE tickets ADD INDEX IF NOT EXISTS by_stored stored_at TYPE minmax GRANULARITY 1
