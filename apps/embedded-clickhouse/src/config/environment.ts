export interface Environment {
  /** Absolute path; the engine's files live below it. */
  readonly dataDirectory: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly password: string;
  readonly readerPassword: string;
}

/**
 * Secrets come by environment and never by argv, which every user of the machine can list.
 * @throws Error that names every missing variable at once
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const required = [
    'EMBEDDED_CLICKHOUSE_DATA_DIR',
    'EMBEDDED_CLICKHOUSE_PASSWORD',
    'EMBEDDED_CLICKHOUSE_READER_PASSWORD',
  ] as const;
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`missing environment: ${missing.join(', ')}`);
  const port = Number(env.EMBEDDED_CLICKHOUSE_PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('EMBEDDED_CLICKHOUSE_PORT is not a port');
  const [dataDirectory = '', password = '', readerPassword = ''] = required.map((name) => env[name]);
  return { dataDirectory, port, password, readerPassword };
}
