import type { Dataset } from '../dataset.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import { applicationEvents, applicationColumns } from './application.ts';

/** Reading and folding the rows is about half of the work. */
const readingShare = 0.5;

/** BPI Challenge 2012: loan applications at a Dutch bank from 2011-10 to 2012-03, one activity a row. */
export const bpic2012Loans: Dataset = {
  id: 'bpic2012_loans',
  about: 'loan applications step by step',
  files: () => ['bpic2012.csv'],
  async *events({ paths, report }) {
    const applications = new Map<string, CsvRow[]>();
    for (const path of paths) {
      const onRead = (share: number) => report(share * readingShare);
      for await (const row of readCsv(path, { columns: applicationColumns, onRead })) {
        const id = row.case_id ?? '';
        const rows = applications.get(id);
        if (rows === undefined) applications.set(id, [row]);
        else rows.push(row);
      }
    }
    let done = 0;
    for (const [id, rows] of applications) {
      yield* applicationEvents(id, rows);
      done += 1;
      report(readingShare + (1 - readingShare) * (done / applications.size));
    }
  },
};
