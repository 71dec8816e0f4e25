import { AppError } from '@pulso/contract';
import { EventStoreError } from '@pulso/event-store';

// ClickHouse's own numbers.
const timeoutExceeded = 159;
const memoryLimitExceeded = 241;
const tooManyRowsOrBytes = 396;

/** What a failed read means to whoever asked. Anything that is not the store's comes back as it is. */
export function toQueryProblem(error: unknown): unknown {
  if (!(error instanceof EventStoreError)) return error;
  const cause = { cause: error };
  if (error.code === tooManyRowsOrBytes) {
    return new AppError(
      'window_too_fine',
      'The answer is too large: ask for a coarser interval, fewer groups or a shorter window.',
      cause,
    );
  }
  if (error.code === memoryLimitExceeded) {
    return new AppError(
      'query_too_large',
      'Working the answer out takes more memory than there is for it: ask for a shorter window or fewer groups.',
      cause,
    );
  }
  if (error.code === timeoutExceeded) {
    return new AppError(
      'query_timeout',
      'The answer took too long: ask for a shorter window or fewer groups.',
      cause,
    );
  }
  if (error.outcome === 'refused') return error;
  return new AppError(
    'store_unavailable',
    'The event store cannot be asked now; events are still accepted.',
    { ...cause, retryAfterSeconds: 5 },
  );
}
