import { dayMs, hourMs, minuteMs, secondMs, type Journey, type Scene, type Step } from '../scene.ts';
import { changeMood } from '../shopper.ts';
import { sendSurvey } from '../surveys.ts';
import type { Purchase } from './sale.ts';
import { at, type Place } from './touch.ts';

/** Median minutes to a first human answer when the desk keeps up. */
const answerMinutes = { phone: 2, chat: 4, whatsapp: 9, email: 150 } as const;
/** A disturbed day queues this many times longer. */
const queueFactor = 5;
const agents = ['desk 1', 'desk 2', 'desk 3', 'desk 4', 'night desk'] as const;

/** One ticket from the first word to the closing, with its replies, and what it does to the mood. */
export function* seekHelp(scene: Scene, purchase: Purchase, topic: string): Journey {
  const { prng, shopper } = scene;
  const channel = prng.weighted({ chat: 32, whatsapp: 28, phone: 24, email: 16 });
  const place: Place = {
    stage: 'delivery',
    area: 'service',
    source: 'helpdesk',
    channel,
    touchpoint: 'customer service',
  };
  const id = scene.nextNumber('ticket');
  const priority = topic === 'damaged item' || topic === 'late delivery' ? 'high' : 'normal';
  type Ticket = Omit<Extract<Step['event'], { kind: 'ticket' }>['ticket'], 'id'>;
  const ticket = (change: Ticket) =>
    ({
      kind: 'ticket',
      name: `Ticket ${change.action}`,
      ...at(scene, place),
      ticket: { id, topic, priority, ...change },
    }) as const;

  yield {
    waitMs: prng.around(35 * minuteMs),
    event: ticket({ action: 'created', actor: 'customer', status: 'open' }),
  };
  if (channel === 'chat' || channel === 'whatsapp') {
    yield { waitMs: 3 * secondMs, event: ticket({ action: 'replied', actor: 'bot', public: true }) };
  }
  const waitMinutes = prng.around(answerMinutes[channel] * (1 + queueFactor * scene.disturbance()), 0.7);
  const assignee = prng.pick(agents);
  yield { waitMs: waitMinutes * minuteMs * 0.8, event: ticket({ action: 'assigned', assignee }) };
  yield {
    waitMs: waitMinutes * minuteMs * 0.2,
    event: ticket({ action: 'replied', actor: 'human', public: true, assignee }),
  };
  changeMood(shopper, waitMinutes > 4 * answerMinutes[channel] ? -0.5 : 0.3);
  for (let more = prng.whole(0, 2); more > 0; more -= 1) {
    yield {
      waitMs: prng.around(40 * minuteMs),
      event: ticket({ action: 'replied', actor: 'customer', public: true }),
    };
    yield {
      waitMs: prng.around(25 * minuteMs),
      event: ticket({ action: 'replied', actor: 'human', public: true, assignee }),
    };
  }
  yield {
    waitMs: prng.around(2 * hourMs),
    event: ticket({ action: 'solved', actor: 'human', status: 'solved' }),
  };
  if (prng.chance(0.07)) {
    changeMood(shopper, -0.5);
    yield {
      waitMs: prng.around(14 * hourMs),
      event: ticket({ action: 'reopened', actor: 'customer', status: 'open' }),
    };
    yield {
      waitMs: prng.around(3 * hourMs),
      event: ticket({ action: 'replied', actor: 'human', public: true, assignee }),
    };
    yield {
      waitMs: prng.around(2 * hourMs),
      event: ticket({ action: 'solved', actor: 'human', status: 'solved' }),
    };
  }
  if (prng.chance(refundShares[topic] ?? 0)) yield refund(scene, place, purchase);
  sendSurvey(scene, 'service', place);
  yield { waitMs: dayMs, event: ticket({ action: 'closed', status: 'closed' }) };
}

const refundShares: Readonly<Record<string, number>> = {
  'damaged item': 0.45,
  return: 0.8,
  'late delivery': 0.12,
};

/** A whole or a partial amount back, never more than was paid. */
function refund(scene: Scene, place: Place, { orderId, cents }: Purchase): Step {
  const share = scene.prng.chance(0.5) ? 1 : scene.prng.pick([0.1, 0.2, 0.3]);
  return {
    waitMs: hourMs,
    event: {
      kind: 'refund',
      name: 'Order refunded',
      ...at(scene, { ...place, source: 'erp', touchpoint: 'returns desk' }),
      money: { amount: (Math.round(cents * share) / 100).toFixed(2), currency: 'EUR' },
      refund: { orderId },
    },
  };
}
