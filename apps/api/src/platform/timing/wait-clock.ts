/** How long one question waited for something: waits that run side by side count once. */
export class WaitClock {
  private inFlight = 0;
  private sinceMs = 0;
  private settledMs = 0;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Milliseconds so far. A wait in flight counts once it has ended, and an answer that was shared not at all. */
  get waitedMs(): number {
    return this.settledMs;
  }

  /** Runs `work` on this clock. */
  async time<T>(work: () => Promise<T>): Promise<T> {
    if (this.inFlight === 0) this.sinceMs = this.nowMs();
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) this.settledMs += this.nowMs() - this.sinceMs;
    }
  }
}
