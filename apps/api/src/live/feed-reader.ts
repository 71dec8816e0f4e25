import { Inject, Injectable } from '@nestjs/common';
import type { FeedItem } from '@pulso/contract';
import { maskVerbatim, scoreBand, type Scale } from '@pulso/domain';
import { latestFeedback, newestFeedback, utcTextOf, utcTextToMs, type EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

type FeedbackRow = ReturnType<typeof latestFeedback.row.parse>;

const perPush = 20;
/** Events of one batch may have been received a moment apart: look back, and leave out what was sent. */
const overlapMs = 10_000;
const rememberedIds = 1000;

interface Cursor {
  atMs: number;
  sent: Set<string>;
}

/** Reads the newest feedback and masks it; remembers per workspace what the walls already have. */
@Injectable()
export class FeedReader {
  private readonly cursors = new Map<string, Cursor>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly commits: CommitBus,
  ) {}

  /** The `count` verbatims that were said last, the last one first. Throws EventStoreError. */
  async newest(workspaceId: string, count: number): Promise<FeedItem[]> {
    // From now on there is somebody to tell what comes.
    this.cursorOf(workspaceId);
    // Viewers who arrive together share one run, but never one from before a push that they were too late for.
    const options = { maxAgeMs: 1000, epoch: this.commits.epoch };
    const rows = await this.store.query(newestFeedback, { workspaceId, limit: count }, options);
    // Not remembered as sent: who was here before has not seen them. Who sees one twice knows it by its id.
    return rows.map(toFeedItem);
  }

  /** What came since the last call, newest first, at most twenty. Throws EventStoreError. */
  async since(workspaceId: string): Promise<FeedItem[]> {
    const cursor = this.cursorOf(workspaceId);
    const rows = await this.readSince(workspaceId, cursor.atMs - overlapMs, 2 * perPush);
    const fresh = rows.filter(({ messageId }) => !cursor.sent.has(messageId)).slice(0, perPush);
    for (const row of rows) remember(cursor, row);
    return fresh.map(toFeedItem);
  }

  private readSince(workspaceId: string, sinceMs: number, limit: number): Promise<FeedbackRow[]> {
    // Whole seconds, so that viewers who arrive together share one run.
    const since = utcTextOf(new Date(Math.floor(sinceMs / 1000) * 1000));
    return this.store.query(latestFeedback, { workspaceId, since, limit });
  }

  private cursorOf(workspaceId: string): Cursor {
    const known = this.cursors.get(workspaceId);
    if (known) return known;
    const cursor = { atMs: Date.now(), sent: new Set<string>() };
    this.cursors.set(workspaceId, cursor);
    return cursor;
  }
}

function remember(cursor: Cursor, row: FeedbackRow): void {
  cursor.atMs = Math.max(cursor.atMs, utcTextToMs(row.receivedAt));
  cursor.sent.add(row.messageId);
  if (cursor.sent.size <= rememberedIds) return;
  const [oldest] = cursor.sent;
  if (oldest !== undefined) cursor.sent.delete(oldest);
}

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
