import { closeSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const tornBytes = 300_000;

/** Leaves the newest segment as a kill in the middle of a large group would: bytes of a record that never ended. */
export function tearTail(directory: string): void {
  const name = readdirSync(directory)
    .filter((entry) => entry.endsWith('.seg'))
    .sort()
    .at(-1);
  if (name === undefined) return;
  const path = join(directory, name);
  const bytes = readFileSync(path);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.alloc(tornBytes, 0x5a), 0, tornBytes, end);
  closeSync(fd);
}
