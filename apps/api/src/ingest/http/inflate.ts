import { createGunzip } from 'node:zlib';
import { AppError } from '@pulso/contract';

/** What a request may become once it is unpacked. */
export const maxInflatedBytes = 8_388_608;
/** Requests unpacked at once: 4 x 8 MB bounds the memory of a flood of bombs. */
const maxConcurrent = 4;

let running = 0;
const waiting: (() => void)[] = [];

export function isGzip(body: Buffer): boolean {
  return body.length > 2 && body[0] === 0x1f && body[1] === 0x8b;
}

/**
 * Unpacks gzip piece by piece and stops at the cap: a bomb of 1 GB costs 8 MB, and nothing when its last four bytes
 * admit its size. Throws AppError body_too_large or bad_request.
 */
export async function inflate(body: Buffer): Promise<Buffer> {
  if (body.length >= 18 && body.readUInt32LE(body.length - 4) > maxInflatedBytes) throw tooLarge();
  if (running >= maxConcurrent) await new Promise<void>((resume) => waiting.push(resume));
  running += 1;
  try {
    return await gunzipCapped(body);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function gunzipCapped(body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const gunzip = createGunzip({ chunkSize: 262_144 });
    const pieces: Buffer[] = [];
    let bytes = 0;
    gunzip.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= maxInflatedBytes) return void pieces.push(piece);
      gunzip.destroy();
      reject(tooLarge());
    });
    gunzip.on('end', () => resolve(Buffer.concat(pieces, bytes)));
    gunzip.on('error', (cause) => reject(new AppError('bad_request', 'The body is broken gzip.', { cause })));
    gunzip.end(body);
  });
}

function tooLarge(): AppError {
  return new AppError('body_too_large', `A body may have ${maxInflatedBytes} bytes once unpacked.`);
}
