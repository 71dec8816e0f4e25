const DELAYS_MS = [0, 250, 500, 1000, 2000] as const;
const STABLE_AFTER_MS = 10_000;

/**
 * Waits before each restart: at once after a healthy life, then ever longer up
 * to two seconds, so that a crash loop does not eat a core and a recovered
 * cause is still noticed within five seconds.
 */
export class RestartBackoff {
  private failures = 0;

  /** @param livedMs time between ready and exit; 0 when the process never got ready */
  nextDelayMs(livedMs: number): number {
    if (livedMs >= STABLE_AFTER_MS) this.failures = 0;
    const step = Math.min(this.failures, DELAYS_MS.length - 1);
    this.failures += 1;
    return DELAYS_MS[step] ?? 0;
  }
}
