/**
 * What a caller may conclude about the statement that failed:
 * - `refused`: the engine read it and said no; nothing was stored and a retry of the same bytes fails again.
 * - `unavailable`: the engine could not take it now; nothing was stored, retry later with a back-off.
 * - `unclear`: nobody knows whether it was stored; look before you retry.
 */
export type EventStoreOutcome = 'refused' | 'unavailable' | 'unclear';

/** Any failure of the event store. `code` is ClickHouse's own number, 0 when the engine gave none. */
export class EventStoreError extends Error {
  constructor(
    readonly outcome: EventStoreOutcome,
    readonly code: number,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'EventStoreError';
  }
}
