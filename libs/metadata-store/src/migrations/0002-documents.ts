import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people configure, as documents of a noun: calendars, goals, health models. */
export class Documents implements MigrationInterface {
  readonly name = 'Documents1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE documents (
      workspace_id text NOT NULL REFERENCES workspaces (id),
      noun text NOT NULL,
      id text NOT NULL,
      body jsonb NOT NULL,
      version integer NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, noun, id)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup to go back.'));
  }
}
