import type { MetricRequest } from './metric-request.ts';

const hourMs = 3_600_000;
/** With fewer whole hours than this, one scan of raw is cheaper than a rollup and two edges. */
const worthwhileHours = 3;

/** Which rows answer: raw ones alone, or whole hours of a rollup with the ragged ends of the window from raw. */
export interface ReadingPlan {
  rolled?: { fromMs: number; toMs: number };
  /** Up to two half-open spans of raw events; empty when the window is whole hours. */
  raw: readonly { fromMs: number; toMs: number }[];
}

/**
 * A rollup serves a question whose dimensions it keeps and whose inner bucket edges are whole hours of UTC
 * (all but zones with odd offsets, and minutes). Rows counted twice or never: no; the spans meet exactly.
 */
export function planReading(
  request: MetricRequest,
  rolledDimensions: readonly string[] | undefined,
): ReadingPlan {
  const { fromMs, toMs, buckets, groupBy, filters } = request;
  const whole = { fromMs, toMs };
  const asked = [...groupBy, ...filters.map(({ dimension }) => dimension)];
  const inner = buckets.slice(1).map((bucket) => bucket.fromMs);
  const head = Math.ceil(fromMs / hourMs) * hourMs;
  const tail = Math.floor(toMs / hourMs) * hourMs;
  const serves =
    rolledDimensions !== undefined &&
    request.receivedUntilMs === undefined &&
    asked.every((dimension) => rolledDimensions.includes(dimension)) &&
    inner.every((edge) => edge % hourMs === 0) &&
    request.interval !== 'minute' &&
    tail - head >= worthwhileHours * hourMs;
  if (!serves) return { raw: [whole] };
  const edges = [
    { fromMs, toMs: head },
    { fromMs: tail, toMs },
  ];
  return { rolled: { fromMs: head, toMs: tail }, raw: edges.filter((span) => span.fromMs < span.toMs) };
}
