import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';

export const summaryColumns = ['ID', 'x', 't_x', 'T', 'zbar'] as const;

const calibrationEnd = Date.UTC(1997, 8, 30);
const dayMs = 86_400_000;

/**
 * The orders of a customer of whom the file tells only how often (x), when last (t_x) and since when (T, weeks to
 * 1997-09-30) he bought, and what a repeat purchase was worth on average. Weeks have two decimals, a day is 0.14 of
 * them, so the first and the last day are exact. The days between are spread evenly and each repeat is worth the mean:
 * buy-till-you-die models see neither. The first purchase is not in the mean and has no value here.
 */
export function historyOf(row: CsvRow): DatedEvent<'order'>[] {
  const [repeats, lastWeek, weeks] = [row.x, row.t_x, row.T].map(Number) as [number, number, number];
  const first = calibrationEnd - Math.round(weeks * 7) * dayMs;
  const lastDay = Math.round(lastWeek * 7);
  return Array.from({ length: repeats + 1 }, (_, index): DatedEvent<'order'> => {
    const day = index === 0 ? 0 : Math.floor((index * lastDay) / repeats);
    const id = `summary:${row.ID}:${index}`;
    return {
      kind: 'order',
      messageId: `cdnow_summary:${row.ID}:${index}`,
      occurredAt: new Date(first + day * dayMs).toISOString(),
      name: 'Order completed',
      source: 'cdnow_summary',
      channel: 'web',
      area: 'sales',
      stage: 'sale',
      touchpoint: 'checkout',
      customer: { id: `summary-${row.ID}` },
      money: { amount: index === 0 ? '0' : (row.zbar ?? '0'), currency: 'USD' },
      order: { id, action: 'completed' },
    };
  });
}
