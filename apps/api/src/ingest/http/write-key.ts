import type { IncomingHttpHeaders } from 'node:http';

const basic = /^Basic ([A-Za-z0-9+/=_-]{1,800})$/i;
const bearer = /^Bearer (\S{1,500})$/i;

/** The write key of the header (Basic user or Bearer) or else of the query; undefined means: look into the body. */
export function writeKeyOf(headers: IncomingHttpHeaders, query: unknown): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    const user = basic.exec(authorization)?.[1];
    if (user !== undefined) return Buffer.from(user, 'base64').toString('utf8').split(':', 1)[0] ?? '';
    return bearer.exec(authorization)?.[1] ?? '';
  }
  const { writeKey } = query as { writeKey?: unknown };
  return typeof writeKey === 'string' ? writeKey : undefined;
}

export function writeKeyOfBody(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('writeKey' in body)) return undefined;
  return typeof body.writeKey === 'string' ? body.writeKey : undefined;
}
