import type { Dataset } from '../dataset.ts';
import { readCsv } from '../read-csv.ts';
import { historyOf, summaryColumns } from './summary.ts';

/** The published summary of the CDNOW sample: one customer a row, turned back into the shortest history it fits. */
export const cdnowSummary: Dataset = {
  id: 'cdnow_summary',
  about: 'the same customers rebuilt from the published summary',
  folder: 'cdnow',
  files: () => ['cdnow_customers_summary_with_transactions.csv'],
  async *events({ paths, report }) {
    for (const path of paths) {
      for await (const row of readCsv(path, { columns: summaryColumns, onRead: report }))
        yield* historyOf(row);
    }
  },
};
