import type { MetricValue } from '@pulso/contract';

/** Paths in a box of 100 by 100, y downwards; the SVG is stretched to its tile. */
export interface SparkLine {
  /** One path for all whole periods; a period without data leaves a gap. */
  solid: string;
  /** The last step while its period is still running: drawn dashed. */
  pending: string;
  /** The intervals, cut where they leave the box. */
  band: string;
  /** The newest point, in per cent of the box. */
  end: { x: number; y: number } | undefined;
}
export interface SparkBar {
  x: number;
  y: number;
  width: number;
  height: number;
  pending: boolean;
}

interface Spot {
  x: number;
  y: number;
  high: number;
  low: number;
  pending: boolean;
}

const round = (value: number) => Math.round(value * 100) / 100;
/** Room above and below, so that a stroke is not cut. */
const margin = 8;

export const isPending = ({ completeness }: MetricValue) => completeness < 1;

export function sparkLine(points: MetricValue[]): SparkLine {
  const runs = runsOf(spots(points));
  const last = runs.at(-1)?.at(-1);
  const path = (run: Spot[]) =>
    run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');
  const whole = runs.map((run) => run.filter((spot) => !spot.pending));
  const tail = runs.flatMap((run) => run.filter((spot, at) => spot.pending || run[at + 1]?.pending));
  return {
    solid: whole.map(path).join(''),
    pending: tail.length > 1 ? path(tail) : '',
    band: runs.map(bandPath).join(''),
    end: last && { x: last.x, y: last.y },
  };
}

/** From zero, as bars must be. Values below zero (refunds over sales) hang from the zero line. */
export function sparkBars(points: MetricValue[]): SparkBar[] {
  const values = points.map(({ value }) => value ?? 0);
  const top = Math.max(0, ...values);
  const span = top - Math.min(0, ...values) || 1;
  const step = 100 / Math.max(1, points.length);
  return points.flatMap((point, at) => {
    if (point.value === null) return [];
    const height = (Math.abs(point.value) / span) * 100;
    const zero = (top / span) * 100;
    const y = point.value >= 0 ? zero - height : zero;
    return [
      {
        x: round(at * step + step * 0.14),
        y: round(y),
        width: round(step * 0.72),
        height: round(height),
        pending: isPending(point),
      },
    ];
  });
}

function spots(points: MetricValue[]): (Spot | undefined)[] {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const scale = (value: number) =>
    span === 0 ? 50 : margin + (1 - (value - low) / span) * (100 - 2 * margin);
  const cut = (value: number) => round(Math.min(100, Math.max(0, scale(value))));
  return points.map((point, at) => {
    if (point.value === null) return undefined;
    const { interval, value } = point;
    const x = points.length === 1 ? 50 : round((at / (points.length - 1)) * 100);
    const ends = { high: cut(interval?.high ?? value), low: cut(interval?.low ?? value) };
    return { x, y: round(scale(value)), ...ends, pending: isPending(point) };
  });
}

function runsOf(all: (Spot | undefined)[]): Spot[][] {
  const runs: Spot[][] = [[]];
  for (const spot of all) {
    if (spot) runs.at(-1)?.push(spot);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function bandPath(run: Spot[]): string {
  if (run.length < 2 || run.every(({ high, low }) => high === low)) return '';
  const upper = run.map(({ x, high }, at) => `${at === 0 ? 'M' : 'L'}${String(x)} ${String(high)}`);
  const lower = run.toReversed().map(({ x, low }) => `L${String(x)} ${String(low)}`);
  return [...upper, ...lower, 'Z'].join('');
}
