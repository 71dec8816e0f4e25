// What one fit of both customer models costs in CPU time, by customers; made-up histories, every repeat amount its own.
import { fitSummary } from '../libs/domain/dist/index.js';
import { report } from './table.mjs';

const section = 'models';

/** A third of them bought once; weeks with days as fractions, as real histories have them. */
function histories(customers) {
  return Array.from({ length: customers }, (_, index) => {
    const x = index % 3 === 0 ? 0 : 1 + (index % 6);
    const T = 40 + (index % 273) / 7;
    return { x, T, tx: x && 1 + ((index * 37) % 250) / 7, m: x && 5 + ((index * 7919) % 100_003) / 1000 };
  });
}

export function benchModels() {
  fitSummary(histories(500), 'week');
  for (const customers of [2357, 23_570, 100_000]) {
    const rows = histories(customers);
    const before = process.cpuUsage();
    const { purchases, spend } = fitSummary(rows, 'week');
    const { user, system } = process.cpuUsage(before);
    if (!purchases.ok || !spend.ok) throw new Error(`no fit of ${customers} customers`);
    report(section, `BG/NBD and Gamma-Gamma, ${customers} customers`, (user + system) / 1000, 'ms of CPU');
  }
}
