import type { EventInput } from '@pulso/contract';
import { Prng } from './prng.ts';

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

/**
 * The anonymous bustle that makes up most of a shop's events: pages looked at by visitors who neither buy nor write.
 * It fills the wall's event rate without touching any score, order or ticket.
 */
export class Footfall {
  private readonly prng: Prng;
  private readonly visits: { id: string; channel: string }[] = [];
  private visitors = 0;
  private sent = 0;

  constructor(
    seed: number,
    /** Part of every message id: two runs are different visitors. */
    private readonly run: string,
  ) {
    this.prng = new Prng(seed);
  }

  /** `eventsPerSecond` spread at random over [fromMs, toMs), in time order. */
  *between(
    fromMs: number,
    toMs: number,
    eventsPerSecond: number,
  ): Generator<EventInput & { messageId: string; occurredAt: string }> {
    if (eventsPerSecond <= 0) return;
    for (
      let atMs = fromMs + this.prng.gapMs(eventsPerSecond);
      atMs < toMs;
      atMs += this.prng.gapMs(eventsPerSecond)
    ) {
      yield this.lookAround(atMs);
    }
  }

  /** `count` events of one instant. */
  burst(count: number, atMs: number): (EventInput & { messageId: string })[] {
    return Array.from({ length: count }, () => this.lookAround(atMs));
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
