import type { EventInput } from '@pulso/contract';
import fc from 'fast-check';

const startMs = Date.parse('2026-03-01T00:00:00Z');
const hourMs = 3_600_000;
export const twoMonths = { from: '2026-03-01T00:00:00Z', to: '2026-05-01T00:00:00Z' };

/** One event without its ids: those carry the name of the delivery that it is part of. */
interface Draft {
  hour: number;
  who: number;
  subject: number;
  what: number;
  channel: string;
  area: string;
  stage: string;
  amount: number;
  score: number;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  // Hours, so that some events share a moment.
  hour: fc.integer({ min: 0, max: 60 * 24 }),
  who: fc.integer({ min: 0, max: 11 }),
  subject: fc.integer({ min: 0, max: 25 }),
  what: fc.integer({ min: 0, max: 23 }),
  channel: fc.constantFrom('web', 'phone', 'store'),
  area: fc.constantFrom('shop', 'desk'),
  stage: fc.constantFrom('find', 'buy', 'use'),
  amount: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
  score: fc.integer({ min: 0, max: 10 }),
});

/** A random history of a company: all eleven kinds of events. */
export const randomCompany = fc.array(draft, { minLength: 120, maxLength: 200 });

const ticketActions = ['created', 'replied', 'solved', 'reopened', 'assigned'] as const;
const dealActions = ['created', 'stage', 'won', 'lost'] as const;
const botActions = ['entered', 'resolved', 'handed_off', 'abandoned'] as const;
const surveySteps = ['survey_sent', 'survey_delivered', 'survey_shown', 'survey_started'] as const;

/** The events of a history as one delivery tells them: other ids and another source, everything else the same. */
export function tell(drafts: readonly Draft[], delivery: string): EventInput[] {
  return drafts.map((one, index) => ({
    messageId: `${delivery}-${String(index).padStart(4, '0')}`,
    source: delivery,
    occurredAt: new Date(startMs + one.hour * hourMs).toISOString(),
    ...{ channel: one.channel, area: one.area, stage: one.stage },
    ...toldOf(one, `${delivery}-p${one.who}`, `${delivery}-${one.subject}`, delivery),
  }));
}

type Told = EventInput extends infer Each
  ? Each extends EventInput
    ? Omit<Each, 'messageId' | 'occurredAt'>
    : never
  : never;

function toldOf(
  { what, subject, score, amount, who }: Draft,
  person: string,
  id: string,
  delivery: string,
): Told {
  const customer = { id: person };
  const money = { amount, currency: 'EUR' };
  const invitationId = `${id}-i`;
  if (what < 4)
    return { kind: 'order', customer, money, order: { id, action: what === 3 ? 'updated' : 'completed' } };
  if (what === 4)
    return { kind: 'refund', customer, money: { ...money, amount: 1 }, refund: { orderId: id } };
  if (what < 8) {
    const milestone = `${delivery}-m${subject % 3}`;
    const type = (['nps', 'csat', 'ces'] as const)[what - 5] ?? 'nps';
    const given = type === 'nps' ? score : 1 + (score % 5);
    return {
      kind: 'feedback',
      customer,
      feedback: { type, score: given, survey: 'pulse', milestone, invitationId },
    };
  }
  if (what < 13) {
    const action = ticketActions[what - 8] ?? 'created';
    const actor = action === 'created' ? 'customer' : 'human';
    return { kind: 'ticket', customer, ticket: { id, action, actor, topic: `t${subject % 2}` } };
  }
  if (what < 17) {
    const deal = { id, action: dealActions[what - 13] ?? 'created', stage: `s${score % 2}` } as const;
    return { kind: 'deal', customer, money, deal };
  }
  if (what < 19)
    return { kind: 'bot', customer, bot: { conversationId: id, action: botActions[score % 4] ?? 'entered' } };
  if (what === 19) return { kind: 'spend', money, spend: { category: 'media' } };
  if (what === 20) {
    const content = {
      id: `faq${subject % 4}`,
      action: score > 5 ? 'viewed' : 'searched',
      seconds: score * 5,
    } as const;
    return { kind: 'content', customer, content };
  }
  if (what === 21) {
    const properties = { invitation_id: invitationId, survey: 'pulse' };
    return { kind: 'touchpoint', customer, name: surveySteps[score % 4] ?? 'survey_sent', properties };
  }
  if (what === 22 && score === 0)
    return {
      kind: 'identity',
      customer,
      identity: { action: 'merge', previousId: `${delivery}-p${(who + 1) % 12}` },
    };
  return {
    kind: 'touchpoint',
    customer,
    name: 'Visited',
    outcome: score > 4 ? 'ok' : 'failed',
    properties: { load: amount },
  };
}
