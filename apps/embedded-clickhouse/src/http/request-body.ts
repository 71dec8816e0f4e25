import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { code, EngineError } from '../engine/engine-error.ts';

/** Above the largest batch of a loader (a million rows are some 400 MB and go in several inserts). */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

const DECODERS = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * The whole body, inflated.
 * @throws EngineError for an unknown encoding, a damaged stream or a body over 128 MiB
 */
export async function readBody(request: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const stream = decoded(request);
  const stop = () => stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) {
        throw EngineError.of(
          code.queryIsTooLarge,
          `The body is larger than ${MAX_BODY_BYTES} bytes`,
          'QUERY_IS_TOO_LARGE',
        );
      }
      chunks.push(chunk);
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof EngineError) throw cause;
    throw EngineError.of(
      code.cannotDecompress,
      `Cannot read the body: ${String(cause)}`,
      'CANNOT_DECOMPRESS',
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes);
}

function decoded(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return request;
  if (!(encoding in DECODERS)) {
    throw EngineError.of(code.notImplemented, `Unknown Content-Encoding ${encoding}`, 'NOT_IMPLEMENTED');
  }
  const decoder = DECODERS[encoding as keyof typeof DECODERS]();
  request.on('error', (error) => decoder.destroy(error));
  request.on('aborted', () => decoder.destroy(new Error('the client went away')));
  return request.pipe(decoder);
}
