import { AppError } from '@pulso/contract';

/** What came back of a load: counts, and the time from due to acknowledged of every batch. */
export class LoadReport {
  private readonly startedMs = performance.now();
  private readonly latenciesMs: number[] = [];
  private readonly refused = new Map<string, number>();
  private accepted = 0;
  private quarantined = 0;

  acknowledge(accepted: number, quarantined: number, latencyMs: number): void {
    this.accepted += accepted;
    this.quarantined += quarantined;
    this.latenciesMs.push(latencyMs);
  }

  refuse(events: number, error: unknown): void {
    const reason = error instanceof AppError ? error.message : String(error);
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + events);
  }

  text(): string {
    const seconds = (performance.now() - this.startedMs) / 1000;
    const at = (share: number) => percentile(this.latenciesMs, share)?.toFixed(1) ?? '-';
    return [
      `accepted     ${this.accepted} events in ${seconds.toFixed(1)} s (${Math.round(this.accepted / seconds)}/s)`,
      `quarantined  ${this.quarantined}`,
      `latency ms   p50 ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  max ${at(1)}`,
      ...[...this.refused].map(([reason, events]) => `refused      ${events}  ${reason}`),
      '',
    ].join('\n');
  }
}

/** Nearest rank; undefined of nothing. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
