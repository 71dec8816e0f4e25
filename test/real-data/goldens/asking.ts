import type { MetricAnswer, MetricQueryInput, MetricValue } from '@pulso/contract';
import { call, configure, type Address } from '../support/calls.ts';

export type Values = Record<string, MetricValue>;

/** A question of one data set: the filters beside its source, and whatever else differs from the default. */
export type Asked = Partial<Omit<MetricQueryInput, 'metric' | 'filters'>> & {
  filters?: Record<string, string | string[]>;
};

/** Asks the public API about one data set. */
export interface Asking {
  value(metric: string, asked?: Asked): Promise<number>;
  total(metric: string, asked?: Asked): Promise<MetricValue>;
  /** By the group's value; several are joined with a space in the order of the answer. */
  groups(metric: string, asked: Asked): Promise<Values>;
  /** The points of the only series by the first day of their step, `YYYY-MM-DD`. */
  points(metric: string, asked: Asked): Promise<Values>;
  /** What `/api/<path>` answers, to a GET or, with a body, to a POST. */
  call<Answer>(path: string, body?: object): Promise<Answer>;
  /** Writes a document that people configure. */
  configure(path: string, document: object): Promise<void>;
}

/** How each figure of one data set is asked for. */
export interface GoldenSet {
  source: string;
  window: readonly [from: string, to: string];
  figures: Record<string, (from: Asking) => unknown>;
}

export function askingOf(address: Address, { source, window: [from, to] }: GoldenSet): Asking {
  const answer = (metric: string, { filters, ...asked }: Asked = {}) =>
    call<MetricAnswer>(address, 'query', { metric, from, to, ...asked, filters: { source, ...filters } });
  const total = async (metric: string, asked?: Asked) => (await answer(metric, asked)).total;
  return {
    call: (path, body) => call(address, path, body),
    configure: (path, document) => configure(address, path, document),
    total,
    async value(metric, asked) {
      const { value } = await total(metric, asked);
      if (value === null) throw new Error(`${metric} has no value`);
      return value;
    },
    async groups(metric, asked) {
      const { series } = await answer(metric, asked);
      return Object.fromEntries(series.map((one) => [Object.values(one.group).join(' '), one.total]));
    },
    async points(metric, asked) {
      const { series } = await answer(metric, asked);
      return Object.fromEntries(
        (series[0]?.points ?? []).map((point) => [point.window.from.slice(0, 10), point]),
      );
    },
  };
}

/** What is wanted of each group, without the group that has no value. */
export function pick<Picked>(values: Values, of: (value: MetricValue) => Picked): Record<string, Picked> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (key === '' ? [] : [[key, of(value)]])),
  );
}
