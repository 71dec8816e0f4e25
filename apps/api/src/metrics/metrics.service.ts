import { Inject, Injectable } from '@nestjs/common';
import { AppError, type MetricAnswer, type MetricDefinition, type MetricQuery } from '@pulso/contract';
import { findMetric, metrics } from '@pulso/domain';
import { gainsFromSettledTickets, readMetric, type EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { DocumentResolvers } from '../platform/documents/document-resolvers.ts';
import type { AnswerOptions, MetricAnswerer, Principal } from '../platform/metric-answerer.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import type { AnswerClock } from '../platform/timing/answer-clock.ts';
import { composeAnswer } from './compose-answer.ts';
import { References } from './evidence/references.ts';
import { HeavyAnswers } from './heavy-answers.ts';
import { settleQuestion, type MetricQuestion } from './metric-question.ts';
import { resolveDocuments } from './resolve-documents.ts';
import { SharedAnswers } from './shared-answers.ts';
import { TicketsService } from './tickets/tickets.service.ts';
import { toQueryProblem } from '../platform/stores/query-problems.ts';

/** Twenty walls that refresh together ask once; a commit of this process starts a new epoch and ends the sharing. */
const sharedForMs = 1000;

/** The one door to every number: screen, live wall and Prometheus ask here. */
@Injectable()
export class MetricsService implements MetricAnswerer {
  private readonly shared = new SharedAnswers(sharedForMs);

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commits: CommitBus,
    private readonly references: References,
    private readonly resolvers: DocumentResolvers,
    private readonly heavy: HeavyAnswers,
    @Inject(TicketsService) private readonly tickets: Pick<TicketsService, 'areSettled'>,
  ) {}

  async answer(principal: Principal, query: MetricQuery, options: AnswerOptions = {}): Promise<MetricAnswer> {
    const { workspaceId, role } = principal;
    // Part of the question: who has just edited a calendar is not told what the one before it said.
    const documents = await resolveDocuments(this.resolvers, workspaceId, query);
    const key = JSON.stringify([workspaceId, role, query, documents, options.pointEvidence]);
    return this.shared.share(key, this.commits.epoch, () =>
      this.compute(principal, query, documents, options),
    );
  }

  private async compute(
    principal: Principal,
    query: MetricQuery,
    documents: Readonly<Record<string, unknown>>,
    { pointEvidence = false, clock }: AnswerOptions,
  ): Promise<MetricAnswer> {
    const nowMs = Date.now();
    try {
      const question = settleQuestion(query, principal.workspaceId, nowMs, documents);
      const refer = await this.references.forAnswer(query, question, documents);
      const store = clock?.watch(this.store) ?? this.store;
      const request = await this.settle(question, clock);
      const reading = await readMetric(store, request, question.bound, {
        maxAgeMs: sharedForMs,
        epoch: this.commits.epoch,
      });
      const referring = { refer, pointEvidence };
      if (!question.metric.heavy) return composeAnswer(question, reading, principal.role, nowMs, referring);
      const asked = { query, params: { ...query.params, ...documents }, clock };
      return await this.heavy.compose(asked, question, reading, principal.role, nowMs, referring);
    } catch (error) {
      throw toQueryProblem(error);
    }
  }

  /** Tickets are in the order of time before a question reads them so; what that waits for the store is on its clock. */
  private async settle({ request, bound }: MetricQuestion, clock: AnswerClock | undefined) {
    if (!gainsFromSettledTickets(request, bound)) return request;
    const settle = () => this.tickets.areSettled();
    return { ...request, ticketsAreSettled: await (clock ? clock.store.time(settle) : settle()) };
  }

  /** The catalogue, in its own order. */
  list(): MetricDefinition[] {
    return metrics.map(({ definition }) => definition);
  }

  /** Throws AppError `not_found`. */
  describe(id: string): MetricDefinition {
    const metric = findMetric(id);
    if (metric) return metric.definition;
    throw new AppError('not_found', `There is no metric ${JSON.stringify(id)}; GET /api/metrics lists them.`);
  }
}
