/** So many a minute, spread or at once: a bucket that refills evenly. */
export class MinuteBudget {
  private left: number;
  private filledAtMs: number;

  constructor(
    private readonly perMinute: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.left = perMinute;
    this.filledAtMs = nowMs();
  }

  /** False once it is used up. A refused try costs nothing. */
  take(): boolean {
    const nowMs = this.nowMs();
    const refill = ((nowMs - this.filledAtMs) / 60_000) * this.perMinute;
    this.left = Math.min(this.perMinute, this.left + refill);
    this.filledAtMs = nowMs;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
