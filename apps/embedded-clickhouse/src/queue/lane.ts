import { code, EngineError } from '../engine/engine-error.ts';

export interface LaneLimits {
  readonly concurrency: number;
  readonly maxWaiting: number;
  readonly maxWaitingBytes: number;
}

interface Waiting {
  readonly bytes: number;
  readonly begin: () => void;
}

/** Runs jobs in the order they came, a few at a time; what waits is bounded in number and in bytes. */
export class Lane {
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private running = 0;

  constructor(private readonly limits: LaneLimits) {}

  /**
   * @param signal a job that is still waiting when it aborts is dropped and never begins
   * @throws EngineError (TOO_MANY_SIMULTANEOUS_QUERIES) when the queue is full
   */
  async run<T>(bytes: number, signal: AbortSignal, job: () => Promise<T>): Promise<T> {
    await this.turn(bytes, signal);
    try {
      return await job();
    } finally {
      this.running -= 1;
      this.next();
    }
  }

  private turn(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.running < this.limits.concurrency) {
      this.running += 1;
      return Promise.resolve();
    }
    const { maxWaiting, maxWaitingBytes } = this.limits;
    if (this.waiting.length >= maxWaiting || this.waitingBytes + bytes > maxWaitingBytes) {
      const what = `Too many simultaneous queries: ${this.waiting.length} wait, ${this.waitingBytes} bytes`;
      throw EngineError.of(code.tooManySimultaneousQueries, what, 'TOO_MANY_SIMULTANEOUS_QUERIES');
    }
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        bytes,
        begin: () => {
          signal.removeEventListener('abort', drop);
          resolve();
        },
      };
      const drop = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        this.waitingBytes -= bytes;
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', drop, { once: true });
      this.waiting.push(entry);
      this.waitingBytes += bytes;
    });
  }

  private next(): void {
    const entry = this.waiting.shift();
    if (!entry) return;
    this.waitingBytes -= entry.bytes;
    this.running += 1;
    entry.begin();
  }
}
