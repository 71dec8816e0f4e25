import { dimensions } from '@pulso/contract';
import type { LocationQuery } from 'vue-router';
import { rangeFrom } from '../../time/range.ts';
import { intervalFor, type ExplorerChoice, type ExplorerSpan, type Params } from './explorer-query.ts';

/** Options are kept in the address as `p.<name>`, apart from the explorer's own words. */
export const paramKey = (name: string) => `p.${name}`;
const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the address asks the explorer for; whatever it says, the choice is one that can be asked. */
export function explorerChoice(metric: string, query: LocationQuery): ExplorerChoice {
  const span = spanOf(query);
  const groupBy = dimensions.find((name) => name === query['by']);
  return { metric, span, interval: intervalFor(span, query['step']), groupBy, params: paramsOf(query) };
}

function spanOf({ range, from, to }: LocationQuery): ExplorerSpan {
  if (range === 'custom' && isDay(from) && isDay(to) && from <= to) return { range: 'custom', from, to };
  return { range: rangeFrom(range, '30d') };
}

function paramsOf(query: LocationQuery): Params {
  const given = Object.entries(query).flatMap(([key, text]): [string, string][] =>
    key.startsWith('p.') && typeof text === 'string' && text !== '' ? [[key.slice(2), text]] : [],
  );
  return Object.fromEntries(given.map(([name, text]) => [name, paramValue(text)]));
}

/** As the metric's schema will read it: numbers and truths are written as such, everything else is text. */
function paramValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
