import type { Prng } from './prng.ts';
import type { Draft } from './scene.ts';

const dailyEuros = {
  'spring sofas': 900,
  'small spaces': 420,
  'kitchen days': 650,
  'back to study': 180,
} as const;

/**
 * What the day's campaigns cost, at `share` of today's budgets. `occurredAt` is part of a spend's contract, so the
 * draft carries it too.
 */
export function spendOfDay(prng: Prng, occurredAt: string, share: number): Draft[] {
  return Object.entries(dailyEuros).map(([campaign, euros]) => ({
    kind: 'spend',
    name: 'Campaign spend',
    occurredAt,
    source: 'crm',
    channel: campaign === 'back to study' ? 'email' : 'web',
    area: 'marketing',
    stage: 'acquisition',
    touchpoint: 'campaign',
    money: { amount: prng.around(euros * share, 0.15).toFixed(2), currency: 'EUR' },
    spend: { category: 'media', campaign },
  }));
}
