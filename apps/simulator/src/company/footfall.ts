import type { EventInput } from '@pulso/contract';
import { Prng } from './prng.ts';
import { peakRhythm, rhythmAt } from './rhythm.ts';

const pages = {
  'product page': 46,
  search: 18,
  'category page': 16,
  'room planner': 8,
  'store finder': 4,
  'order tracking': 8,
};
const names: Readonly<Record<keyof typeof pages, string>> = {
  'product page': 'Product viewed',
  search: 'Products searched',
  'category page': 'Category viewed',
  'room planner': 'Room planned',
  'store finder': 'Store found',
  'order tracking': 'Order tracked',
};
/** People in the shop at one time, and how likely each page is the last of a visit. */
const openVisits = 300;
const leaveShare = 0.15;

/** Even at night somebody looks around. */
const quietestRhythm = 0.6;

export interface FootfallOptions {
  seed: number;
  /** First instant, epoch milliseconds. */
  startMs: number;
  /** Averaged over a day, about. */
  eventsPerSecond: number;
}

/**
 * The anonymous bustle of a shop: pages looked at by visitors who neither buy nor write. It fills the wall's event rate
 * without touching any score, order or ticket. As a company's, its events are the same however `advanceTo` is cut.
 */
export class Footfall {
  private readonly prng: Prng;
  /** Part of every message id and visitor: two starts are different visitors. */
  private readonly run: string;
  private readonly perSecondAtPeak: number;
  private readonly visits: { id: string; channel: string }[] = [];
  private nextAtMs: number;
  private visitors = 0;
  private sent = 0;

  constructor({ seed, startMs, eventsPerSecond }: FootfallOptions) {
    this.prng = new Prng(seed);
    this.run = `${seed}-${startMs.toString(36)}`;
    this.perSecondAtPeak = eventsPerSecond * peakRhythm;
    this.nextAtMs = startMs;
    this.wait();
  }

  /** Every look up to `untilMs`, in time order, as dense as the hour is busy. */
  *advanceTo(untilMs: number): Generator<EventInput & { messageId: string; occurredAt: string }> {
    while (this.nextAtMs <= untilMs) {
      const atMs = this.nextAtMs;
      this.wait();
      const busy = Math.max(quietestRhythm, rhythmAt(atMs));
      if (this.prng.chance(busy / peakRhythm)) yield this.lookAround(atMs);
    }
  }

  /** `count` events of one instant. */
  burst(count: number, atMs: number): (EventInput & { messageId: string })[] {
    return Array.from({ length: count }, () => this.lookAround(atMs));
  }

  private wait(): void {
    // At no events a second the next is at Infinity, and never comes.
    this.nextAtMs += this.prng.gapMs(this.perSecondAtPeak);
  }

  private lookAround(atMs: number) {
    const touchpoint = this.prng.weighted(pages);
    const { id, channel } = this.someVisit();
    this.sent += 1;
    return {
      kind: 'touchpoint' as const,
      messageId: `footfall:${this.run}:${this.sent.toString(36)}`,
      occurredAt: new Date(atMs).toISOString(),
      name: names[touchpoint],
      source: 'web',
      channel,
      area: touchpoint === 'order tracking' ? 'delivery' : 'marketing',
      stage: touchpoint === 'order tracking' ? 'delivery' : 'acquisition',
      touchpoint,
      customer: { anonymousId: id },
    };
  }

  private someVisit() {
    const place = this.prng.whole(0, openVisits - 1);
    const open = this.visits[place];
    if (open !== undefined && !this.prng.chance(leaveShare)) return open;
    this.visitors += 1;
    const visit = {
      id: `F-${this.run}-${this.visitors.toString(36)}`,
      channel: this.prng.chance(0.62) ? 'web' : 'app',
    };
    this.visits[place] = visit;
    return visit;
  }
}
