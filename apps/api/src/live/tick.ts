const quickMs = 200;
const longestRestMs = 10_000;

/**
 * Milliseconds to rest after work that took `tookMs`. Quick work rests half as long as it took: a wall must not wait
 * for a second commit. Slow work rests twice as long, so that live views take at most a third of the engine; but never
 * beyond ten seconds, so that a wall is back soon after a store that hung.
 */
export function restAfterMs(tookMs: number): number {
  const share = tookMs <= quickMs ? 0.5 : Math.min(2, 0.5 + (1.5 * (tookMs - quickMs)) / quickMs);
  return Math.min(share * tookMs, longestRestMs);
}

/** Runs `work` soon after it is asked for, never more often than `gapMs` and never twice at once, with rests between. */
export class Tick {
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  private again = false;
  private stopped = false;
  private notBeforeMs = 0;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly gapMs: number,
  ) {}

  request(): void {
    if (this.stopped || this.timer) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    const waitMs = Math.max(0, this.notBeforeMs - performance.now());
    this.timer = setTimeout(() => void this.run(), waitMs);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.busy = true;
    const startedMs = performance.now();
    try {
      await this.work();
    } finally {
      const tookMs = performance.now() - startedMs;
      this.notBeforeMs = startedMs + Math.max(this.gapMs, tookMs + restAfterMs(tookMs));
      this.busy = false;
      if (this.again) {
        this.again = false;
        this.request();
      }
    }
  }
}
