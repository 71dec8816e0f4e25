import { AppError } from '@pulso/contract';
import type { CliOptions } from './options.ts';

/** Throws `bad_request` when there is none: the api would answer 401 to every batch. */
export function requireWriteKey({ writeKey }: CliOptions): string {
  if (!writeKey) throw new AppError('bad_request', 'a write key is needed: --write-key or PULSO_WRITE_KEY');
  return writeKey;
}
