import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Purchase } from '../src/models/purchase-history.ts';
import { dayOf } from './cdnow.ts';
import { dataFolder } from './config/data-folder.ts';

/** The clean lines of UCI Online Retail. Only a description may hold a comma: fields are taken from both ends. */
export function onlineRetailPurchases(): Purchase[] {
  const [, ...lines] = gunzipSync(readFileSync(join(dataFolder, 'online_retail/online_retail.csv.gz')))
    .toString('latin1')
    .trim()
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    if (line.startsWith('C')) return [];
    const fields = line.split(',');
    const [quantity, date = '', price, customer = ''] = fields.slice(-5, -1);
    const clean = Number(quantity) > 0 && Number(price) > 0 && customer !== '';
    return clean
      ? [{ customer, day: dayOf(date.slice(0, 10)), amount: Number(quantity) * Number(price) }]
      : [];
  });
}
