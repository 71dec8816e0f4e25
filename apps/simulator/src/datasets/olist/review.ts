import { known, readTime } from '../cells.ts';
import type { DatedEvent } from '../dataset.ts';
import type { CsvRow } from '../read-csv.ts';
import type { OlistOrder } from './order.ts';

const hourMs = 3_600_000;

/**
 * A review as an answer of one to five stars, when it was given. A review can serve two orders and an order can have
 * two, so both ids name it. `answer_hours` is how long the customer took; the month is that of the question.
 */
export function reviewOf(row: CsvRow, order: OlistOrder | undefined): DatedEvent<'feedback'> {
  const { review_id = '', order_id = '', review_score } = row;
  const askedAt = readTime(row.review_creation_date);
  const answeredAt = readTime(row.review_answer_timestamp) ?? askedAt;
  if (answeredAt === undefined) throw new Error(`review ${review_id} has no date`);
  const hours = askedAt && (Date.parse(answeredAt) - Date.parse(askedAt)) / hourMs;
  const text = [row.review_comment_title, row.review_comment_message].flatMap((cell) => known(cell) ?? []);
  return {
    kind: 'feedback',
    messageId: `olist:${order_id}:review:${review_id}`,
    occurredAt: answeredAt,
    name: 'reviewed',
    source: 'olist',
    channel: 'email',
    area: 'logistics',
    stage: 'delivery',
    touchpoint: 'review',
    customer: { id: order?.customerId ?? `order-${order_id}` },
    feedback: {
      type: 'csat',
      score: Number(review_score),
      scale: { min: 1, max: 5 },
      survey: 'review',
      milestone: 'delivery',
      ...(text.length === 0 ? {} : { verbatim: text.join('\n'), language: 'pt' }),
    },
    properties: {
      ...(order?.properties ?? { order_id }),
      stars: String(review_score),
      ...(askedAt === undefined ? {} : { review_month: askedAt.slice(0, 7), answer_hours: String(hours) }),
    },
  };
}
