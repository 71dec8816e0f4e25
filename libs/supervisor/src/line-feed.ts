import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const MAX_REMEMBERED_LINES = 100;

/** Reads a stream by lines and remembers the first ones, so that a probe that asks late still finds its line. */
export class LineFeed {
  private readonly seen: string[] = [];
  private readonly listeners = new Set<(line: string) => void>();

  constructor(stream: Readable, onLine: (line: string) => void) {
    createInterface({ input: stream }).on('line', (line) => {
      if (this.seen.length < MAX_REMEMBERED_LINES) this.seen.push(line);
      onLine(line);
      for (const listener of this.listeners) listener(line);
    });
  }

  first(matches: (line: string) => boolean, signal: AbortSignal): Promise<string> {
    const known = this.seen.find(matches);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        this.listeners.delete(listener);
        signal.removeEventListener('abort', onAbort);
        settle();
      };
      const listener = (line: string) => {
        if (matches(line)) finish(() => resolve(line));
      };
      const onAbort = () => finish(() => reject(signal.reason as Error));
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
      this.listeners.add(listener);
    });
  }
}
