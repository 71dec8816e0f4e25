import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Engine } from './engine.ts';

/** A process that was told to die may need this long to leave the directory. */
const LOCK_WAIT_MS = 5_000;
const LOCK_RETRY_MS = 100;

/**
 * Opens the engine, which locks its directory.
 * @throws Error when another process still holds the directory after five seconds
 */
export async function openEngine(directory: string): Promise<Engine> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const deadline = performance.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      return new Engine(directory);
    } catch (cause) {
      if (performance.now() >= deadline) {
        throw new Error(`cannot open ${directory}: is it in use by another process?`, { cause });
      }
      await delay(LOCK_RETRY_MS);
    }
  }
}
