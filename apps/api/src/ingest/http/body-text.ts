import { AppError } from '@pulso/contract';
import { inflate, isGzip } from './inflate.ts';

const unsupported = /\b(?:br|zstd|deflate|compress)\b/i;

/**
 * The text of a body. Gzip is known by its first bytes: clients forget the header, and label plain text with it.
 * Invalid UTF-8 becomes U+FFFD, a byte order mark is dropped. Throws AppError body_too_large or bad_request.
 */
export async function readBodyText(body: Buffer | undefined, encoding: string | undefined): Promise<string> {
  if (body === undefined) return '';
  const bytes = isGzip(body) ? await inflate(body) : body;
  if (bytes === body && encoding !== undefined && unsupported.test(encoding)) {
    throw new AppError('bad_request', 'Content-Encoding may be gzip or nothing.');
  }
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
