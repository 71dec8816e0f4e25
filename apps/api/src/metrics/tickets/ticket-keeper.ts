import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore, WhichTickets } from '@pulso/event-store';
import { mostTouched, noteSettled, rangesOf, readSettled, touchedSince } from './ticket-looks.ts';

/** A row may become visible this long after the moment that it is stamped with. */
const overlapMs = 10_000;
/** Nothing is stamped beyond the year 2100. */
const neverMs = 4_102_444_800_000;
/** Tickets that a question waits for; more are settled behind its back. */
const mostMoved = 20_000;
/** In one statement. */
const mostAtOnce = 5000;
/** Between two ranges, so that other questions get their turn. */
const pauseMs = 50;
/** What another node stored is taken in after this time at the latest. */
const mostStaleMs = 1000;
const retryMs = 30_000;
/** How far a restart has to look back beyond the overlap. */
const noteEveryMs = 10_000;

export interface TicketKeeperPorts {
  readonly store: Pick<EventStore, 'query' | 'settleTickets' | 'mergeSettledTickets' | 'addRows'>;
  /** Runs the work, or resolves with undefined when another node is at it. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** The number of this process's last commit. */
  readonly epoch: () => number;
  readonly now?: () => number;
  readonly onFailed: (error: unknown) => void;
}

/**
 * Keeps the tables that hold tickets in the order of time in step with `tickets`. It looks when it is asked, so that
 * what a question reads includes all that was stored before it. The first look of all, and one after a failure or a large
 * import, is at every ticket and in the background; until it is done, questions read the tickets themselves.
 */
export class TicketKeeper {
  /** Everything stamped before is settled; undefined until all of it was looked at once. */
  private sinceMs: number | undefined;
  /** Stamps of the tickets within the overlap that are settled. */
  private done: ReadonlyMap<string, number> = new Map();
  private settled = { epoch: -1, atMs: -Infinity };
  private looking: Promise<void> | undefined;
  private filling: Promise<void> | undefined;
  private restsUntilMs = -Infinity;
  private notedMs = 0;
  /** How long the slowest insert took since the last look. */
  private slowestMs = 0;
  private isStopped = false;
  private readonly now: () => number;

  constructor(private readonly ports: TicketKeeperPorts) {
    this.now = ports.now ?? (() => performance.now());
  }

  /** Whether questions find tickets in the order of time; false while all of them are being looked at. */
  get isInStep(): boolean {
    return this.sinceMs !== undefined;
  }

  /** True once all that was stored before this call is settled; false when a question should not wait for that. */
  async areSettled(): Promise<boolean> {
    const wanted = this.ports.epoch();
    const askedAtMs = this.now();
    while (this.sinceMs !== undefined) {
      const { epoch, atMs } = this.settled;
      if (epoch >= wanted && askedAtMs - atMs < mostStaleMs) return true;
      this.looking ??= this.look(this.sinceMs).finally(() => (this.looking = undefined));
      await this.looking;
    }
    this.fill();
    return false;
  }

  /** An insert took so long, and what it stored may be stamped as far back. */
  noteInsert(seconds: number): void {
    this.slowestMs = Math.max(this.slowestMs, seconds * 1000);
  }

  /** Goes on where the last process ended; if none did, looks at every ticket. */
  async start(): Promise<void> {
    try {
      const untilMs = await readSettled(this.ports.store);
      if (untilMs !== undefined) this.sinceMs = untilMs - overlapMs;
    } catch (error) {
      this.fail(error);
    }
    if (this.sinceMs === undefined) this.fill();
  }

  /** Looks at every ticket in the background, unless it is at it already. */
  private fill(): void {
    if (this.isStopped || this.filling !== undefined || this.now() < this.restsUntilMs) return;
    this.filling = this.settleAll()
      .catch((error: unknown) => this.fail(error))
      .finally(() => (this.filling = undefined));
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    await this.filling;
    await this.looking;
  }

  /** Begins nothing more, and resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.rest();
  }

  /** Settles what moved since; afterwards either it is settled, or the next question finds that all has to be. */
  private async look(sinceMs: number): Promise<void> {
    const begun = { epoch: this.ports.epoch(), atMs: this.now() };
    const fromMs = Math.floor(sinceMs - this.slowestMs);
    this.slowestMs = 0;
    try {
      const { touched, nowMs } = await touchedSince(this.ports.store, fromMs);
      const moved = [...touched].filter(([hash, storedMs]) => this.done.get(hash) !== storedMs);
      const isTooMuch = touched.size === mostTouched || moved.length > mostMoved;
      if (isTooMuch || !(await this.settleMoved(moved.map(([hash]) => hash)))) {
        this.sinceMs = undefined;
        return;
      }
      this.settledAsOf(begun, nowMs, touched);
      // A wall at rest looks every second and has nothing to tell.
      if (moved.length > 0 && nowMs - this.notedMs >= noteEveryMs) await this.note(nowMs);
    } catch (error) {
      this.fail(error);
    }
  }

  private async settleAll(): Promise<void> {
    const begun = { epoch: this.ports.epoch(), atMs: this.now() };
    // What moves in the overlap before now is settled with all the rest, and not again by the first question.
    const { nowMs } = await touchedSince(this.ports.store, neverMs);
    const { touched } = await touchedSince(this.ports.store, nowMs - overlapMs);
    for await (const range of rangesOf(this.ports.store)) {
      if (this.isStopped) return;
      if (!(await this.settle(range))) return this.restFor(retryMs);
      await delay(pauseMs);
    }
    // Where so much moves that this is needed again and again, it takes at most half of the time.
    this.restFor(this.now() - begun.atMs);
    this.settledAsOf(begun, nowMs, touched);
    await this.note(nowMs);
    // It only makes reading cheaper, and the engine does as much in its own time: nobody waits for it, least of all an end.
    void this.ports.store.mergeSettledTickets().catch(() => undefined);
  }

  /** Everything that could be seen at `nowMs` of the engine's clock is settled, `touched` among it. */
  private settledAsOf(
    begun: { epoch: number; atMs: number },
    nowMs: number,
    touched: ReadonlyMap<string, number>,
  ): void {
    this.settled = begun;
    this.done = touched;
    this.sinceMs = nowMs - overlapMs;
  }

  /** Tells the next process where to go on. */
  private async note(nowMs: number): Promise<void> {
    this.notedMs = nowMs;
    await noteSettled(this.ports.store, nowMs);
  }

  private async settleMoved(hashes: readonly string[]): Promise<boolean> {
    for (let from = 0; from < hashes.length; from += mostAtOnce)
      if (!(await this.settle(hashes.slice(from, from + mostAtOnce)))) return false;
    return true;
  }

  /** False when another node is at it, or it cannot be done here. */
  private async settle(which: WhichTickets): Promise<boolean> {
    return (await this.ports.exclusively(() => this.ports.store.settleTickets(which))) ?? false;
  }

  private fail(error: unknown): void {
    this.sinceMs = undefined;
    this.restFor(retryMs);
    this.ports.onFailed(error);
  }

  private restFor(ms: number): void {
    this.restsUntilMs = this.now() + ms;
  }
}
