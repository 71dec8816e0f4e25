import { resolve } from 'node:path';
import type { Environment } from './variables.ts';

/** Injection token of the frozen `Config`. */
export const CONFIG = Symbol('CONFIG');

/** The environment, parsed once at start and handed out in slices. */
export interface Config {
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly publicUrl?: string;
    readonly trustProxy: boolean;
  };
  /** Absolute path. */
  readonly dataDirectory: string;
  readonly clickhouse: { readonly url?: string; readonly cluster?: string };
  readonly database: { readonly url?: string };
  readonly admin: { readonly email: string; readonly password?: string };
  readonly bootstrap: { readonly writeKey?: string; readonly readKey?: string };
  readonly metricsToken?: string;
  readonly spool: { readonly directory: string; readonly maxBytes: number };
  readonly logLevel: Environment['LOG_LEVEL'];
}

export function toConfig(environment: Environment): Config {
  const dataDirectory = resolve(environment.DATA_DIR);
  return deepFreeze({
    http: {
      port: environment.PORT,
      host: environment.HOST,
      publicUrl: environment.PUBLIC_URL,
      trustProxy: environment.TRUST_PROXY === 'true',
    },
    dataDirectory,
    clickhouse: { url: environment.CLICKHOUSE_URL, cluster: environment.CLICKHOUSE_CLUSTER },
    database: { url: environment.DATABASE_URL },
    admin: { email: environment.ADMIN_EMAIL, password: environment.ADMIN_PASSWORD },
    bootstrap: { writeKey: environment.BOOTSTRAP_WRITE_KEY, readKey: environment.BOOTSTRAP_READ_KEY },
    metricsToken: environment.METRICS_TOKEN,
    spool: { directory: resolve(dataDirectory, 'spool'), maxBytes: environment.SPOOL_MAX_BYTES },
    logLevel: environment.LOG_LEVEL,
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
