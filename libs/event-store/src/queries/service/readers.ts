import type { ServiceCells } from '@pulso/domain';
import { foldBacklog, readBacklog } from '../metrics/backlog-reading.ts';
import { foldSeries } from '../metrics/fold-series.ts';
import { pickSeries } from '../metrics/grouping-sets.ts';
import type { Readers } from '../metrics/reader.ts';
import { composeResponses, noResponses, responsesOf } from '../metrics/responses-reading.ts';
import { composeTickets, foldTickets } from '../metrics/tickets-reading.ts';
import { contactsReader } from './contacts-reading.ts';
import { conversationsReader } from './conversations-reading.ts';
import { reopensReader } from './reopens-reading.ts';
import { resolutionsReader } from './resolutions-reading.ts';
import { selfServiceReader } from './self-service-reading.ts';
import { answeredTickets, createdTickets, openTickets } from './ticket-evidence.ts';

export const serviceReaders: Readers<keyof ServiceCells> = {
  tickets: {
    async read(ask, request, _options, freshness) {
      const { query, params } = composeTickets(request);
      return foldSeries(request, await ask(query, params, freshness), foldTickets);
    },
    evidence: createdTickets,
  },
  responses: {
    async read(ask, request, options, freshness) {
      const { query, params } = composeResponses(request, options);
      const rows = await ask(query, params, freshness);
      return pickSeries(request, rows, (row) => responsesOf(row, options.level), noResponses);
    },
    evidence: answeredTickets,
  },
  backlog: {
    async read(ask, request, _options, freshness) {
      return foldBacklog(request, await readBacklog(ask, request, freshness));
    },
    evidence: openTickets,
  },
  resolutions: resolutionsReader,
  reopens: reopensReader,
  contacts: contactsReader,
  selfService: selfServiceReader,
  conversations: conversationsReader,
};
