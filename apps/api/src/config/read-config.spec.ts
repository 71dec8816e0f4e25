import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './read-config.ts';

const problemsOf = (source: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(source);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('listens on loopback with embedded stores by default', () => {
    const config = readConfig({});
    expect(config.http).toEqual({ port: 3000, host: '127.0.0.1', publicUrl: undefined, trustProxy: false });
    expect([config.clickhouse.url, config.database.url]).toEqual([undefined, undefined]);
    expect(config.spool.directory).toBe(join(process.cwd(), 'data', 'spool'));
  });

  it('reports every bad variable at once', () => {
    const problems = problemsOf({
      PORT: '70000',
      CLICKHOUSE_URL: 'clickhouse.example',
      DATABASE_URL: 'mysql://x',
      ADMIN_EMAIL: 'nobody',
      ADMIN_PASSWORD: 'short',
      BOOTSTRAP_WRITE_KEY: 'with:colon',
      SPOOL_MAX_BYTES: 'big',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'CLICKHOUSE_URL',
      'DATABASE_URL',
      'ADMIN_EMAIL',
      'ADMIN_PASSWORD',
      'BOOTSTRAP_WRITE_KEY',
      'SPOOL_MAX_BYTES',
      'LOG_LEVEL',
    ]);
  });

  it('never repeats a secret in a problem', () => {
    expect(problemsOf({ ADMIN_PASSWORD: 'hunter2', METRICS_TOKEN: 'a b' }).join()).not.toMatch(/hunter2|a b/);
  });

  it('takes an empty variable for unset', () => {
    expect(readConfig({ PORT: '', ADMIN_PASSWORD: '' })).toEqual(readConfig({}));
  });

  it('refuses one key for both scopes', () => {
    expect(problemsOf({ BOOTSTRAP_WRITE_KEY: 'same-key-1', BOOTSTRAP_READ_KEY: 'same-key-1' })).toHaveLength(
      1,
    );
  });

  it('is frozen to its leaves', () => {
    const config = readConfig({});
    expect(Object.isFrozen(config) && Object.isFrozen(config.http)).toBe(true);
  });
});

describe('readConfig with secret files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pulso-config-'));
  const path = join(directory, 'password');
  writeFileSync(path, 'from a file\n');
  afterAll(() => rmSync(directory, { recursive: true }));

  it('reads a secret without its final newline', () => {
    expect(readConfig({ ADMIN_PASSWORD_FILE: path }).admin.password).toBe('from a file');
  });

  it('reports a file that is missing or doubled', () => {
    const problems = problemsOf({
      ADMIN_PASSWORD: 'given directly',
      ADMIN_PASSWORD_FILE: path,
      METRICS_TOKEN_FILE: join(directory, 'none'),
    });
    expect(problems).toEqual([
      'ADMIN_PASSWORD: set it or ADMIN_PASSWORD_FILE, not both',
      'METRICS_TOKEN_FILE: cannot be read (ENOENT)',
    ]);
  });

  it('reads no file for a variable that is no secret', () => {
    expect(readConfig({ HOST_FILE: path }).http.host).toBe('127.0.0.1');
  });
});
