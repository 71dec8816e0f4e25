import { createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import type { PostgresConnection } from './postgres-connection.ts';
import { ApiKeys } from './repositories/api-keys.ts';
import { DocumentRepository } from './repositories/documents.ts';
import { Sessions } from './repositories/sessions.ts';
import { Users } from './repositories/users.ts';
import { Workspaces } from './repositories/workspaces.ts';

/** All of PostgreSQL. Until `connect` and while the server is away, every method throws AppError `store_unavailable`. */
export class MetadataStore {
  private readonly database = new Database();
  readonly workspaces = new Workspaces(this.database);
  readonly users = new Users(this.database);
  readonly sessions = new Sessions(this.database);
  readonly apiKeys = new ApiKeys(this.database);
  readonly documents = new DocumentRepository(this.database);

  /**
   * Migrates, then serves. Afterwards a server that goes away and comes back is reconnected without help.
   * @throws the driver's error when the server cannot be reached, or refuses us, or a migration fails: try again.
   */
  async connect(connection: PostgresConnection): Promise<void> {
    await migrate(connection);
    const source = createDataSource(connection);
    await source.initialize();
    this.database.use(source);
  }

  /**
   * Runs `work` unless anybody, on whichever node, runs work of this name: then it resolves with undefined. For work of
   * seconds: a transaction stays open meanwhile.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    const take = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken';
    return this.database.run((manager) =>
      manager.transaction(async (within) => {
        const [row] = (await within.query(take, [name])) as { taken: boolean }[];
        return row?.taken ? work() : undefined;
      }),
    );
  }

  ping(): Promise<void> {
    return this.database.run(async (manager) => void (await manager.query('SELECT 1')));
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
