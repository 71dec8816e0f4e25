import { Inject, Injectable } from '@nestjs/common';
import type { FeedItem } from '@pulso/contract';
import { maskVerbatim, scoreBand, type Scale } from '@pulso/domain';
import { newestFeedback, utcTextToMs, type EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

type FeedbackRow = ReturnType<typeof newestFeedback.row.parse>;

/** The top of the feed: what is said further down reaches a wall with its next snapshot. */
const perPush = 20;

/** Reads the newest feedback and masks it; remembers per workspace what the walls already have. */
@Injectable()
export class FeedReader {
  /** By workspace: the ids at the top of the feed when it was last told. */
  private readonly told = new Map<string, Set<string>>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commits: CommitBus,
  ) {}

  /** The `count` verbatims that were said last, the last one first. Throws EventStoreError. */
  async newest(workspaceId: string, count: number): Promise<FeedItem[]> {
    // Viewers who arrive together share one run, but never one from before a push that they were too late for.
    const options = { maxAgeMs: 1000, epoch: this.commits.epoch };
    const rows = await this.store.query(newestFeedback, { workspaceId, limit: count }, options);
    // Only of the first viewer: whoever was here before has not seen them. Who sees one twice knows it by its id.
    if (!this.told.has(workspaceId)) this.told.set(workspaceId, idsOf(rows));
    return rows.map(toFeedItem);
  }

  /**
   * What came to the top of the feed since the last call, newest first, at most twenty: by the time it was said, so
   * that a history that is being loaded pushes nothing down. Throws EventStoreError.
   */
  async since(workspaceId: string): Promise<FeedItem[]> {
    const rows = await this.store.query(newestFeedback, { workspaceId, limit: perPush });
    const told = this.told.get(workspaceId);
    this.told.set(workspaceId, idsOf(rows));
    return rows.filter(({ messageId }) => !told?.has(messageId)).map(toFeedItem);
  }
}

const idsOf = (rows: FeedbackRow[]) => new Set(rows.map(({ messageId }) => messageId));

function toFeedItem(row: FeedbackRow): FeedItem {
  const { scaleMin, scaleMax } = row;
  const direction: Scale['direction'] =
    row.direction === 'lower_is_better' ? 'lower_is_better' : 'higher_is_better';
  const scale = scaleMin === null || scaleMax === null ? null : { min: scaleMin, max: scaleMax, direction };
  return {
    id: row.messageId,
    occurredAt: new Date(utcTextToMs(row.occurredAt)).toISOString(),
    receivedAt: new Date(utcTextToMs(row.receivedAt)).toISOString(),
    type: row.type,
    score: row.score,
    scaleMin,
    scaleMax,
    band: scoreBand(row.type, row.score, scale),
    verbatim: maskVerbatim(row.verbatim),
    channel: row.channel,
    stage: row.stage,
    touchpoint: row.touchpoint,
    survey: row.survey,
  };
}
