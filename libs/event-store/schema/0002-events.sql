-- Question: what happened in one workspace, of one kind, between two moments? Every metric that no
--           rollup can answer, and the rebuild of every rollup, reads it this way.
-- Order:    workspace, kind, time: a window of one kind is one range of each part. message_id makes
--           the order total, so equal rows have equal bytes on every replica.
-- Keep:     for ever; one partition a month of event time, so that retention drops whole partitions.
-- Shard:    cityHash64(workspace_id, coalesce(nullIf(customer_id, ''), nullIf(anonymous_id, ''), account_id))
-- Indices:  batch and message ids are looked up after an unclear insert, customers on a timeline,
--           received_at by the feed: the sort key serves none of them. The four cost 12 % of an insert
--           of 10,000 rows; a projection by customer would cost as much as a second table.
-- Types:    LowCardinality where most rows have a value: each costs 1 % of an insert. A column that
--           most rows leave empty is a String, which the engine stores sparsely.
CREATE TABLE IF NOT EXISTS events
(
    workspace_id LowCardinality(String),
    kind LowCardinality(String),
    occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    -- The sender's own text when its time was clamped, else empty.
    original_at String CODEC(ZSTD(1)),
    message_id String CODEC(ZSTD(1)),
    batch_id UUID CODEC(ZSTD(1)),

    source LowCardinality(String),
    name LowCardinality(String),
    channel LowCardinality(String),
    area LowCardinality(String),
    stage LowCardinality(String),
    touchpoint LowCardinality(String),
    journey String CODEC(ZSTD(1)),
    persona String CODEC(ZSTD(1)),
    outcome String CODEC(ZSTD(1)),

    customer_id String CODEC(ZSTD(1)),
    anonymous_id String CODEC(ZSTD(1)),
    account_id String CODEC(ZSTD(1)),

    amount Nullable(Decimal(18, 4)) CODEC(ZSTD(1)),
    currency LowCardinality(String),

    score_type LowCardinality(String),
    score Nullable(Float64) CODEC(ZSTD(1)),
    scale_min Nullable(Int32) CODEC(ZSTD(1)),
    scale_max Nullable(Int32) CODEC(ZSTD(1)),
    direction LowCardinality(String),
    weight Nullable(Float64) CODEC(ZSTD(1)),
    survey LowCardinality(String),
    milestone String CODEC(ZSTD(1)),
    verbatim String CODEC(ZSTD(1)),
    language String CODEC(ZSTD(1)),
    invitation_id String CODEC(ZSTD(1)),

    -- The order, ticket, deal, content or conversation that the event is about.
    subject_id String CODEC(ZSTD(1)),
    action LowCardinality(String),
    actor String CODEC(ZSTD(1)),
    is_public UInt8 DEFAULT 1,
    status String CODEC(ZSTD(1)),
    assignee String CODEC(ZSTD(1)),
    topic String CODEC(ZSTD(1)),
    priority String CODEC(ZSTD(1)),
    related_id String CODEC(ZSTD(1)),
    campaign String CODEC(ZSTD(1)),
    category String CODEC(ZSTD(1)),
    probability Nullable(Float64) CODEC(ZSTD(1)),
    expected_close_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    -- Results of a search, seconds on a page.
    quantity Nullable(Float64) CODEC(ZSTD(1)),

    properties Map(LowCardinality(String), String) CODEC(ZSTD(1)),

    INDEX by_batch batch_id TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX by_message message_id TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX by_received received_at TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (workspace_id, kind, occurred_at, message_id)
