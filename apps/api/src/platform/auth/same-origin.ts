import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@pulso/contract';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a request by which another site makes a browser change something here. A browser says where a request
 * comes from and a page cannot forge it: `Sec-Fetch-Site` on secure origins, `Origin` elsewhere. A client that
 * sends neither is not a browser and carries no cookie it did not mean to send.
 * Throws AppError `forbidden`.
 */
export function assertSameOrigin(
  { method = 'GET', headers }: { method?: string; headers: IncomingHttpHeaders },
  publicUrl: string | undefined,
): void {
  if (safeMethods.has(method)) return;
  const site = headers['sec-fetch-site'];
  const trusted = site === undefined ? isOwnOrigin(headers, publicUrl) : site === 'same-origin';
  if (!trusted) throw new AppError('forbidden', 'This request comes from another site.');
}

function isOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host: originHost, origin: normal } = new URL(origin);
  return originHost === host || (publicUrl !== undefined && normal === new URL(publicUrl).origin);
}
