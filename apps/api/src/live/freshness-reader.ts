import { Inject, Injectable } from '@nestjs/common';
import type { Freshness } from '@pulso/contract';
import type { EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { INGEST_STATS, type IngestStats } from '../platform/ingest-stats.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import { hearSources, type HeardSources } from './heard-sources.ts';

const rereadAfterMs = 4000;
/** A source is stale when it is silent for four of its usual gaps, and at least five minutes. */
const staleGaps = 4;
const staleFloorSeconds = 300;

interface Heard {
  epoch: number;
  readAtMs: number;
  up: boolean;
  told: HeardSources | undefined;
}

/** How fresh our own numbers are: what the store last heard of each source, and where ingest stands. */
@Injectable()
export class FreshnessReader {
  private readonly running = new Map<string, { epoch: number; heard: Promise<Heard> }>();
  private readonly last = new Map<string, Heard>();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(INGEST_STATS) private readonly ingest: IngestStats,
    private readonly commits: CommitBus,
  ) {}

  /**
   * At most four seconds old, and younger than the commit of that `epoch`. Never throws: a store that is away is
   * part of the answer.
   */
  async read(workspaceId: string, epoch = 0): Promise<Freshness> {
    const heard = await this.hear(workspaceId, epoch);
    const nowMs = Date.now();
    const sources = heard.told?.sources ?? [];
    const newest = sources.reduce<(typeof sources)[number] | undefined>(
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
      sources: sources.map(({ source, lastEventMs, lastReceivedMs, usualGapSeconds }) => {
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

  private hear(workspaceId: string, epoch: number): Promise<Heard> {
    const last = this.last.get(workspaceId);
    const isYoung = last !== undefined && performance.now() - last.readAtMs < rereadAfterMs;
    if (isYoung && last.epoch >= epoch) return Promise.resolve(last);
    const running = this.running.get(workspaceId);
    if (running && running.epoch >= epoch) return running.heard;
    const started = { epoch: this.commits.epoch, heard: this.ask(workspaceId, this.commits.epoch) };
    this.running.set(workspaceId, started);
    return started.heard.finally(() => {
      if (this.running.get(workspaceId) === started) this.running.delete(workspaceId);
    });
  }

  private async ask(workspaceId: string, epoch: number): Promise<Heard> {
    const answer: Heard = { epoch, readAtMs: 0, up: true, told: this.last.get(workspaceId)?.told };
    try {
      const question = { workspaceId, epoch, nowMs: Date.now(), lagSeconds: this.ingest.drainLagSeconds() };
      answer.told = await hearSources(this.store, question, answer.told);
    } catch {
      answer.up = false;
    }
    answer.readAtMs = performance.now();
    if (epoch >= (this.last.get(workspaceId)?.epoch ?? 0)) this.last.set(workspaceId, answer);
    return answer;
  }
}
