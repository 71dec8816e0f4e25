import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Shape {
  latencyMs?: number;
  bytesPerSecond?: number;
}

/** A trickle is cut into this many writes a second. */
const slicesPerSecond = 20;

/** One direction of a connection: passes bytes on in order, late and slowly as the current shape says. */
export class ByteThrottle {
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly shape: () => Shape,
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly resume: () => void,
  ) {}

  push(chunk: Buffer): void {
    const { latencyMs = 0, bytesPerSecond } = this.shape();
    const dueAtMs = performance.now() + latencyMs;
    this.tail = this.tail.then(async () => {
      const waitMs = dueAtMs - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      if (bytesPerSecond === undefined) this.write(chunk);
      else await this.trickle(chunk, bytesPerSecond);
    });
  }

  end(): void {
    this.tail = this.tail.then(() => {
      this.to.end();
    });
  }

  private async trickle(chunk: Buffer, bytesPerSecond: number): Promise<void> {
    const sliceBytes = Math.max(1, Math.floor(bytesPerSecond / slicesPerSecond));
    for (let at = 0; at < chunk.length && !this.to.destroyed; at += sliceBytes) {
      this.write(chunk.subarray(at, at + sliceBytes));
      await sleep((1000 * sliceBytes) / bytesPerSecond);
    }
  }

  /** Back-pressure: a receiver that does not read must stop the sender, not fill this process. */
  private write(chunk: Buffer): void {
    if (this.to.destroyed || this.to.write(chunk)) return;
    this.from.pause();
    this.to.once('drain', this.resume);
  }
}
