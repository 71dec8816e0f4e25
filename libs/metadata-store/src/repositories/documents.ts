import type { Database } from '../database.ts';
import { Document } from '../entities/document.entity.ts';

export type DocumentKey = Pick<Document, 'workspaceId' | 'noun' | 'id'>;

/** The most documents of one noun that a workspace may have. */
const mostOfANoun = 1000;

const upsert = `INSERT INTO documents (workspace_id, noun, id, body, version) VALUES ($1, $2, $3, $4, 1)
  ON CONFLICT (workspace_id, noun, id)
  DO UPDATE SET body = excluded.body, version = documents.version + 1, updated_at = now()
  RETURNING version`;

const insertIfAbsent = `INSERT INTO documents (workspace_id, noun, id, body, version) VALUES ($1, $2, $3, $4, 1)
  ON CONFLICT DO NOTHING`;

export class DocumentRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string, noun: string): Promise<Document[]> {
    return this.database.run((manager) =>
      manager.find(Document, { where: { workspaceId, noun }, order: { id: 'ASC' }, take: mostOfANoun }),
    );
  }

  find({ workspaceId, noun, id }: DocumentKey): Promise<Document | null> {
    return this.database.run((manager) => manager.findOneBy(Document, { workspaceId, noun, id }));
  }

  /** Makes the document or replaces its body; returns the version it now has. */
  put({ workspaceId, noun, id }: DocumentKey, body: unknown): Promise<number> {
    return this.database.run(async (manager) => {
      const values = [workspaceId, noun, id, JSON.stringify(body)];
      const [row] = await manager.query<{ version: number }[]>(upsert, values);
      return row?.version ?? 1;
    });
  }

  /** Makes the document unless there is one. */
  putIfAbsent({ workspaceId, noun, id }: DocumentKey, body: unknown): Promise<void> {
    return this.database.run(async (manager) => {
      await manager.query(insertIfAbsent, [workspaceId, noun, id, JSON.stringify(body)]);
    });
  }

  /** Returns false when there is no such document. */
  remove({ workspaceId, noun, id }: DocumentKey): Promise<boolean> {
    return this.database.run(async (manager) => {
      const { affected } = await manager.delete(Document, { workspaceId, noun, id });
      return affected === 1;
    });
  }
}
