import type { Dataset } from '../dataset.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import { caseColumns, ticketLife } from './ticket-life.ts';

/** Reading and folding the rows is about half of the work. */
const readingShare = 0.5;

/** The log of an Italian software company's help desk, 2010 to 2014: one activity a row, grouped by case. */
export const helpdeskIt: Dataset = {
  id: 'helpdesk_it',
  about: "tickets of a software company's help desk",
  files: () => ['helpdesk.csv'],
  async *events({ paths, report }) {
    const cases = new Map<string, CsvRow[]>();
    for (const path of paths) {
      const onRead = (share: number) => report(share * readingShare);
      for await (const row of readCsv(path, { columns: caseColumns, onRead })) {
        const id = row.case_id ?? '';
        const rows = cases.get(id);
        if (rows === undefined) cases.set(id, [row]);
        else rows.push(row);
      }
    }
    let done = 0;
    for (const [id, rows] of cases) {
      yield* ticketLife(id, rows);
      done += 1;
      report(readingShare + (1 - readingShare) * (done / cases.size));
    }
  },
};
