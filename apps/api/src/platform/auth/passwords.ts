import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@pulso/contract';

/** OWASP's choice for Argon2id, the package's default algorithm: 19 MiB, two passes, one lane. About 20 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** libuv has four threads, which gzip and DNS need too: a flood of sign-ins must leave some of them. */
const maxRunning = 2;
const maxWaiting = 16;

@Injectable()
export class Passwords {
  private readonly decoy = hash('nobody has this password', cost);
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  hash(password: string): Promise<string> {
    return hash(password, cost);
  }

  /**
   * Whether the password fits. Without a hash, since nobody has that address, it takes as long and says no.
   * Throws AppError `too_many_requests` when too many wait already.
   */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    await this.takeTurn();
    try {
      const fits = await verify(passwordHash ?? (await this.decoy), password);
      return fits && passwordHash !== undefined;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async takeTurn(): Promise<void> {
    if (this.running >= maxRunning) {
      if (this.waiting.length >= maxWaiting) {
        throw new AppError('too_many_requests', 'Too many people are signing in.', { retryAfterSeconds: 2 });
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }
}
