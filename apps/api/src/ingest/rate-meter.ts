const windowSeconds = 5;

/** Events per second over the last five whole seconds, in six numbers. */
export class RateMeter {
  private readonly sums = new Float64Array(windowSeconds + 1);
  private second = 0;

  /** `monotonicNow` in milliseconds; a clock that is set must not bend a rate. */
  constructor(private readonly monotonicNow: () => number = () => performance.now()) {
    this.second = this.currentSecond();
  }

  add(events: number): void {
    this.turn();
    const at = this.second % this.sums.length;
    this.sums[at] = (this.sums[at] as number) + events;
  }

  perSecond(): number {
    this.turn();
    const total = this.sums.reduce((sum, events) => sum + events, 0);
    return (total - (this.sums[this.second % this.sums.length] as number)) / windowSeconds;
  }

  /** Empties the seconds that have begun since. */
  private turn(): void {
    const now = this.currentSecond();
    const steps = Math.min(now - this.second, this.sums.length);
    for (let step = 0; step < steps; step += 1) this.sums[(now - step) % this.sums.length] = 0;
    this.second = now;
  }

  private currentSecond(): number {
    return Math.floor(this.monotonicNow() / 1000);
  }
}
