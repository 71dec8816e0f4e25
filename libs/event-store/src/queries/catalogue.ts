import { settledUntil } from '../tickets/ticket-settlements.ts';
import { ticketAfter, ticketWorkspaces, touchedTickets } from '../tickets/touched-tickets.ts';
import { countDeadLetters } from './accounting/count-dead-letters.ts';
import { countEvents } from './accounting/count-events.ts';
import { findByMessageIds } from './accounting/find-by-message-ids.ts';
import { customerSubjects } from './customers/customer-subjects.ts';
import { customerSummary, openTicketQueries } from './customers/customer-summary.ts';
import { timelineQueries } from './customers/customer-timeline.ts';
import { findInvitedAnswers } from './feedback/repeated-answers.ts';
import { newestFeedback } from './feedback/newest-feedback.ts';
import { sampleMetricQueries } from './metrics/sample-queries.ts';
import type { NamedQuery } from './named-query.ts';
import { currentPeople } from './people/current-people.ts';
import { idsOf } from './people/ids-of.ts';
import { linksToKnown, visitorsOf } from './people/links-of.ts';
import { touchedIds } from './people/touched-ids.ts';
import { listRates } from './rates/rates-table.ts';
import { countCalendarHours } from './service/calendar-hours.ts';
import { sourceFreshness } from './sources/source-freshness.ts';

/** Every query of the product. A query that is not listed here is not in the golden file, and a test says so. */
export const queryCatalogue: readonly NamedQuery<unknown, unknown>[] = [
  countCalendarHours,
  countDeadLetters,
  countEvents,
  findByMessageIds,
  findInvitedAnswers,
  listRates,
  newestFeedback,
  sourceFreshness,
  customerSubjects,
  customerSummary,
  ...timelineQueries,
  ...openTicketQueries,
  currentPeople,
  idsOf,
  linksToKnown,
  touchedIds,
  visitorsOf,
  settledUntil,
  ticketAfter,
  ticketWorkspaces,
  touchedTickets,
  ...sampleMetricQueries,
];
