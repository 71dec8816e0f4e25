import { Inject, Injectable } from '@nestjs/common';
import { AppError, type MetricFilter, type MetricWarning } from '@pulso/contract';
import { canonicalZone, type PurchaseTable } from '@pulso/domain';
import { readCustomerHistories, readPurchaseTable, type CustomerHistoryRow } from '@pulso/event-store';
import type { EventStore, MetricRequest } from '@pulso/event-store';
import type { Principal } from '../platform/metric-answerer.ts';
import { toQueryProblem } from '../platform/stores/query-problems.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

const maxWindowMs = 3660 * 86_400_000;

interface AskedWindow {
  from: string;
  to: string;
  tz: string;
  calibration_end: string;
  currency: string;
}

/** Orders of a workspace as customer models take them. Every method throws AppError as a metric question does. */
@Injectable()
export class PurchaseTables {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async read(
    caller: Principal,
    asked: AskedWindow,
    filters: readonly MetricFilter[] = [],
  ): Promise<PurchaseTable> {
    try {
      return await readPurchaseTable(this.store, requestOf(caller, asked, filters), optionsOf(asked));
    } catch (error) {
      throw toQueryProblem(error);
    }
  }

  /** Of these people, or of ids that belong to them, those who bought up to the end of the calibration. */
  async readSome(
    caller: Principal,
    asked: AskedWindow,
    filters: readonly MetricFilter[],
    ids: readonly string[],
  ): Promise<CustomerHistoryRow[]> {
    try {
      const request = requestOf(caller, asked, filters);
      return await readCustomerHistories(this.store, request, optionsOf(asked), ids);
    } catch (error) {
      throw toQueryProblem(error);
    }
  }
}

const optionsOf = ({ calibration_end, currency }: AskedWindow) => ({
  calibrationEnd: calibration_end,
  currency,
});

function requestOf(
  { workspaceId }: Principal,
  asked: AskedWindow,
  filters: readonly MetricFilter[],
): MetricRequest {
  return { workspaceId, ...settleWindow(asked), buckets: [], groupBy: [], filters, asOfMs: Date.now() };
}

/** Throws AppError that says what a window may be. */
export function settleWindow({
  from,
  to,
  tz,
}: Pick<AskedWindow, 'from' | 'to' | 'tz'>): Pick<MetricRequest, 'fromMs' | 'toMs' | 'tz'> {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const zone = canonicalZone(tz);
  if (zone === null)
    throw new AppError(
      'unknown_time_zone',
      `There is no time zone ${JSON.stringify(tz)}; use an IANA name such as Europe/Madrid.`,
    );
  if (fromMs >= toMs)
    throw new AppError('window_reversed', 'from must be before to; the window is [from, to).');
  if (toMs - fromMs > maxWindowMs)
    throw new AppError('invalid_query', 'The window is out of bounds.', {
      errors: [{ path: 'to', message: 'must be at most ten years after from' }],
    });
  return { fromMs, toMs, tz: zone };
}

/** Several currencies have no spend model: which they are, and how to ask. */
export function currencyWarnings({ currencies }: PurchaseTable): MetricWarning[] {
  if (currencies.length < 2) return [];
  const message = `Orders in ${currencies.join(', ')} do not add up: name one as currency.`;
  return [{ code: 'mixed_currencies', message }];
}

/** 1997-09-30 of a count of days since 1970-01-01. */
export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
