import type { EventInput } from '@pulso/contract';
import { disturbanceAt } from './incidents.ts';
import { shop } from './journeys/shopping.ts';
import { growthAt, isOnTheBooks, shopLongAgo } from './older-days.ts';
import { Prng } from './prng.ts';
import { Regulars } from './regulars.ts';
import { peakRhythm, rhythmAt } from './rhythm.ts';
import { dayMs, type Draft, type Journey, type Scene } from './scene.ts';
import { newShopper, type Shopper } from './shopper.ts';
import { spendOfDay } from './spend.ts';
import { TimeQueue } from './time-queue.ts';

export interface CompanyOptions {
  seed: number;
  /** First instant that is told whole, epoch milliseconds. */
  startMs: number;
  /** How long before the start the company opened: of those days only what is on the books is told. */
  olderMs: number;
  /** How much of the story is past when it goes live: places the incidents. */
  historyMs: number;
  /** Events a second, averaged over a week. */
  eventsPerSecond: number;
}

/** Journeys begun before the start are walked silently, so that the first day has deliveries and tickets too. */
const warmUpMs = 8 * dayMs;
/** Measured over a simulated month; a spec holds it within a tenth. */
const eventsPerJourney = 10.5;
const returningShare = 0.6;

type Happening = { told: Draft; scene: Scene; walk: Journey } | 'visit' | 'spend';

/**
 * A fictional omnichannel furniture company. Every event belongs to somebody's walk from discovery to loyalty, so the
 * numbers agree with each other: a delay is followed by its ticket, its answer and its bad score. The same options give
 * the same events with the same message ids, however the calls to `advanceTo` are cut.
 */
export class Company {
  private readonly prng: Prng;
  private readonly queue = new TimeQueue<Happening>();
  private readonly regulars = new Regulars();
  private readonly numbers = { order: 0, ticket: 0, deal: 0, conversation: 0 };
  private readonly visitsPerSecondAtPeak: number;
  private readonly storyId: string;
  private nowMs: number;
  private visitors = 0;
  private told = 0;

  constructor(private readonly options: CompanyOptions) {
    this.prng = new Prng(options.seed);
    this.storyId = `story:${options.seed}:${options.startMs.toString(36)}`;
    this.nowMs = options.startMs - Math.max(warmUpMs, options.olderMs);
    this.visitsPerSecondAtPeak = (options.eventsPerSecond / eventsPerJourney) * peakRhythm;
    this.queue.push(this.nowMs + this.prng.gapMs(this.visitsPerSecondAtPeak), 'visit');
    this.queue.push(Math.ceil((options.startMs - options.olderMs) / dayMs) * dayMs, 'spend');
  }

  /** Everything that happens up to `untilMs`, in time order, one event at a time. */
  *advanceTo(untilMs: number): Generator<EventInput & { messageId: string; occurredAt: string }> {
    for (
      let atMs = this.queue.nextAtMs();
      atMs !== undefined && atMs <= untilMs;
      atMs = this.queue.nextAtMs()
    ) {
      const next = this.queue.pop();
      if (next === undefined) return;
      this.nowMs = next.atMs;
      for (const draft of this.happen(next.item)) {
        this.told += 1;
        if (this.isTold(draft)) yield this.sign(draft);
      }
    }
  }

  private happen(item: Happening): Draft[] {
    if (item === 'visit') {
      this.queue.push(this.nowMs + this.prng.gapMs(this.visitsPerSecondAtPeak), 'visit');
      if (this.prng.chance((this.growth() * rhythmAt(this.nowMs)) / peakRhythm)) this.welcome();
      return [];
    }
    if (item === 'spend') {
      this.queue.push(this.nowMs + dayMs, 'spend');
      return spendOfDay(this.prng, new Date(this.nowMs).toISOString(), this.growth());
    }
    this.walkOn(item.walk, item.scene);
    return [item.told];
  }

  private welcome(): void {
    const known = this.prng.chance(returningShare) ? this.regulars.next(this.prng) : undefined;
    const shopper = known ?? newShopper(this.prng, (this.visitors += 1));
    const scene = this.sceneOf(shopper);
    const isLongAgo = this.nowMs < this.options.startMs - warmUpMs;
    this.walkOn(isLongAgo ? shopLongAgo(scene) : shop(scene), scene);
    if (known === undefined) this.regulars.add(shopper);
  }

  private isTold(draft: Draft): boolean {
    const { startMs, olderMs } = this.options;
    return this.nowMs >= startMs || (this.nowMs >= startMs - olderMs && isOnTheBooks(draft));
  }

  private growth(): number {
    return this.options.olderMs > 0 ? growthAt(this.options.startMs - this.nowMs) : 1;
  }

  private walkOn(walk: Journey, scene: Scene): void {
    const step = walk.next();
    if (!step.done) this.queue.push(this.nowMs + step.value.waitMs, { told: step.value.event, scene, walk });
  }

  private sceneOf(shopper: Shopper): Scene {
    const scene: Scene = {
      prng: this.prng,
      shopper,
      nowMs: () => this.nowMs,
      disturbance: () => disturbanceAt(this.nowMs - this.options.startMs, this.options.historyMs),
      fork: (walk) => this.walkOn(walk, scene),
      nextNumber: (what) => `${what.charAt(0).toUpperCase()}-${100_000 + (this.numbers[what] += 1)}`,
    };
    return scene;
  }

  private sign(draft: Draft) {
    const messageId = `${this.storyId}:${this.told.toString(36)}`;
    // In place: a draft is told once, and copying it is the dearest step of a month of history.
    return Object.assign(draft, { messageId, occurredAt: new Date(this.nowMs).toISOString() });
  }
}
