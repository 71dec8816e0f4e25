import type { Dataset } from '../dataset.ts';
import { readCsv } from '../read-csv.ts';
import { addUpdate, incidentColumns, type Incident } from './incident.ts';
import { ticketLife } from './ticket-life.ts';

/** Reading and folding the rows is about half of the work. */
const readingShare = 0.5;

/** UCI incident management log: the help desk of an IT company, 141,712 updates of 24,918 incidents in 2016. */
export const uciIncidentLog: Dataset = {
  id: 'uci_incident_log',
  about: "tickets of an IT company's help desk",
  files: () => ['incident_event_log.csv'],
  async *events({ paths, report }) {
    const incidents = new Map<string, Incident>();
    for (const path of paths) {
      const onRead = (share: number) => report(share * readingShare);
      for await (const row of readCsv(path, { columns: incidentColumns, onRead })) addUpdate(incidents, row);
    }
    let done = 0;
    for (const incident of incidents.values()) {
      yield* ticketLife(incident);
      done += 1;
      report(readingShare + (1 - readingShare) * (done / incidents.size));
    }
  },
};
