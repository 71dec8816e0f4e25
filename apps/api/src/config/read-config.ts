import { readFileSync } from 'node:fs';
import { toConfig, type Config } from './config.ts';
import { environment, secrets } from './variables.ts';

/** Thrown with every bad variable at once, so that an operator corrects them in one go. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The environment has ${problems.length} bad variable${problems.length === 1 ? '' : 's'}:\n  ${problems.join('\n  ')}`,
    );
    this.name = 'ConfigError';
  }
}

/** Parses the environment. An empty variable counts as unset, as Compose writes it. Never echoes a value. */
export function readConfig(source: NodeJS.ProcessEnv): Config {
  const given: Record<string, string | undefined> = {};
  const problems: string[] = [];
  for (const name of Object.keys(environment.shape)) given[name] = source[name] || undefined;
  for (const name of secrets) {
    const path = source[`${name}_FILE`];
    if (!path) continue;
    if (given[name] !== undefined) problems.push(`${name}: set it or ${name}_FILE, not both`);
    try {
      given[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      problems.push(`${name}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  const parsed = environment.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  if (given.BOOTSTRAP_WRITE_KEY !== undefined && given.BOOTSTRAP_WRITE_KEY === given.BOOTSTRAP_READ_KEY) {
    problems.push('BOOTSTRAP_READ_KEY: must differ from BOOTSTRAP_WRITE_KEY, a key has one scope');
  }
  if (given.CLICKHOUSE_CLUSTER !== undefined && given.CLICKHOUSE_URL === undefined) {
    problems.push('CLICKHOUSE_CLUSTER: needs CLICKHOUSE_URL');
  }
  if (parsed.data === undefined || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}
