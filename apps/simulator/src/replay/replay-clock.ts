/** The past, moving `speed` times as fast as the present. */
export class ReplayClock {
  private startedAtMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly speed: number,
    private readonly present: () => number,
  ) {
    this.startedAtMs = present();
  }

  /** The instant of the past that is being relived, epoch milliseconds. */
  now(): number {
    return this.firstMs + (this.present() - this.startedAtMs) * this.speed;
  }

  /** Sets the clock back when work done for `pastMs` took longer than `graceMs` of the present. */
  waitFor(pastMs: number, graceMs: number): void {
    const lagMs = (this.now() - pastMs) / this.speed;
    if (lagMs > graceMs) this.startedAtMs += lagMs - graceMs;
  }
}
