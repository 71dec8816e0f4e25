import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type CustomerAnswer,
  type CustomerRequest,
  type TimelineAnswer,
  type TimelineRequest,
} from '@pulso/contract';
import { maskVerbatim } from '@pulso/domain';
import {
  countOpenTickets,
  customerSummary,
  idParams,
  listCustomerSubjects,
  readCustomerTimeline,
  utcTextToMs,
  type EventStore,
  type TimelineEvent,
} from '@pulso/event-store';
import type { Principal } from '../platform/metric-answerer.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import type { FoundPerson } from './person-finder.ts';
import { PersonFinder } from './person-finder.ts';
import { ScoresService } from './scores.service.ts';
import { readCursor, writeCursor } from './timeline-cursor.ts';

type Summary = ReturnType<typeof customerSummary.row.parse>;

const isoOf = (utcText: string): string => new Date(utcTextToMs(utcText)).toISOString();

/** One customer on one page, and their events. */
@Injectable()
export class CustomersService {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly people: PersonFinder,
    private readonly scores: ScoresService,
  ) {}

  /** Throws AppError `not_found` for an id without events, `unknown_time_zone`; EventStoreError. */
  async describe(
    { workspaceId, role }: Principal,
    id: string,
    { tz }: CustomerRequest,
  ): Promise<CustomerAnswer> {
    const who = await this.people.find(workspaceId, id);
    const { person, ids, moreIds } = who;
    const [[summary], shared, { openTickets, health, experience }] = await Promise.all([
      this.store.query(customerSummary, { workspaceId, ...idParams(ids) }),
      this.people.sharedDevices(workspaceId, who),
      this.serviceAndScores(workspaceId, who, tz),
    ]);
    if (summary === undefined)
      throw new AppError('not_found', `There are no events of ${JSON.stringify(id)}.`);
    const { score, band, coverage, provisional, notScored, components } = health;
    const { confidence, inferred, signals } = experience;
    return {
      ...{ person, ids, moreIds },
      sharedDevices: shared.filter((device) => device !== person),
      isSharedDevice: shared.includes(person),
      firstSeen: isoOf(summary.firstSeen),
      lastSeen: isoOf(summary.lastSeen),
      events: summary.events,
      orders: summary.orders,
      revenue: Object.entries(summary.revenue)
        .map(([currency, amount]) => ({ currency, amount }))
        .sort((one, other) => (one.currency < other.currency ? -1 : 1)),
      openTickets,
      lastFeedback: lastFeedbackOf(summary, role),
      health: { score, band, coverage, provisional, notScored, components },
      experience: { score: experience.score, confidence, inferred, signals },
    };
  }

  /** Throws AppError `invalid_query`; EventStoreError. */
  async timeline(
    { workspaceId, role }: Principal,
    id: string,
    { limit, cursor }: TimelineRequest,
  ): Promise<TimelineAnswer> {
    const place = readCursor(cursor);
    const { person, ids } = await this.people.find(workspaceId, id);
    const asked = { workspaceId, ids, ...place, limit: limit + 1, nowMs: Date.now() };
    const rows = await readCustomerTimeline(this.store, asked);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const next = last && {
      beforeMs: utcTextToMs(last.at),
      beforeMessage: last.messageId,
      beforeSource: last.source,
    };
    return { person, items: page.map((event) => itemOf(event, role)), next: next ? writeCursor(next) : null };
  }

  /** Both need the tickets, which are found once. */
  private async serviceAndScores(workspaceId: string, who: FoundPerson, tz: string) {
    const { ids } = who;
    const tickets = await listCustomerSubjects(this.store, { workspaceId, ids, kinds: ['ticket'] });
    const [openTickets, scores] = await Promise.all([
      countOpenTickets(this.store, { workspaceId, ids, tickets }),
      this.scores.current(workspaceId, { ...who, tickets }, tz),
    ]);
    return { openTickets, ...scores };
  }

  find({ workspaceId }: Principal, id: string): Promise<FoundPerson> {
    return this.people.find(workspaceId, id);
  }
}

/** Verbatims as they were written are for admins: a name or a number in one may be another's. */
const shown = (verbatim: string, role: Principal['role']): string =>
  role === 'admin' ? verbatim : maskVerbatim(verbatim);

function lastFeedbackOf(summary: Summary, role: Principal['role']): CustomerAnswer['lastFeedback'] {
  if (summary.answers === 0) return null;
  const [type, score, scaleMin, scaleMax, verbatim, survey] = summary.feedback;
  const at = isoOf(summary.feedbackAt);
  return { at, type, score, scaleMin, scaleMax, verbatim: shown(verbatim, role), survey };
}

function itemOf({ messageId: _messageId, at, verbatim, ...event }: TimelineEvent, role: Principal['role']) {
  return { ...event, at: isoOf(at), verbatim: shown(verbatim, role) };
}
