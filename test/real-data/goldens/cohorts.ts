import type { Asking } from './asking.ts';

/** How many of each month's newcomers bought in each month after, up to and with the month `last`; `YYYY-MM`. */
export async function cohortRows(
  from: Asking,
  last: string,
  length?: number,
): Promise<Record<string, number[]>> {
  const cells = await from.groups('cohort_retention', { params: { period: 'month' } });
  const rows: Record<string, number[]> = {};
  for (const [key, { numerator }] of Object.entries(cells)) {
    const [cohort = '', offset = ''] = key.split(' ');
    const row = (rows[cohort] ??= Array.from<number>({ length: length ?? monthsTo(cohort, last) + 1 }).fill(
      0,
    ));
    if (Number(offset) < row.length) row[Number(offset)] = numerator ?? 0;
  }
  return rows;
}

function monthsTo(from: string, to: string): number {
  const months = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return months(to) - months(from);
}
