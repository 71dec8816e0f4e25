import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { nodeDisk } from './disk.ts';

/**
 * Makes a directory of which a power cut cannot take the name: each new level is synced into the one above it.
 * Without this a whole log can vanish although every file in it was synced. Mode 0700.
 * @throws the system call's error
 */
export function makeDurableDirectory(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  // Also when it was there already: an earlier start may have died between the two.
  nodeDisk.syncDirectory(dirname(path));
  for (let made = path; first !== undefined && made.length > first.length; made = dirname(made)) {
    nodeDisk.syncDirectory(dirname(dirname(made)));
  }
}
