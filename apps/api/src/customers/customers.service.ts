import { Inject, Injectable } from '@nestjs/common';
import { AppError, type CustomerAnswer, type TimelineAnswer, type TimelineRequest } from '@pulso/contract';
import { maskVerbatim } from '@pulso/domain';
import {
  customerSummary,
  customerTimeline,
  idParams,
  openTickets,
  utcTextToMs,
  type EventStore,
} from '@pulso/event-store';
import type { Principal } from '../platform/metric-answerer.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import type { FoundPerson } from './person-finder.ts';
import { PersonFinder } from './person-finder.ts';
import { ScoresService } from './scores.service.ts';
import { readCursor, writeCursor } from './timeline-cursor.ts';

type Summary = ReturnType<typeof customerSummary.row.parse>;
type Event = ReturnType<typeof customerTimeline.row.parse>;

const isoOf = (utcText: string): string => new Date(utcTextToMs(utcText)).toISOString();

/** One customer on one page, and their events. */
@Injectable()
export class CustomersService {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly people: PersonFinder,
    private readonly scores: ScoresService,
  ) {}

  /** Throws AppError `not_found` for an id without events; EventStoreError. */
  async describe({ workspaceId, role }: Principal, id: string): Promise<CustomerAnswer> {
    const who = await this.people.find(workspaceId, id);
    const { person, ids, moreIds } = who;
    const [[summary], [tickets], shared, { health, experience }] = await Promise.all([
      this.store.query(customerSummary, { workspaceId, ...idParams(ids) }),
      this.store.query(openTickets, { workspaceId, ...idParams(ids) }),
      this.people.sharedDevices(workspaceId, who),
      this.scores.current(workspaceId, who),
    ]);
    if (summary === undefined)
      throw new AppError('not_found', `There are no events of ${JSON.stringify(id)}.`);
    const { score, band, coverage, provisional, notScored } = health;
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
      openTickets: tickets?.open ?? 0,
      lastFeedback: lastFeedbackOf(summary, role),
      health: { score, band, coverage, provisional, notScored },
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
    const rows = await this.store.query(customerTimeline, {
      ...{ workspaceId, ...idParams(ids) },
      ...{ ...place, limit: limit + 1 },
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const next = last && {
      beforeMs: utcTextToMs(last.at),
      beforeMessage: last.messageId,
      beforeSource: last.source,
    };
    return { person, items: page.map((event) => itemOf(event, role)), next: next ? writeCursor(next) : null };
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

function itemOf({ messageId: _messageId, at, verbatim, ...event }: Event, role: Principal['role']) {
  return { ...event, at: isoOf(at), verbatim: shown(verbatim, role) };
}
