import { Injectable } from '@nestjs/common';
import { CommitBus, type CommitNotice } from '../platform/commit-bus.ts';
import { FeedReader } from './feed-reader.ts';
import { FreshnessReader } from './freshness-reader.ts';
import { LiveHub } from './live-hub.ts';
import type { LiveServer } from './live-server.ts';
import { Tick } from './tick.ts';
import { feedRoom, workspaceRoom } from './viewer-rooms.ts';

const feedGapMs = 500;
const freshnessEveryMs = 2000;
/** With no events at all, windows still move on: incomplete buckets close, old events fall out. */
const idleTickEveryMs = 10_000;

/** Turns commits and the passing of time into ticks, feed items and freshness. */
@Injectable()
export class LivePulse {
  private server: LiveServer | undefined;
  private readonly feedTick = new Tick(() => this.pushFeeds(), feedGapMs);
  private readonly feedWanted = new Set<string>();
  private timers: NodeJS.Timeout[] = [];
  private unsubscribe: (() => void) | undefined;
  private feedSeq = 0;

  constructor(
    private readonly commits: CommitBus,
    private readonly hub: LiveHub,
    private readonly feed: FeedReader,
    private readonly freshness: FreshnessReader,
  ) {}

  start(server: LiveServer): void {
    this.server = server;
    this.unsubscribe = this.commits.onCommit((notice) => this.noteCommit(notice));
    this.timers = [
      setInterval(() => this.hub.requestTick(), idleTickEveryMs),
      setInterval(() => void this.pushFreshness(), freshnessEveryMs),
    ];
    for (const timer of this.timers) timer.unref();
  }

  stop(): void {
    this.unsubscribe?.();
    this.feedTick.stop();
    for (const timer of this.timers) clearInterval(timer);
  }

  private noteCommit(notice: CommitNotice): void {
    // Also with nobody there: the tick closes empty rooms, so that who comes back finds no old answers.
    this.hub.requestTick();
    if (!notice.kinds.includes('feedback')) return;
    for (const workspaceId of notice.workspaceIds) this.feedWanted.add(workspaceId);
    this.feedTick.request();
  }

  private async pushFeeds(): Promise<void> {
    const workspaces = [...this.feedWanted];
    this.feedWanted.clear();
    for (const workspaceId of workspaces) {
      if (!this.hasViewers(feedRoom(workspaceId))) continue;
      // A failed read is made good by the next commit: the reader's cursor has not moved.
      const items = await this.feed.since(workspaceId).catch(() => []);
      if (items.length === 0) continue;
      this.feedSeq += 1;
      this.server?.to(feedRoom(workspaceId)).emit('feedback:received', { seq: this.feedSeq, items });
    }
  }

  private async pushFreshness(): Promise<void> {
    const workspaces = new Set<string>();
    for (const socket of this.server?.sockets.sockets.values() ?? [])
      workspaces.add(socket.data.principal.workspaceId);
    for (const workspaceId of workspaces) {
      const freshness = await this.freshness.read(workspaceId);
      this.server?.to(workspaceRoom(workspaceId)).emit('freshness:changed', freshness);
    }
  }

  private hasViewers(room: string): boolean {
    return (this.server?.sockets.adapter.rooms.get(room)?.size ?? 0) > 0;
  }
}
