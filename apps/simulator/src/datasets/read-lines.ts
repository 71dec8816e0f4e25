import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Streams the trimmed, non-empty lines of a text file, plain or `.gz`. Rejects on a broken file. */
export async function* readLines(path: string, onRead?: (share: number) => void): AsyncGenerator<string> {
  const bytes = statSync(path).size;
  const file = createReadStream(path);
  // The reader is destroyed with the error, so iterating it throws; the callback is only there to consume it.
  const input = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    onRead?.(file.bytesRead / bytes);
    if (line.trim() !== '') yield line.trim();
  }
}
