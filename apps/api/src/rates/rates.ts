import { Inject, Injectable } from '@nestjs/common';
import { AppError, type KnownRates, type Rate } from '@pulso/contract';
import { EventStoreError, listRates, ratesTable, type EventStore } from '@pulso/event-store';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

/** What currencies are worth in others; questions that name a currency are answered with these. */
@Injectable()
export class Rates {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** Throws AppError `store_unavailable`. */
  list(workspaceId: string): Promise<KnownRates[]> {
    return orUnavailable(this.store.query(listRates, { workspace: workspaceId }));
  }

  /** Throws AppError `store_unavailable`; sending them again does no harm. */
  async add(workspaceId: string, rates: readonly Rate[]): Promise<void> {
    const known_at = Date.now();
    const rows = rates.map((rate) => ({ workspace_id: workspaceId, ...rate, known_at }));
    await orUnavailable(this.store.addRows(ratesTable, rows));
  }
}

async function orUnavailable<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof EventStoreError)) throw error;
    throw new AppError('store_unavailable', 'The rates cannot be reached now; try again.', { cause: error });
  }
}
