import type { HealthKind, HealthModel } from '@pulso/contract';
import { z } from 'zod';
import type { EventStore } from '../../event-store.ts';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import type { Params } from '../metrics/dimensions.ts';
import { defineMetricQuery } from '../metrics/metric-query.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import type { FactTotals } from './fact-totals.ts';
import { componentsSql } from './health-sql.ts';
import { customersAtSql } from './moments-sql.ts';

const state = `SELECT seenFirstMs, weighted, weight, signals, said, <values> AS values
FROM
(
<customers>
)
WHERE person = {person:String}`;

const row = z.object({
  seenFirstMs: count,
  weighted: z.number(),
  weight: z.number(),
  signals: count,
  said: count,
  values: z.array(z.number().nullable()),
});

export interface CustomerState {
  /** When the first order, answer or ticket was; null when there is none. */
  seenFirstMs: number | null;
  /** By the model's components; null without data. */
  values: Partial<Record<HealthKind, number | null>>;
  experience: { weighted: number; weight: number; signals: number; said: number };
}

export interface StateQuestion {
  workspaceId: string;
  person: string;
  /** All ids of the person. */
  ids: readonly string[];
  /** Theirs, as `listCustomerSubjects` has found them; found by the statement itself when left out. */
  tickets?: readonly string[] | undefined;
  atMs: number;
  tz: string;
  model: HealthModel;
  /** Of the experience score. */
  halfLifeDays?: number;
}

/** What health and experience of one person are made of at a moment. */
export function composeCustomerState({
  workspaceId,
  person,
  ids,
  tickets,
  atMs,
  tz,
  model,
  halfLifeDays,
}: StateQuestion) {
  const request: MetricRequest = {
    ...{ workspaceId, fromMs: 0, toMs: atMs, asOfMs: atMs, tz },
    ...{ buckets: [], groupBy: [], filters: [] },
  };
  const params: Params = { person };
  const aggregates = (totals: FactTotals) => componentsSql(totals, model, tz, params, halfLifeDays);
  const customers = customersAtSql(request, params, {
    ...{ moments: [atMs], aggregates, named: true },
    one: { ids, tickets },
  });
  const values = `[${model.components.map((_, index) => `v${index}`).join(', ')}]`;
  const sql = fillSql(state, { customers, values });
  const name = tickets ? 'customers.state' : 'customers.state-found';
  return { query: defineMetricQuery(name, sql, params, row), params };
}

/** Throws EventStoreError. */
export async function readCustomerState(
  store: Pick<EventStore, 'query'>,
  question: StateQuestion,
): Promise<CustomerState> {
  const { query, params } = composeCustomerState(question);
  const [found] = await store.query(query, params);
  const { components } = question.model;
  return {
    seenFirstMs: found?.seenFirstMs ?? null,
    values: Object.fromEntries(components.map(({ kind }, index) => [kind, found?.values[index] ?? null])),
    experience: found ?? { weighted: 0, weight: 0, signals: 0, said: 0 },
  };
}
