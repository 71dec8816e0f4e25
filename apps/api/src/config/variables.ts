import { z } from 'zod';

const number = (what: string) => z.coerce.number<string>(`must be ${what}`).int(`must be ${what}`);
const key = z
  .string()
  .regex(/^[\x21-\x39\x3b-\x7e]{8,200}$/, 'must be 8 to 200 visible ASCII characters without a colon');
const address = (...protocols: string[]) =>
  z.string().refine((url) => URL.canParse(url) && protocols.includes(new URL(url).protocol), {
    message: `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/**
 * Every variable that the api reads, in the order of `.env.example`, which is made from the descriptions.
 * A variable named in `secrets` may also be given as `<NAME>_FILE`, the path of a file that holds it.
 */
export const environment = z.object({
  PORT: number('a port')
    .min(0)
    .max(65_535, 'must be a port')
    .default(3000)
    .describe('Port of the api, the dashboard and the live socket.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on: this machine only, until you choose otherwise. 0.0.0.0 is every interface.',
    ),
  PUBLIC_URL: address('http:', 'https:')
    .optional()
    .describe('The address people type. With https, cookies become Secure and HSTS is sent.'),
  TRUST_PROXY: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      'true behind a reverse proxy of yours that sets X-Forwarded-For: sign-in limits then see the real address.',
    ),
  DATA_DIR: z.string().default('./data').describe('Where the spool and the embedded stores live.'),
  CLICKHOUSE_URL: address('http:', 'https:')
    .optional()
    .describe('http://user:password@host:8123/database. Unset: the embedded engine.'),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/, 'must be a cluster name: letters, digits, - and _')
    .optional()
    .describe('Name of the ClickHouse cluster: tables become replicated and sharded.'),
  DATABASE_URL: address('postgres:', 'postgresql:')
    .optional()
    .describe('postgres://user:password@host:5432/database. Unset: the embedded PostgreSQL.'),
  ADMIN_EMAIL: z
    .email('must be an e-mail address')
    .default('admin@pulso.local')
    .describe('The first administrator.'),
  ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(1000, 'must have at most 1000 characters')
    .optional()
    .describe(
      'Their password, set again at every start. Unset: a random one is printed once, at the first start.',
    ),
  BOOTSTRAP_WRITE_KEY: key.optional().describe('A write key of the first workspace, for scripts.'),
  BOOTSTRAP_READ_KEY: key.optional().describe('A read key of the first workspace, for scripts.'),
  METRICS_TOKEN: key.optional().describe('Bearer token of /metrics. Unset: only this machine may scrape.'),
  SPOOL_MAX_BYTES: number('a number of bytes')
    .min(134_217_728, 'must be at least 134217728, two segments')
    .default(10_737_418_240)
    .describe(
      'Bytes of events that may wait on disk while the event store is away; over it the answer is 503.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('fatal, error, warn, info, debug or trace.'),
});
export type Environment = z.output<typeof environment>;

export const secrets = [
  'CLICKHOUSE_URL',
  'DATABASE_URL',
  'ADMIN_PASSWORD',
  'BOOTSTRAP_WRITE_KEY',
  'BOOTSTRAP_READ_KEY',
  'METRICS_TOKEN',
] as const satisfies (keyof Environment)[];
