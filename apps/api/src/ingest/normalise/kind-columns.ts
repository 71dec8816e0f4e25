import { defaultScale, type EventInput } from '@pulso/contract';
import { Quarantine } from '../quarantine.ts';
import { instantToMs } from './event-time.ts';
import { numberField, quote, textField } from './json-text.ts';
import { utcText } from './utc-text.ts';

type Of<Kind extends EventInput['kind']> = Extract<EventInput, { kind: Kind }>;

/** What only one kind has: its columns, and fields without a column that are kept as `<kind>.<field>` properties. */
export interface KindColumns {
  readonly text: string;
  readonly extra?: Record<string, unknown>;
}

const none: KindColumns = { text: '' };

export function kindColumns(event: EventInput): KindColumns {
  switch (event.kind) {
    case 'touchpoint':
    case 'profile':
      return none;
    case 'feedback':
      return feedbackColumns(event);
    case 'order':
      return {
        text: subject(event.order.id, event.order.action),
        extra: kept('order.items', event.order.items),
      };
    case 'refund':
      return {
        text: subject(event.refund.orderId, 'refunded'),
        extra: kept('refund.reason', event.refund.reason),
      };
    case 'ticket':
      return ticketColumns(event);
    case 'deal':
      return dealColumns(event);
    case 'spend':
      return {
        text:
          textField(',"category":', event.spend.category) + textField(',"campaign":', event.spend.campaign),
      };
    case 'identity':
      return {
        text:
          textField(',"action":', event.identity.action) +
          textField(',"related_id":', event.identity.previousId),
      };
    case 'content':
      return contentColumns(event);
    case 'bot':
      return {
        text: subject(event.bot.conversationId, event.bot.action) + textField(',"topic":', event.bot.intent),
      };
  }
}

function subject(id: string, action: string): string {
  return `,"subject_id":${quote(id)},"action":${quote(action)}`;
}

function kept(name: string, value: unknown): Record<string, unknown> | undefined {
  return value === undefined ? undefined : { [name]: value };
}

function feedbackColumns({ feedback }: Of<'feedback'>): KindColumns {
  const { min, max } = feedback.scale ?? defaultScale(feedback.type);
  if (min < -0x80000000 || max > 0x7fffffff)
    throw new Quarantine('out_of_range', 'feedback.scale: must fit in 32 bits');
  return {
    text:
      `,"score_type":"${feedback.type}","score":${feedback.score},"scale_min":${min},"scale_max":${max}` +
      `,"direction":"${feedback.direction ?? 'higher_is_better'}"` +
      numberField(',"weight":', feedback.weight) +
      textField(',"survey":', feedback.survey) +
      textField(',"milestone":', feedback.milestone) +
      textField(',"verbatim":', feedback.verbatim) +
      textField(',"language":', feedback.language) +
      textField(',"invitation_id":', feedback.invitationId),
  };
}

function ticketColumns({ ticket }: Of<'ticket'>): KindColumns {
  return {
    text:
      subject(ticket.id, ticket.action) +
      textField(',"actor":', ticket.actor) +
      (ticket.public === false ? ',"is_public":0' : '') +
      textField(',"status":', ticket.status) +
      textField(',"assignee":', ticket.assignee) +
      textField(',"topic":', ticket.topic) +
      textField(',"priority":', ticket.priority) +
      textField(',"related_id":', ticket.mergedInto),
  };
}

function dealColumns({ deal }: Of<'deal'>): KindColumns {
  return {
    text:
      subject(deal.id, deal.action) +
      textField(',"status":', deal.stage) +
      textField(',"assignee":', deal.owner) +
      numberField(',"probability":', deal.probability) +
      textField(',"expected_close_at":', expectedClose(deal.expectedCloseAt)),
  };
}

/** DateTime64(3) holds 1900 to 2299 and wraps silently beyond. */
const lastStorableMs = Date.UTC(2299, 11, 31);

function expectedClose(instant: string | number | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const ms = instantToMs(instant);
  if (!(ms >= 0 && ms <= lastStorableMs))
    throw new Quarantine('out_of_range', 'deal.expectedCloseAt: must be a time from 1970 to 2299');
  return utcText(ms);
}

function contentColumns({ content }: Of<'content'>): KindColumns {
  const quantity = content.action === 'searched' ? content.results : content.seconds;
  const extra = { 'content.query': content.query, 'content.helpful': content.helpful };
  return {
    text:
      textField(',"subject_id":', content.id) +
      textField(',"action":', content.action) +
      numberField(',"quantity":', quantity),
    extra: content.query === undefined && content.helpful === undefined ? undefined : extra,
  };
}
