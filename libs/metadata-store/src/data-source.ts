import { DataSource, type DataSourceOptions } from 'typeorm';
import { ApiKey } from './entities/api-key.entity.ts';
import { Document } from './entities/document.entity.ts';
import { UserSession } from './entities/session.entity.ts';
import { User } from './entities/user.entity.ts';
import { Workspace } from './entities/workspace.entity.ts';
import { Accounts } from './migrations/0001-accounts.ts';
import { Documents } from './migrations/0002-documents.ts';
import type { PostgresConnection } from './postgres-connection.ts';

function address(connection: PostgresConnection) {
  if ('url' in connection) return { url: connection.url };
  const { host, user, password, database } = connection;
  return { host, username: user, password, database };
}

/** A missing id must be an error, never "any row": TypeORM would otherwise drop the condition. */
const strict = { invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' } } as const;

/**
 * For requests: a statement that takes over 5 s is cut, by the server or, when that is frozen, by us; a connection
 * is waited for 3 s at most; and idle ones are closed after 30 s, since each costs the server a process.
 */
export function createDataSource(connection: PostgresConnection): DataSource {
  return new DataSource({
    type: 'postgres',
    ...address(connection),
    entities: [Workspace, User, UserSession, ApiKey, Document],
    ...strict,
    poolSize: 8,
    applicationName: 'pulso',
    connectTimeoutMS: 3000,
    // A lost idle connection is replaced by the pool at the next query; nothing is to be done about it.
    poolErrorHandler: () => undefined,
    logging: false,
    extra: { statement_timeout: 5000, query_timeout: 6000, idleTimeoutMillis: 30_000, keepAlive: true },
  } satisfies DataSourceOptions);
}

/** For migrations, the explicit list in order: no time limits, two connections (one holds the lock). */
export function createMigrationSource(connection: PostgresConnection): DataSource {
  return new DataSource({
    type: 'postgres',
    ...address(connection),
    migrations: [Accounts, Documents],
    migrationsTableName: 'migrations',
    ...strict,
    poolSize: 2,
    applicationName: 'pulso-migrate',
    connectTimeoutMS: 3000,
    poolErrorHandler: () => undefined,
    logging: false,
  } satisfies DataSourceOptions);
}
