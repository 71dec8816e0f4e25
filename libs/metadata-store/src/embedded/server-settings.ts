import type { Placement } from './placement.ts';

/**
 * A server for a few dozen small tables, in about 40 MB: no TCP, no replication, no parallel workers, no
 * I/O worker processes. Durability stays as PostgreSQL ships it.
 */
export function serverArguments(placement: Placement): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: placement.socketDirectory,
    unix_socket_permissions: '0700',
    max_connections: '30',
    shared_buffers: '16MB',
    maintenance_work_mem: '16MB',
    io_method: 'sync',
    jit: 'off',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_logical_replication_workers: '0',
    max_wal_senders: '0',
    wal_level: 'minimal',
    min_wal_size: '8MB',
    max_wal_size: '64MB',
    autovacuum_max_workers: '1',
    autovacuum_worker_slots: '1',
    // After a kill it syncs its files before it replays: 1,200 fsyncs took up to 3 s, one syncfs 10 ms.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    // A viewer's session that hangs must not hold a lock for ever.
    idle_in_transaction_session_timeout: '60s',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return [
    '-D',
    placement.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
