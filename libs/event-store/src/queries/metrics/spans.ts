import type { Params } from './dimensions.ts';

interface Span {
  fromMs: number;
  toMs: number;
}

/** `column` within one of the spans; their ends are bound, so a moving window keeps its SQL. */
export function withinSql(column: string, spans: readonly Span[], prefix: string, params: Params): string {
  const ranges = spans.map(({ fromMs, toMs }, index) => {
    const [from, to] = [`${prefix}From${index}`, `${prefix}To${index}`];
    params[from] = fromMs;
    params[to] = toMs;
    const bound = (name: string): string => `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;
    return `(${column} >= ${bound(from)} AND ${column} < ${bound(to)})`;
  });
  return ranges.length === 1 ? `${ranges[0]}` : `(${ranges.join(' OR ')})`;
}
