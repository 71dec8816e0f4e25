import type { MetricAnswer } from '@pulso/contract';

/** A dashboard asks a few dozen questions; ten times that is still small. */
const maxAnswers = 256;

interface Shared {
  readonly answer: Promise<MetricAnswer>;
  settledAtMs: number | undefined;
}

/**
 * Composed answers for askers of the same question and rights: the one that is being made, else one at most `maxAgeMs`
 * old. A commit ends the sharing; a failure is shared in flight and never kept. Whoever gets one must not change it.
 */
export class SharedAnswers {
  private readonly answers = new Map<string, Shared>();
  private epoch = 0;

  constructor(
    private readonly maxAgeMs: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @param epoch the number of the last commit: an answer under an older one may lack what came since */
  share(key: string, epoch: number, make: () => Promise<MetricAnswer>): Promise<MetricAnswer> {
    if (epoch !== this.epoch || this.answers.size >= maxAnswers) this.answers.clear();
    this.epoch = epoch;
    const known = this.answers.get(key);
    if (known && (known.settledAtMs === undefined || this.nowMs() - known.settledAtMs < this.maxAgeMs))
      return known.answer;
    const shared: Shared = { answer: make(), settledAtMs: undefined };
    this.answers.set(key, shared);
    shared.answer.then(
      () => (shared.settledAtMs = this.nowMs()),
      () => this.forget(key, shared),
    );
    return shared.answer;
  }

  private forget(key: string, shared: Shared): void {
    if (this.answers.get(key) === shared) this.answers.delete(key);
  }
}
