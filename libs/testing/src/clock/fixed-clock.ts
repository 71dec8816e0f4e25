/** A clock that moves only when told to. */
export class FixedClock {
  constructor(private nowMs: number = Date.parse('2026-01-15T12:00:00.000Z')) {}

  readonly now = (): number => this.nowMs;

  advance(byMs: number): void {
    this.nowMs += byMs;
  }
}
