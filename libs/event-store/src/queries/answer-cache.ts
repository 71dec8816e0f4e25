/** A dashboard asks a few dozen questions; ten times that is still small beside one answer of 100,000 rows. */
const maxAnswers = 256;
/** Larger answers are shared while in flight but not kept: 256 of them could fill the heap. */
const maxKeptRows = 5_000;

interface Answer {
  readonly rows: Promise<unknown[]>;
  settledAtMs: number | undefined;
}

/** Single flight, and for callers who allow it a short memory. A failure is shared in flight and never kept. */
export class AnswerCache {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** The run in flight, else an answer at most `maxAgeMs` old, else a new run. */
  share(key: string, maxAgeMs: number, run: () => Promise<unknown[]>): Promise<unknown[]> {
    const known = this.answers.get(key);
    if (known !== undefined && this.isFresh(known, maxAgeMs)) return known.rows;
    const answer: Answer = { rows: run(), settledAtMs: undefined };
    this.answers.delete(key);
    this.answers.set(key, answer);
    this.evict();
    answer.rows.then(
      (rows) => {
        answer.settledAtMs = this.nowMs();
        if (rows.length > maxKeptRows) this.forget(key, answer);
      },
      () => this.forget(key, answer),
    );
    return answer.rows;
  }

  private isFresh(answer: Answer, maxAgeMs: number): boolean {
    return answer.settledAtMs === undefined || this.nowMs() - answer.settledAtMs < maxAgeMs;
  }

  private forget(key: string, answer: Answer): void {
    if (this.answers.get(key) === answer) this.answers.delete(key);
  }

  private evict(): void {
    for (const key of this.answers.keys()) {
      if (this.answers.size <= maxAnswers) return;
      this.answers.delete(key);
    }
  }
}
