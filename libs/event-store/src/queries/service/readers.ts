import { composeBacklog, foldBacklog } from '../metrics/backlog-reading.ts';
import { foldSeries } from '../metrics/fold-series.ts';
import { pickSeries } from '../metrics/grouping-sets.ts';
import type { Readers } from '../metrics/reader.ts';
import { composeResponses, noResponses, responsesOf } from '../metrics/responses-reading.ts';
import { composeTickets, foldTickets } from '../metrics/tickets-reading.ts';

export const serviceReaders: Readers<'tickets' | 'responses' | 'backlog'> = {
  tickets: {
    async read(ask, request, _options, freshness) {
      const { query, params } = composeTickets(request);
      return foldSeries(request, await ask(query, params, freshness), foldTickets);
    },
  },
  responses: {
    async read(ask, request, options, freshness) {
      const { query, params } = composeResponses(request, options);
      return pickSeries(request, await ask(query, params, freshness), responsesOf, noResponses);
    },
  },
  backlog: {
    async read(ask, request, _options, freshness) {
      const { query, params } = composeBacklog(request);
      return foldBacklog(request, await ask(query, params, freshness));
    },
  },
};
