import type { Prng } from './prng.ts';

const personas = {
  'first home': 30,
  'growing family': 28,
  renovator: 18,
  student: 14,
  'interior designer': 10,
};
type Persona = keyof typeof personas;
const favouriteChannels = { web: 48, app: 30, store: 22 };
type ShopChannel = keyof typeof favouriteChannels;

/** Someone who may buy. The mood gathers what the company did to them: 0 indifferent, up to +2 or down to -2. */
export interface Shopper {
  customerId: string;
  anonymousId: string;
  /** Known once an account exists; until then only the anonymous id is sent. */
  known: boolean;
  persona: Persona;
  language: 'es' | 'en';
  country: string;
  channel: ShopChannel;
  mood: number;
  /** How likely they are to come back when they are thought of, 0 to 1; 0 once they left. */
  keenness: number;
  orders: number;
}

export function newShopper(prng: Prng, number: number): Shopper {
  const country = prng.weighted({ ES: 62, PT: 10, FR: 8, GB: 14, IE: 6 });
  return {
    customerId: `C-${100_000 + number}`,
    anonymousId: `V-${100_000 + number}`,
    known: false,
    persona: prng.weighted(personas),
    language: country === 'ES' || (country === 'PT' && prng.chance(0.5)) ? 'es' : 'en',
    country,
    channel: prng.weighted(favouriteChannels),
    mood: prng.normal(0.75, 0.35),
    // Most come seldom and some often, as the customers of real shops do.
    keenness: prng.next() ** 2,
    orders: 0,
  };
}

export function changeMood(shopper: Shopper, by: number): void {
  shopper.mood = Math.max(-2, Math.min(2, shopper.mood + by));
}

/** The envelope's `customer`: a visitor until the account exists, then both ids. */
export function customerOf({ known, customerId, anonymousId }: Shopper) {
  return known ? { id: customerId, anonymousId } : { anonymousId };
}
