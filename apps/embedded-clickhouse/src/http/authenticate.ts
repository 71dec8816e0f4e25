import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { code, EngineError } from '../engine/engine-error.ts';

const owner = 'default';
export const reader = 'reader';

export interface Passwords {
  readonly [owner]: string;
  readonly [reader]: string;
}

interface Login {
  readonly user: string;
  readonly password: string;
}

/**
 * Reads `Authorization: Basic`, the X-ClickHouse headers or the `user` and `password` parameters.
 * @throws EngineError (REQUIRED_PASSWORD or AUTHENTICATION_FAILED)
 */
export function authenticate(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
  passwords: Passwords,
): keyof Passwords {
  const login = fromBasic(headers.authorization) ?? fromHeaders(headers) ?? fromQuery(query);
  if (!login) throw EngineError.of(code.requiredPassword, 'Password required', 'REQUIRED_PASSWORD');
  const { user, password } = login;
  if ((user === owner || user === reader) && isSame(password, passwords[user])) return user;
  const what = `${user}: Authentication failed: password is incorrect, or there is no user with such name`;
  throw EngineError.of(code.authenticationFailed, what, 'AUTHENTICATION_FAILED');
}

function fromBasic(authorization: string | undefined): Login | undefined {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: rest.join(':') };
}

function fromHeaders(headers: IncomingHttpHeaders): Login | undefined {
  const user = headers['x-clickhouse-user'];
  const key = headers['x-clickhouse-key'];
  if (user === undefined && key === undefined) return undefined;
  return { user: String(user ?? owner), password: String(key ?? '') };
}

function fromQuery(query: URLSearchParams): Login | undefined {
  const password = query.get('password');
  return password === null ? undefined : { user: query.get('user') ?? owner, password };
}

/** Compares digests, so that neither the length nor the first wrong byte shows in the time taken. */
function isSame(left: string, right: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}
