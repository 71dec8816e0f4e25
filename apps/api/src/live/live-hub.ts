import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type FeedItem,
  type ViewChange,
  type ViewSnapshot,
  type viewSubscription,
} from '@pulso/contract';
import type { z } from 'zod';
import { CommitBus } from '../platform/commit-bus.ts';
import { METRIC_ANSWERER, type MetricAnswerer, type Principal } from '../platform/metric-answerer.ts';
import { FeedReader } from './feed-reader.ts';
import { FreshnessReader } from './freshness-reader.ts';
import { LiveRoom } from './live-room.ts';
import { Tick } from './tick.ts';

export type Subscription = z.output<typeof viewSubscription>;

/** What the hub needs of the socket layer: send to everybody in a room, or in a workspace. */
export interface Broadcaster {
  toRoom(room: string, event: string, payload: unknown): void;
  /** How many follow the room, those included who lag behind. */
  followers(room: string): number;
}

/** Commits come at most ten a second: a longer gap would only keep what is stored from the walls. */
const tickGapMs = 100;
const maxRooms = 200;

/** Keeps the rooms, runs their questions after commits, and hands changes to the broadcaster. */
@Injectable()
export class LiveHub {
  private readonly rooms = new Map<string, { room: LiveRoom; subscription: Subscription }>();
  private readonly tick = new Tick(() => this.refreshRooms(), tickGapMs);
  private broadcaster: Broadcaster | undefined;

  constructor(
    @Inject(METRIC_ANSWERER) private readonly answerer: MetricAnswerer,
    private readonly feed: FeedReader,
    private readonly freshness: FreshnessReader,
    private readonly commits: CommitBus,
  ) {}

  start(broadcaster: Broadcaster): void {
    this.broadcaster = broadcaster;
  }

  stop(): void {
    this.tick.stop();
  }

  /** Something was stored, or time moved on: look again soon. */
  requestTick(): void {
    this.tick.request();
  }

  /** The snapshot of a view that `principal` may see; the room is opened when nobody else follows it yet. */
  async open(name: string, principal: Principal, subscription: Subscription): Promise<ViewSnapshot> {
    let entry = this.rooms.get(name);
    if (!entry) {
      if (this.rooms.size >= maxRooms)
        throw new AppError('too_many_requests', 'Too many different views are open.');
      entry = { room: new LiveRoom(name, principal, subscription.queries, this.answerer), subscription };
      this.rooms.set(name, entry);
    }
    const { room } = entry;
    if (room.seq === 0) await room.refresh(await this.clockOf(subscription, principal));
    const [feed, freshness] = await Promise.all([
      this.readFeed(principal.workspaceId, subscription.feed),
      this.freshness.read(principal.workspaceId),
    ]);
    return { seq: room.seq, answers: room.answers, problems: room.problems, feed, freshness };
  }

  /** Everything a viewer who fell behind has to know, as one change. */
  stateOf(name: string): ViewChange | undefined {
    const room = this.rooms.get(name)?.room;
    return room && { seq: room.seq, answers: room.answers, problems: room.problems };
  }

  nameOf(principal: Principal, subscription: Subscription): string {
    const text = JSON.stringify([
      principal.workspaceId,
      principal.role,
      subscription.queries,
      subscription.clock,
    ]);
    return `view:${createHash('sha256').update(text).digest('base64url')}`;
  }

  private async readFeed(workspaceId: string, count: number): Promise<FeedItem[]> {
    if (count === 0) return [];
    // The feed is an extra: without the store the wall still gets its last answers and its banner.
    return this.feed.newest(workspaceId, count).catch(() => []);
  }

  private async refreshRooms(): Promise<void> {
    for (const [name, { room, subscription }] of this.rooms) {
      if (!this.broadcaster || this.broadcaster.followers(name) === 0) {
        this.rooms.delete(name);
        continue;
      }
      const change = await room.refresh(await this.clockOf(subscription, room.principal));
      if (change) this.broadcaster.toRoom(name, 'view:changed', change);
    }
  }

  private async clockOf(subscription: Subscription, { workspaceId }: Principal): Promise<Date> {
    if (subscription.clock === 'now') return new Date();
    const { newestEventAt } = await this.freshness.read(workspaceId, this.commits.epoch);
    return newestEventAt ? new Date(newestEventAt) : new Date();
  }
}
