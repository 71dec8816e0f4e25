import type { Database } from '../database.ts';
import { Workspace } from '../entities/workspace.entity.ts';

export class Workspaces {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<Workspace | null> {
    return this.database.run((manager) => manager.findOneBy(Workspace, { id }));
  }
}
