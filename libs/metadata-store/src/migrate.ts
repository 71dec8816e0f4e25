import { createMigrationSource } from './data-source.ts';
import type { PostgresConnection } from './postgres-connection.ts';

/** Any constant does, as long as it never changes: "PULSO" in hexadecimal ASCII. */
const lockId = 0x50554c534f;

/**
 * Brings the schema up to date. Each migration is one transaction, and an advisory lock lets one of several
 * starting processes do it while the others wait.
 */
export async function migrate(connection: PostgresConnection): Promise<void> {
  const source = createMigrationSource(connection);
  await source.initialize();
  const holder = source.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [lockId]);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    // Ends the session, and the lock with it.
    await holder.release();
    await source.destroy();
  }
}
