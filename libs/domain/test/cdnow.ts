import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CustomerHistories } from '../src/models/customer-history.ts';
import type { Purchase } from '../src/models/purchase-history.ts';
import { dataFolder } from './config/data-folder.ts';

/** Days since 1970-01-01 of a date such as 1997-09-30. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

export const calibrationEnd = dayOf('1997-09-30');
export const holdoutEnd = dayOf('1998-06-30');

/** The 6,919 transactions of the CDNOW sample, by sample id. */
export function cdnowPurchases(): Purchase[] {
  return gunzipSync(readFileSync(join(dataFolder, 'cdnow/CDNOW_sample.txt.gz')))
    .toString('latin1')
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const [, customer = '', date = '', , amount = ''] = line.trim().split(/\s+/);
      return {
        customer,
        day: dayOf(date.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')),
        amount: Number(amount),
      };
    });
}

/** The published summary table, weeks rounded to two decimals. */
export function cdnowSummary(): CustomerHistories<'week'> {
  const [, ...lines] = readFileSync(
    join(dataFolder, 'cdnow/cdnow_customers_summary_with_transactions.csv'),
    'utf8',
  )
    .trim()
    .split(/\r?\n/);
  const customers = lines.map((line) => {
    const [customer = '', x, tx, T, m] = line.split(',');
    return { customer, x: Number(x), tx: Number(tx), T: Number(T), m: Number(m) };
  });
  return { per: 'week', customers, medianGap: 5 };
}
