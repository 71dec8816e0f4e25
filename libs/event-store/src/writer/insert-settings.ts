import type { ClickHouseSettings } from '@clickhouse/client';

/** Above any batch: a batch is at most a million rows. */
const wholeBatchRows = '2000000';

/**
 * One insert becomes one block, so a batch is stored as a whole or, per month of event time, as a
 * whole part: the count by batch id that follows an unclear result sees no half-written month.
 */
const oneBlockSettings: ClickHouseSettings = {
  async_insert: 0,
  max_insert_block_size: wholeBatchRows,
  min_insert_block_size_rows: '0',
  min_insert_block_size_bytes: '0',
  input_format_parallel_parsing: 0,
  // The views' blocks are grouped already: merging them again before the write took half of their cost.
  optimize_on_insert: 0,
  // A key that is no column is a bug of ours: refuse it, never drop it.
  input_format_skip_unknown_fields: 0,
  // Our rows carry one fixed form of time.
  date_time_input_format: 'basic',
};

/** On a cluster an insert returns once a majority of each shard's replicas has it. */
const quorumSettings: ClickHouseSettings = {
  distributed_foreground_insert: 1,
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
};

/** Reads that decide whether rows are stored must see every acknowledged quorum insert. */
const sequentialSettings: ClickHouseSettings = { select_sequential_consistency: '1' };

export function insertSettings(cluster: string | undefined): ClickHouseSettings {
  return cluster === undefined ? oneBlockSettings : { ...oneBlockSettings, ...quorumSettings };
}

export function lookupSettings(cluster: string | undefined): ClickHouseSettings {
  return cluster === undefined ? {} : sequentialSettings;
}
