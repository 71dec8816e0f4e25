import { Inject, Injectable } from '@nestjs/common';
import type { Freshness } from '@pulso/contract';
import { sourceFreshness, utcTextOf, utcTextToMs, type EventStore } from '@pulso/event-store';
import { INGEST_STATS, type IngestStats } from '../platform/ingest-stats.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';

const rereadAfterMs = 4000;
const lookBackMs = 24 * 3600 * 1000;
/** A source is stale when it is silent for four of its usual gaps, and at least five minutes. */
const staleGaps = 4;
const staleFloorSeconds = 300;

interface Heard {
  readAtMs: number;
  up: boolean;
  sources: { source: string; lastEventMs: number; lastReceivedMs: number; usualGapSeconds: number }[];
}

/** How fresh our own numbers are: what the store last heard of each source, and where ingest stands. */
@Injectable()
export class FreshnessReader {
  private readonly heard = new Map<string, Promise<Heard>>();
  private readonly last = new Map<string, Heard>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(INGEST_STATS) private readonly ingest: IngestStats,
  ) {}

  /** Never throws: a store that is away is part of the answer. */
  async read(workspaceId: string): Promise<Freshness> {
    const heard = await this.hear(workspaceId);
    const nowMs = Date.now();
    const newest = heard.sources.reduce<Heard['sources'][number] | undefined>(
      (best, one) => (!best || one.lastReceivedMs > best.lastReceivedMs ? one : best),
      undefined,
    );
    return {
      at: new Date(nowMs).toISOString(),
      newestEventAt: newest ? new Date(newest.lastEventMs).toISOString() : null,
      newestReceivedAt: newest ? new Date(newest.lastReceivedMs).toISOString() : null,
      pipelineLagSeconds: this.ingest.drainLagSeconds(),
      pendingEvents: this.ingest.accounts().pending,
      acceptedPerSecond: this.ingest.acceptedPerSecond(),
      store: heard.up ? 'up' : 'down',
      sources: heard.sources.map(({ source, lastEventMs, lastReceivedMs, usualGapSeconds }) => {
        const silentSeconds = Math.max(0, (nowMs - lastReceivedMs) / 1000);
        const stale = silentSeconds > Math.max(staleFloorSeconds, staleGaps * usualGapSeconds);
        return {
          source,
          lastEventAt: new Date(lastEventMs).toISOString(),
          silentSeconds,
          usualGapSeconds,
          stale,
        };
      }),
    };
  }

  private hear(workspaceId: string): Promise<Heard> {
    const last = this.last.get(workspaceId);
    if (last && performance.now() - last.readAtMs < rereadAfterMs) return Promise.resolve(last);
    const running =
      this.heard.get(workspaceId) ?? this.ask(workspaceId).finally(() => this.heard.delete(workspaceId));
    this.heard.set(workspaceId, running);
    return running;
  }

  private async ask(workspaceId: string): Promise<Heard> {
    const since = utcTextOf(new Date(Math.floor((Date.now() - lookBackMs) / 60_000) * 60_000));
    const answer: Heard = { readAtMs: performance.now(), up: true, sources: [] };
    try {
      const rows = await this.store.query(sourceFreshness, { workspaceId, since }, { timeoutMs: 5000 });
      answer.sources = rows.map((row) => ({
        source: row.source,
        lastEventMs: utcTextToMs(row.lastEventAt),
        lastReceivedMs: utcTextToMs(row.lastReceivedAt),
        usualGapSeconds: row.usualGapSeconds ?? 60,
      }));
    } catch {
      answer.up = false;
      answer.sources = this.last.get(workspaceId)?.sources ?? [];
    }
    answer.readAtMs = performance.now();
    this.last.set(workspaceId, answer);
    return answer;
  }
}
