import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may use the house: the first workspace, people, their sessions, and keys of machines. */
export class Accounts implements MigrationInterface {
  readonly name = 'Accounts1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup to go back.'));
  }
}

const statements = [
  `CREATE TABLE workspaces (
     id text PRIMARY KEY,
     name text NOT NULL,
     tz text NOT NULL,
     base_currency text NOT NULL CHECK (base_currency ~ '^[A-Z]{3}$'),
     created_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE users (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     email text NOT NULL UNIQUE CHECK (email = lower(email)),
     password_hash text NOT NULL,
     role text NOT NULL CHECK (role IN ('admin', 'editor', 'viewer')),
     workspace_id text NOT NULL REFERENCES workspaces (id),
     created_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE TABLE sessions (
     token_hash text PRIMARY KEY,
     user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
     created_at timestamptz NOT NULL DEFAULT now(),
     expires_at timestamptz NOT NULL
   )`,
  `CREATE INDEX sessions_by_expiry ON sessions (expires_at)`,
  `CREATE TABLE api_keys (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     key_hash text NOT NULL UNIQUE,
     scope text NOT NULL CHECK (scope IN ('write', 'read')),
     workspace_id text NOT NULL REFERENCES workspaces (id),
     source text NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     revoked_at timestamptz
   )`,
  `INSERT INTO workspaces (id, name, tz, base_currency) VALUES ('main', 'Main', 'UTC', 'EUR')`,
];
