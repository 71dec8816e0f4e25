import { dayMs, hourMs, minuteMs, secondMs, type Journey, type Scene, type Step } from '../scene.ts';
import { customerOf } from '../shopper.ts';
import { sendSurvey } from '../surveys.ts';
import { at, touch, type Place } from './touch.ts';

export interface Purchase {
  orderId: string;
  /** Whole cents. */
  cents: number;
}

/** Of those who looked around, how many fill a cart, and of those how many pay. */
const cartShare = 0.8;
const payShare = 0.8;
const projectShare = 0.5;
const knownBuyerBonus = 0.1;

/** Cart, account, payment. Returns the purchase, or undefined when the cart is left. */
export function* buy(scene: Scene): Generator<Step, Purchase | undefined, void> {
  const { prng, shopper } = scene;
  const place: Place = {
    stage: 'sale',
    area: 'sales',
    source: 'web',
    channel: shopper.channel,
    touchpoint: 'checkout',
  };
  if (!prng.chance(cartShare)) return undefined;
  yield {
    waitMs: prng.around(3 * minuteMs),
    event: touch(scene, { ...place, touchpoint: 'cart' }, 'Product added'),
  };
  if (shopper.persona === 'interior designer' && prng.chance(projectShare)) yield* negotiate(scene, place);
  yield { waitMs: prng.around(2 * minuteMs), event: touch(scene, place, 'Checkout started') };
  if (!prng.chance(payShare + (shopper.known ? knownBuyerBonus : 0))) {
    yield { waitMs: 30 * minuteMs, event: touch(scene, place, 'Checkout abandoned', 'abandoned') };
    return undefined;
  }
  if (!shopper.known) yield* openAccount(scene, place);
  return yield* pay(scene, place);
}

function* openAccount(scene: Scene, place: Place): Journey {
  const { shopper } = scene;
  shopper.known = true;
  const account = at(scene, { ...place, source: 'crm', touchpoint: 'account' });
  yield {
    waitMs: 40 * secondMs,
    event: {
      kind: 'profile',
      name: 'Account opened',
      ...account,
      properties: { country: shopper.country, language: shopper.language },
    },
  };
  const identity = { action: 'alias', previousId: shopper.anonymousId } as const;
  yield {
    waitMs: 0,
    event: {
      kind: 'identity',
      name: 'Visitor recognised',
      ...account,
      customer: { id: shopper.customerId },
      identity,
    },
  };
}

function* pay(scene: Scene, place: Place): Generator<Step, Purchase, void> {
  const { prng, shopper } = scene;
  const purchase = {
    orderId: scene.nextNumber('order'),
    cents: Math.round(prng.around(shopper.persona === 'interior designer' ? 620_00 : 185_00, 0.75)),
  };
  shopper.orders += 1;
  yield {
    waitMs: prng.around(90 * secondMs),
    event: {
      kind: 'order',
      name: 'Order completed',
      ...at(scene, { ...place, source: 'erp' }),
      money: { amount: (purchase.cents / 100).toFixed(2), currency: 'EUR' },
      order: { id: purchase.orderId, action: 'completed' },
    },
  };
  sendSurvey(scene, 'effort', place);
  sendSurvey(scene, 'purchase', place);
  return purchase;
}

/** Designers buy by project: a deal with an owner's probability before the order. */
function* negotiate(scene: Scene, place: Place): Journey {
  const { prng, shopper } = scene;
  const id = scene.nextNumber('deal');
  const customer = { ...customerOf(shopper), accountId: `A-${shopper.customerId.slice(2)}` };
  const envelope = {
    ...at(scene, { ...place, source: 'crm', channel: 'email', touchpoint: 'project quote' }),
    customer,
  };
  const money = { amount: String(Math.round(prng.around(4_200, 0.5))), currency: 'EUR' };
  yield {
    waitMs: hourMs,
    event: {
      kind: 'deal',
      name: 'Deal created',
      ...envelope,
      money,
      deal: { id, action: 'created', stage: 'quote', probability: 0.3 },
    },
  };
  yield {
    waitMs: prng.around(1.5 * dayMs),
    event: {
      kind: 'deal',
      name: 'Deal moved',
      ...envelope,
      money,
      deal: { id, action: 'stage', stage: 'negotiation', probability: 0.6 },
    },
  };
  const action = prng.chance(0.6) ? 'won' : 'lost';
  yield {
    waitMs: prng.around(dayMs),
    event: { kind: 'deal', name: `Deal ${action}`, ...envelope, money, deal: { id, action, stage: action } },
  };
}
