import { Inject, Injectable, Optional } from '@nestjs/common';
import type { MetricQuery } from '@pulso/contract';
import { evidenceOf } from '@pulso/event-store';
import { INGEST_STATS, type IngestStats } from '../../platform/ingest-stats.ts';
import type { MetricQuestion } from '../metric-question.ts';
import { KeptDocuments } from './kept-documents.ts';
import { signReference } from './reference.ts';
import { SigningKeys } from './signing-keys.ts';

interface Value {
  fromMs: number;
  toMs: number;
  group: Record<string, string>;
  n: number;
}
/** The reference of one value of an answer; null when there is nothing to list. */
export type Refer = (value: Value) => string | null;

const isoOf = (ms: number): string => new Date(ms).toISOString();
const toNothing: Refer = () => null;

/** Gives the values of an answer their references. */
@Injectable()
export class References {
  constructor(
    private readonly keys: SigningKeys,
    private readonly kept: KeptDocuments,
    @Optional() @Inject(INGEST_STATS) private readonly ingest?: IngestStats,
  ) {}

  /**
   * Ask right before the numbers are read: the moment is that of the newest event which is stored for certain by then,
   * and the first reference tells that they have been read.
   * `documents` are what the question was settled with; the list is made with the same, whatever they say by then.
   * While PostgreSQL has not answered yet there are numbers without references.
   */
  async forAnswer(
    query: MetricQuery,
    { request, bound }: MetricQuestion,
    documents: Readonly<Record<string, unknown>>,
  ): Promise<Refer> {
    if (evidenceOf(request, bound) === undefined) return toNothing;
    let key: Buffer;
    let kept: Record<string, string>;
    try {
      key = await this.keys.of(request.workspaceId);
      kept = await this.kept.keep(request.workspaceId, documents);
    } catch {
      return toNothing;
    }
    // Not before PostgreSQL has answered: what was stored meanwhile is in the number, so it belongs to the list.
    const asOfMs = this.storedUntilMs(Date.now());
    let readByMs: number | undefined;
    const { metric, tz, groupBy, filters, params } = query;
    return ({ fromMs, toMs, group, n }) => {
      if (n <= 0) return null;
      readByMs ??= Date.now();
      const moments = { clockMs: request.asOfMs, asOfMs, readByMs };
      const own = { metric, tz, groupBy, filters, params, from: isoOf(fromMs), to: isoOf(toMs) };
      return signReference({ query: own, group, ...moments, n, documents: kept }, key);
    };
  }

  /** What waits in the spool was received and is not counted yet: it must not turn up in the list later. */
  private storedUntilMs(nowMs: number): number {
    if (!this.ingest || this.ingest.accounts().pending === 0) return nowMs;
    return Math.floor(nowMs - this.ingest.spool().oldestPendingAgeSeconds * 1000) - 1;
  }
}
