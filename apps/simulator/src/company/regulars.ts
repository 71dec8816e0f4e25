import type { Prng } from './prng.ts';
import type { Shopper } from './shopper.ts';

/** Shoppers who may come back; the oldest are forgotten. A year of the demo's company has fewer. */
const remembered = 150_000;
/** How many faces are looked at for one who feels like coming: seldom all in vain. */
const looks = 24;
/** How often who is about to come again stays away for good instead: with a grudge, or with little interest. */
const leaveShare = 0.5;

/** Those whom the company knows: who is keen comes back more often, and for longer. */
export class Regulars {
  private readonly shoppers: Shopper[] = [];

  add(shopper: Shopper): void {
    this.shoppers.push(shopper);
    if (this.shoppers.length > remembered) this.shoppers.shift();
  }

  /** Who comes back now; undefined when nobody does. */
  next(prng: Prng): Shopper | undefined {
    for (let look = 0; look < looks && this.shoppers.length > 0; look += 1) {
      const shopper = prng.pick(this.shoppers);
      if (!prng.chance(shopper.keenness)) continue;
      if (!prng.chance(shopper.mood < 0 ? leaveShare : leaveShare * (1 - shopper.keenness))) return shopper;
      shopper.keenness = 0;
    }
    return undefined;
  }
}
