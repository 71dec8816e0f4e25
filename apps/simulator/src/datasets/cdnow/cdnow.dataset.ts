import type { Dataset } from '../dataset.ts';
import { readLines } from '../read-lines.ts';
import { orderOf, readPurchase } from './purchase.ts';

/** CDNOW: what the customers who first bought in early 1997 bought until the middle of 1998; days taken as UTC. */
export const cdnow: Dataset = {
  id: 'cdnow',
  about: "orders of a CD shop's first customers, USD",
  files: () => [['CDNOW_sample.txt', 'CDNOW_master.txt']],
  async *events({ paths, report }) {
    const ordinals = new Map<string, number>();
    for (const path of paths) {
      for await (const line of readLines(path, report)) {
        const purchase = readPurchase(line);
        if (purchase === undefined) continue;
        const key = `${purchase.customerId}:${purchase.day}`;
        const ordinal = (ordinals.get(key) ?? 0) + 1;
        ordinals.set(key, ordinal);
        yield orderOf(purchase, ordinal);
      }
    }
  },
};
