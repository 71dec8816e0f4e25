import { AppError } from '@pulso/contract';
import type { DataSource, EntityManager } from 'typeorm';

/** Runs work on the data source and tells "cannot be reached" apart from every other failure. */
export class Database {
  private source: DataSource | undefined;

  use(source: DataSource): void {
    this.source = source;
  }

  /** Throws AppError `store_unavailable`, or what the work threw. */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.source === undefined) throw unavailable(undefined);
    try {
      return await work(this.source.manager);
    } catch (error) {
      throw isOutOfReach(error) ? unavailable(error) : error;
    }
  }

  async close(): Promise<void> {
    const { source } = this;
    this.source = undefined;
    await source?.destroy();
  }
}

function unavailable(cause: unknown): AppError {
  return new AppError('store_unavailable', 'Accounts cannot be reached right now.', {
    cause,
    retryAfterSeconds: 2,
  });
}

/** SQLSTATE classes: 08 connection, 53 resources, 57 operator (shutdown, starting, cancelled by the time limit). */
const outOfReachStates = /^(08|53|57)/;

function isOutOfReach(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === 'string') return outOfReachStates.test(code) || /^E[A-Z]+$/.test(code);
  // pg gives these no code: a socket that closed under a query, no connection and no answer in time.
  return /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered a connection error)/.test(
    message ?? '',
  );
}
