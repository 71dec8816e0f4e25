import { buy } from './journeys/sale.ts';
import { dayMs, type Draft, type Journey, type Scene } from './scene.ts';
import { sendSurvey } from './surveys.ts';

/** The company is young: its visitors double in this time until the told history begins. */
const doublingMs = 60 * dayMs;

/** How busy the older days were, as a share of the told history's; `beforeStartMs` is how long before its start. */
export function growthAt(beforeStartMs: number): number {
  return beforeStartMs <= 0 ? 1 : 2 ** (-beforeStartMs / doublingMs);
}

/** What is still on the books: orders, refunds, accounts, spend and the relationship survey, but no click and no ticket. */
export function isOnTheBooks(draft: Draft): boolean {
  if (draft.kind === 'feedback') return draft.feedback.type === 'nps';
  return ['order', 'refund', 'profile', 'spend'].includes(draft.kind);
}

/** A visit of which nothing but the purchase is remembered. */
export function* shopLongAgo(scene: Scene): Journey {
  if ((yield* buy(scene)) === undefined) return;
  sendSurvey(scene, 'relationship', {
    stage: 'loyalty',
    area: 'marketing',
    source: 'crm',
    channel: 'email',
    touchpoint: 'loyalty programme',
  });
}
