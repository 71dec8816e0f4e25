export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/start-embedded-postgres.ts';
export type { PostgresConnection, SocketConnection } from './postgres-connection.ts';
