import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@pulso/contract';

type Scrape = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } };

/**
 * With a token: whoever has it. Without one: only this machine, and not through a proxy on it, whose clients may
 * be anywhere. Throws AppError `unauthenticated` or `forbidden`.
 */
export function assertMayScrape({ headers, socket }: Scrape, token: string | undefined): void {
  if (token === undefined) {
    const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    if (forwarded || !isLoopback(socket.remoteAddress)) {
      throw new AppError('forbidden', 'Set METRICS_TOKEN to scrape from another machine.');
    }
    return;
  }
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))) {
    throw new AppError('unauthenticated', 'Send "Authorization: Bearer <METRICS_TOKEN>".');
  }
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
