const MiB = 1024 * 1024;

/**
 * The engine is tuned for a core or two beside a web server, not for a machine of its own:
 * caches that default to gigabytes are cut, and one query must not take the memory of all.
 */
export const connectionArguments = [
  `--max_server_memory_usage=${1024 * MiB}`,
  `--mark_cache_size=${16 * MiB}`,
  `--index_mark_cache_size=${4 * MiB}`,
  '--uncompressed_cache_size=0',
  '--index_uncompressed_cache_size=0',
  `--primary_index_cache_size=${16 * MiB}`,
  '--mmap_cache_size=0',
  `--compiled_expression_cache_size=${8 * MiB}`,
  `--query_condition_cache_size=${4 * MiB}`,
  '--background_pool_size=2',
  '--background_merges_mutations_concurrency_ratio=1',
  '--background_move_pool_size=1',
  '--background_fetches_pool_size=1',
  '--background_common_pool_size=2',
  '--background_schedule_pool_size=4',
  '--background_buffer_flush_schedule_pool_size=1',
  '--background_message_broker_schedule_pool_size=1',
  '--background_distributed_schedule_pool_size=1',
  // The default keeps a hundred threads after the first wide insert.
  '--max_io_thread_pool_size=16',
  '--max_io_thread_pool_free_size=4',
  '--max_thread_pool_free_size=8',
  '--tables_loader_foreground_pool_size=2',
  '--tables_loader_background_pool_size=1',
];

/** Settings of every session; a request may override them. */
export const sessionSettings = {
  // Numbers beyond 2^53 would lose digits in a JavaScript reader.
  output_format_json_quote_64bit_integers: '1',
  // A parallel parser cuts the body into blocks, and each block becomes a part.
  input_format_parallel_parsing: '0',
  max_insert_block_size: '1048576',
  async_insert: '0',
  // One core a question: with two, whoever asks beside a heavy one waits more than twice as long.
  max_threads: '1',
  max_insert_threads: '1',
  max_memory_usage: String(512 * MiB),
  max_bytes_before_external_group_by: String(192 * MiB),
  max_bytes_before_external_sort: String(192 * MiB),
  // The whole answer is held in memory before the first byte leaves.
  max_result_bytes: String(256 * MiB),
} satisfies Record<string, string>;

/** A dashboard that asks too much is cut; it can ask for less but never for more. */
export const readerLimits: Readonly<Record<string, number>> = {
  max_execution_time: 60,
  max_result_rows: 1_000_000,
  max_result_bytes: 64 * MiB,
  max_memory_usage: 512 * MiB,
};
