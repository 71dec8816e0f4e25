import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { eventsOfPeopleSql } from '../people/person.ts';

/** Two tellings of one order are one purchase; an event that is about no order stands for itself. */
export const purchaseIdSql = `if(subject_id = '', message_id, subject_id)`;

/** What makes a row of `events` a purchase: a completed order, any event, or one of the name that is bound. */
function purchaseSql(of: string, params: Params): string {
  if (of === 'orders') return `kind = 'order' AND action = 'completed'`;
  if (of === 'any') return '1';
  params['purchase'] = of;
  return 'name = {purchase:String}';
}

/** Purchases of known people in the window, with all columns of `events` and `person`. */
export function purchasesSql(of: string, request: MetricRequest, params: Params): string {
  return eventsOfPeopleSql(purchaseSql(of, params), request, params);
}

/**
 * The same from the beginning up to the end of the window, because some purchases can only be told by what was
 * before them. Binds the start of the window as `{windowFrom:Int64}`, epoch milliseconds.
 */
export function purchasesSoFarSql(of: string, request: MetricRequest, params: Params): string {
  params['windowFrom'] = request.fromMs;
  return purchasesSql(of, { ...request, fromMs: 0 }, params);
}
