import { Inject, Injectable } from '@nestjs/common';
import { AppError, type EvidenceList, type EvidenceRequest, type MetricQuery } from '@pulso/contract';
import { isoInZone } from '@pulso/domain';
import {
  countEvidence,
  evidenceOf,
  listEvidence,
  utcTextToMs,
  type EventStore,
  type EvidenceCount,
  type EvidenceRow,
  type EvidenceRows,
} from '@pulso/event-store';
import { DocumentResolvers } from '../../platform/documents/document-resolvers.ts';
import type { Principal } from '../../platform/metric-answerer.ts';
import { EVENT_STORE } from '../../platform/stores/tokens.ts';
import { settleQuestion } from '../metric-question.ts';
import { resolveDocuments } from '../resolve-documents.ts';
import { toQueryProblem } from '../../platform/stores/query-problems.ts';
import { KeptDocuments } from './kept-documents.ts';
import { momentOfList } from './moment-of-list.ts';
import { readReference, type EvidenceReference } from './reference.ts';
import { SigningKeys } from './signing-keys.ts';

/** Lists the entities behind a value: the same rows that it was computed from, as they were known then. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly keys: SigningKeys,
    private readonly resolvers: DocumentResolvers,
    private readonly kept: KeptDocuments,
  ) {}

  /** Throws AppError `bad_reference` for a text that this workspace did not sign. */
  async list(caller: Principal, { ref, limit, cursor }: EvidenceRequest): Promise<EvidenceList> {
    const reference = readReference(ref, await this.keys.of(caller.workspaceId));
    if (!reference)
      throw new AppError('bad_reference', 'This reference was not given out here; take it from an answer.');
    const { query, narrowed, own } = narrow(reference);
    const documents = await this.documentsOf(caller.workspaceId, reference, narrowed);
    const { request, bound } = settleQuestion(narrowed, caller.workspaceId, reference.clockMs, documents);
    const rowsAt = (receivedUntilMs: number): EvidenceRows => {
      const rows = evidenceOf({ ...request, receivedUntilMs }, bound, own);
      if (rows) return rows;
      throw new AppError('bad_reference', `There is nothing to list behind ${query.metric}.`);
    };
    const from = Number(cursor);
    try {
      const counts = new Map<number, EvidenceCount>();
      const countAt = async (ms: number): Promise<EvidenceCount> => {
        const counted = counts.get(ms) ?? (await countEvidence(this.store, rowsAt(ms)));
        counts.set(ms, counted);
        return counted;
      };
      const momentMs = await momentOfList(reference, async (ms) => (await countAt(ms)).total);
      const { total, counting } = await countAt(momentMs);
      const rows = rowsAt(momentMs);
      const listed = await listEvidence(this.store, rows, { from, size: limit });
      const next = from + listed.length < total ? String(from + listed.length) : null;
      return {
        ...{ metric: query.metric, entity: rows.entity, asOf: new Date(momentMs).toISOString() },
        window: {
          from: isoInZone(request.fromMs, request.tz),
          to: isoInZone(request.toMs, request.tz),
          tz: request.tz,
        },
        ...{ group: reference.group, n: reference.n, total, counting, items: listed.map(toItem), next },
      };
    } catch (error) {
      throw toQueryProblem(error);
    }
  }

  /** Those that the number was computed with; a reference from before they were kept takes them as they are now. */
  private async documentsOf(
    workspaceId: string,
    { documents: ids }: EvidenceReference,
    narrowed: MetricQuery,
  ): Promise<Record<string, unknown>> {
    const now = () => resolveDocuments(this.resolvers, workspaceId, narrowed);
    if (Object.keys(ids).length === 0) return now();
    return (await this.kept.find(workspaceId, ids)) ?? now();
  }
}

/** Groups that the asker chose become filters; those that the metric makes itself go to its reading. */
function narrow({ query, group }: EvidenceReference) {
  const chosen = Object.entries(group).filter(([name]) => query.groupBy.includes(name));
  const filters = chosen.map(([dimension, value]) => ({ dimension, op: 'in' as const, values: [value] }));
  const own = Object.fromEntries(Object.entries(group).filter(([name]) => !query.groupBy.includes(name)));
  const narrowed: MetricQuery = { ...query, groupBy: [], filters: [...query.filters, ...filters] };
  return { query, narrowed, own };
}

function toItem({ id, person, at, counts, value }: EvidenceRow): EvidenceList['items'][number] {
  return { id, person, at: new Date(utcTextToMs(at)).toISOString(), counts: counts === 1, value };
}
