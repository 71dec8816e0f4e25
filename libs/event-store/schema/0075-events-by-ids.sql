-- Question: which events tell one customer, or one ticket? A customer's page asks, and the sort key of `events`
--           does not serve it: it would read the ids of all.
-- Index:    one filter a column and granule, so that a condition on any of the four skips granules. It adds some
--           5 % to the CPU of an insert of 10,000 rows.
ALTER TABLE events ADD INDEX IF NOT EXISTS by_ids (customer_id, anonymous_id, account_id, subject_id) TYPE bloom_filter(0.01) GRANULARITY 1
