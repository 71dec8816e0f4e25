import type { CohortPeriod, CohortSummary } from '@pulso/domain';
import { bucketsOf } from '@pulso/domain';
import type { MetricRequest, SeriesCells } from '../metrics/metric-request.ts';

const dayMs = 86_400_000;
/** Longer than any period. */
const longMs = 100 * dayMs;
/** Ten years by month; the cohorts that are left out are the oldest. */
const mostCells = 7500;

/** The date of a day, in days since 1970. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** A cohort is called `1997-01`, `1997-Q1` or by the Monday of its week. */
function nameOf(date: string, period: CohortPeriod): string {
  if (period === 'week') return date;
  if (period === 'month') return date.slice(0, 7);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The first day of a cohort, in days since 1970; -1 for what is no cohort's name. */
export function dayOfCohort(name: string, period: CohortPeriod): number {
  const [year = '', part = ''] = name.split('-');
  const date =
    period === 'week'
      ? name
      : `${year}-${period === 'month' ? part : String(3 * Number(part[1]) - 2).padStart(2, '0')}-01`;
  const ms = Date.parse(`${date}T00:00Z`);
  return Number.isNaN(ms) ? -1 : ms / dayMs;
}

/** The triangle of one series: each cohort that has people, in each period up to the end of the window. */
export function triangleOf(
  { group, total, points }: SeriesCells<'cohorts'>,
  request: MetricRequest,
  period: CohortPeriod,
): { series: SeriesCells<'cohorts'>[]; cut: boolean } {
  const untilMs = Math.min(request.toMs, request.asOfMs);
  if (untilMs <= request.fromMs) return { series: [], cut: false };
  const dates = bucketsOf(request.fromMs, untilMs, period, request.tz).map(({ key }) => key);
  const isWhole = endOfPeriod(untilMs - 1, period, request.tz) <= untilMs;
  const cells = dates.flatMap((cohort, from) => {
    if (!total.activity.has(`${cohort} 0`)) return [];
    return dates.slice(from).map((_date, turn) => ({
      ...{ cohort, period: turn, complete: isWhole || from + turn < dates.length - 1 },
    }));
  });
  const about = (cell: CohortSummary, which: CohortSummary['about']): CohortSummary => ({
    ...cell,
    ...(which && { about: which }),
  });
  const series = cells.slice(-mostCells).map((which) => ({
    group: { ...group, cohort: nameOf(which.cohort, period), period: String(which.period) },
    total: about(total, which),
    points: request.interval ? points.map((point) => about(point, which)) : [about(total, which)],
  }));
  return { series, cut: cells.length > mostCells };
}

function endOfPeriod(atMs: number, period: CohortPeriod, tz: string): number {
  return bucketsOf(atMs, atMs + longMs, period, tz)[0]?.toMs ?? atMs;
}
