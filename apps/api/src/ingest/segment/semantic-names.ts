import { labelOf, valueOf } from './message.ts';
import { moneyOrZero, orderMoney } from './money.ts';

type Properties = Record<string, unknown>;

/** The part of an event that its semantic name decides; the envelope is the same for all. */
export type Meaning = Record<string, unknown> & { kind: string };

const orderId = (p: Properties) => labelOf(p, 'order_id', 'orderId', 'checkout_id');
const ticketId = (p: Properties) => labelOf(p, 'ticket_id', 'ticketId', 'id');

const order =
  (action: string, money: (p: Properties) => unknown) =>
  (p: Properties): Meaning => ({
    kind: 'order',
    order: { id: orderId(p), action },
    money: money(p),
  });

const ticket =
  (action: string) =>
  (p: Properties): Meaning => ({
    kind: 'ticket',
    ticket: {
      id: ticketId(p),
      action,
      actor: valueOf(p, 'actor', 'author_type'),
      public: valueOf(p, 'public', 'is_public'),
      status: labelOf(p, 'status', 'ticket_status'),
      assignee: labelOf(p, 'assignee', 'agent'),
      topic: labelOf(p, 'topic', 'category'),
      priority: labelOf(p, 'priority'),
      mergedInto: labelOf(p, 'merged_into', 'mergedInto'),
    },
  });

const answer =
  (assumedType: string | undefined) =>
  (p: Properties): Meaning => {
    const min = valueOf(p, 'scale_min', 'min_score');
    const max = valueOf(p, 'scale_max', 'max_score');
    return {
      kind: 'feedback',
      feedback: {
        type: labelOf(p, 'survey_type', 'score_type', 'type')?.toLowerCase() ?? assumedType,
        score: valueOf(p, 'score', 'rating', 'nps_score', 'csat_score', 'ces_score'),
        scale: min === undefined && max === undefined ? undefined : { min, max },
        direction: valueOf(p, 'direction'),
        verbatim: valueOf(p, 'verbatim', 'comment', 'feedback'),
        language: labelOf(p, 'language'),
        survey: labelOf(p, 'survey', 'survey_id', 'survey_name'),
        milestone: labelOf(p, 'milestone'),
        invitationId: labelOf(p, 'invitation_id', 'response_id'),
      },
    };
  };

const touch = (touchpoint: string) => (): Meaning => ({ kind: 'touchpoint', touchpoint });

const searched = (p: Properties): Meaning => ({
  kind: 'touchpoint',
  touchpoint: labelOf(p, 'touchpoint') ?? 'search',
});

/**
 * Segment's semantic event names and what they mean here. A name that is not listed is a touchpoint of that name.
 * Names are compared without case, spaces, `_` and `-`: `Order Completed`, `order_completed` and `orderCompleted` are one.
 */
const meanings: Record<string, (properties: Properties) => Meaning> = {
  // E-commerce, ordering
  'Order Completed': order('completed', orderMoney),
  'Order Updated': order('updated', moneyOrZero),
  'Order Cancelled': order('cancelled', moneyOrZero),
  'Order Canceled': order('cancelled', moneyOrZero),
  'Order Refunded': (p) => ({
    kind: 'refund',
    refund: { orderId: orderId(p), reason: valueOf(p, 'reason') },
    money: moneyOrZero(p),
  }),
  // E-commerce, browsing and checkout
  'Products Searched': searched,
  'Product List Viewed': touch('product list'),
  'Product List Filtered': touch('product list'),
  'Promotion Viewed': touch('promotion'),
  'Promotion Clicked': touch('promotion'),
  'Product Clicked': touch('product list'),
  'Product Viewed': touch('product'),
  'Product Added': touch('cart'),
  'Product Removed': touch('cart'),
  'Cart Viewed': touch('cart'),
  'Checkout Started': touch('checkout'),
  'Checkout Step Viewed': touch('checkout'),
  'Checkout Step Completed': touch('checkout'),
  'Payment Info Entered': touch('checkout'),
  'Coupon Applied': touch('checkout'),
  'Coupon Denied': touch('checkout'),
  'Product Shared': touch('sharing'),
  'Product Reviewed': touch('review'),
  // Feedback: `score` with `survey_type`; the name says the type when the sender does not
  'NPS Survey Submitted': answer('nps'),
  'NPS Submitted': answer('nps'),
  'CSAT Survey Submitted': answer('csat'),
  'CSAT Submitted': answer('csat'),
  'CES Survey Submitted': answer('ces'),
  'CES Submitted': answer('ces'),
  'Survey Submitted': answer(undefined),
  'Survey Response Submitted': answer(undefined),
  'Feedback Submitted': answer('rating'),
  // Help desk: `ticket_id`, `actor` human, bot or customer, `public: false` for an internal note
  'Support Ticket Created': ticket('created'),
  'Support Ticket Assigned': ticket('assigned'),
  'Support Ticket Replied': ticket('replied'),
  'Support Ticket Updated': ticket('status'),
  'Support Ticket Reopened': ticket('reopened'),
  'Support Ticket Solved': ticket('solved'),
  'Support Ticket Resolved': ticket('solved'),
  'Support Ticket Closed': ticket('closed'),
  'Support Ticket Merged': ticket('merged'),
};

const fold = (name: string) =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/^supportticket/, 'ticket');

const byName = new Map(Object.entries(meanings).map(([name, meaning]) => [fold(name), meaning]));

export function meaningOf(eventName: string, properties: Properties): Meaning {
  // Folding costs more than the look-up: only a name short enough to be in the table is folded.
  return (
    (eventName.length <= 40 ? byName.get(fold(eventName))?.(properties) : undefined) ?? { kind: 'touchpoint' }
  );
}
