export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/start-embedded-postgres.ts';
export type { ApiKey, KeyScope } from './entities/api-key.entity.ts';
export type { Document } from './entities/document.entity.ts';
export type { UserSession } from './entities/session.entity.ts';
export type { User } from './entities/user.entity.ts';
export { MetadataStore } from './metadata-store.ts';
export type { DocumentKey } from './repositories/documents.ts';
export type { PostgresConnection } from './postgres-connection.ts';
