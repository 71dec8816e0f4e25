import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const windowSeconds = 15 * 60;

/** Ten tries a quarter of an hour for an account, from wherever; a hundred from one address, whatever the account. */
@Injectable()
export class SignInLimiter {
  private readonly byAccount = new RateLimiterMemory({ points: 10, duration: windowSeconds });
  private readonly byAddress = new RateLimiterMemory({ points: 100, duration: windowSeconds });

  /** Counts a try before the password is looked at. Throws AppError `too_many_requests`. */
  async countTry(email: string, address: string): Promise<void> {
    try {
      await this.byAddress.consume(address);
      await this.byAccount.consume(accountKey(email));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new AppError('too_many_requests', 'Too many tries. Wait and try again.', {
        retryAfterSeconds: refusal.msBeforeNext / 1000,
      });
    }
  }

  /** Takes a try back that was not decided, since PostgreSQL was away: an outage must lock nobody out. */
  async refund(email: string, address: string): Promise<void> {
    await this.byAddress.reward(address);
    await this.byAccount.reward(accountKey(email));
  }

  async forgive(email: string): Promise<void> {
    await this.byAccount.delete(accountKey(email));
  }
}

function accountKey(email: string): string {
  return hash('sha256', email.toLowerCase());
}
