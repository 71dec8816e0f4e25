import { z } from 'zod';
import { customer, envelope, instant, label, money } from './dimensions.ts';

const text = z.string().max(20_000);

/** A score on its own scale and direction: both belong to the survey, never to the reader. */
export const feedback = z
  .strictObject({
    type: z.enum(['nps', 'csat', 'ces', 'thumbs', 'rating']),
    score: z.number(),
    scale: z.strictObject({ min: z.number().int(), max: z.number().int() }).optional(),
    direction: z.enum(['higher_is_better', 'lower_is_better']).optional(),
    verbatim: text.optional(),
    language: z.string().max(35).optional(),
    survey: label.optional(),
    milestone: label.optional(),
    invitationId: label.optional(),
    weight: z.number().positive().max(1e9).optional(),
  })
  .superRefine((answer, context) => {
    const { min, max } = answer.scale ?? defaultScale(answer.type);
    const issue = (message: string) => context.addIssue({ code: 'custom', path: ['score'], message });
    if (min >= max) return issue(`scale ${min}-${max} is empty`);
    if (answer.type === 'nps' && (min !== 0 || max !== 10)) return issue('NPS is asked on 0-10 only');
    if (answer.score < min || answer.score > max) return issue(`score must be within ${min}-${max}`);
    if (answer.type !== 'rating' && !Number.isInteger(answer.score))
      return issue('score must be a whole number');
  });

/** The scale a survey has when it does not say: NPS 0-10, CSAT 1-5, CES 1-7, thumbs 0-1, rating 1-5. */
export function defaultScale(type: 'nps' | 'csat' | 'ces' | 'thumbs' | 'rating'): {
  min: number;
  max: number;
} {
  if (type === 'nps') return { min: 0, max: 10 };
  if (type === 'ces') return { min: 1, max: 7 };
  if (type === 'thumbs') return { min: 0, max: 1 };
  return { min: 1, max: 5 };
}

const order = z.strictObject({
  id: label,
  action: z.enum(['completed', 'updated', 'cancelled']).default('completed'),
  items: z.array(z.record(z.string(), z.unknown())).max(500).optional(),
});
const refund = z.strictObject({ orderId: label, reason: z.string().max(2000).optional() });

export const ticketActions = [
  'created',
  'assigned',
  'replied',
  'status',
  'reopened',
  'solved',
  'closed',
  'merged',
] as const;
const ticket = z.strictObject({
  id: label,
  action: z.enum(ticketActions),
  /** Who acted. Bot replies never end the first-response clock. */
  actor: z.enum(['human', 'bot', 'customer']).optional(),
  /** An internal note is `public: false`; it never ends the first-response clock. */
  public: z.boolean().optional(),
  status: label.optional(),
  assignee: label.optional(),
  topic: label.optional(),
  priority: label.optional(),
  mergedInto: label.optional(),
});
const deal = z.strictObject({
  id: label,
  action: z.enum(['created', 'stage', 'won', 'lost', 'updated']),
  stage: label.optional(),
  owner: label.optional(),
  probability: z.number().min(0).max(1).optional(),
  expectedCloseAt: instant.optional(),
});
const spend = z.strictObject({
  category: z.enum(['media', 'salaries', 'tools', 'commissions', 'other']).default('media'),
  campaign: label.optional(),
});
const identity = z.strictObject({
  action: z.enum(['alias', 'merge', 'unmerge', 'group']),
  /** The id that is joined to `customer.id` (or taken from it, for unmerge). */
  previousId: label.optional(),
});
const content = z.strictObject({
  id: label.optional(),
  action: z.enum(['viewed', 'searched', 'voted']),
  query: z.string().max(2000).optional(),
  results: z.number().int().min(0).max(4_294_967_295).optional(),
  helpful: z.boolean().optional(),
  seconds: z.number().min(0).max(1e7).optional(),
});
const bot = z.strictObject({
  conversationId: label,
  action: z.enum(['entered', 'asked', 'resolved', 'handed_off', 'abandoned']),
  intent: label.optional(),
});

const who = { ...envelope, customer };
const paid = { ...who, money };

/** One event as a sender writes it. The kind names the one extra object that it needs. */
export const eventInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...who, kind: z.literal('touchpoint') }),
  z.strictObject({ ...who, kind: z.literal('feedback'), feedback }),
  z.strictObject({ ...paid, kind: z.literal('order'), order }),
  z.strictObject({ ...paid, kind: z.literal('refund'), refund }),
  z.strictObject({ ...who, kind: z.literal('ticket'), ticket }),
  z.strictObject({ ...who, kind: z.literal('deal'), deal }),
  z.strictObject({
    ...envelope,
    kind: z.literal('spend'),
    occurredAt: instant,
    money,
    spend: spend.default({ category: 'media' }),
  }),
  z.strictObject({ ...who, kind: z.literal('profile') }),
  z.strictObject({ ...who, kind: z.literal('identity'), identity }),
  z.strictObject({ ...envelope, kind: z.literal('content'), content }),
  z.strictObject({ ...who, kind: z.literal('bot'), bot }),
]);
export type EventInput = z.infer<typeof eventInput>;
export type FeedbackInput = z.infer<typeof feedback>;
