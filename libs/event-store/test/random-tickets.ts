import type { EventRow } from './event-row.ts';
import { seededDice, utc } from './random-rows.ts';

/** Lives of tickets in any order of events, some with bots, notes, repeats and ties to the minute. */
export function randomTickets(seed: number, count: number, fromMs: number): EventRow[] {
  const roll = seededDice(seed);
  const pick = <T>(...options: T[]): T => options[roll(options.length)] as T;
  return Array.from({ length: count }, (_ticket, index) => {
    const createdMs = fromMs + roll(12 * 1440) * 60_000;
    const channel = pick('', 'mail', 'chat');
    const row = (
      kind: string,
      action: string,
      occurredMs: number,
      actor: string,
      changes: EventRow = {},
    ): EventRow => ({
      workspace_id: 'main',
      kind,
      action,
      actor,
      occurred_at: utc(occurredMs),
      received_at: utc(fromMs + roll(1e9)),
      message_id: `ticket-${seed}-${index}-${roll(1e9)}`,
      source: 'desk',
      customer_id: `c${index}`,
      subject_id: `T${index}`,
      is_public: 1,
      channel,
      ...changes,
    });
    const creation =
      roll(20) === 0
        ? []
        : [row('ticket', 'created', createdMs, pick('customer', 'customer', 'human', 'bot'))];
    const later = Array.from({ length: roll(7) }, (): EventRow => {
      const moment = createdMs + (roll(6) === 0 ? 0 : roll(roll(2) ? 600 : 15_000) * 60_000);
      const [kind, action] = pick<[kind: string, action: string]>(
        ['ticket', 'replied'],
        ['ticket', 'replied'],
        ['ticket', 'assigned'],
        ['ticket', 'solved'],
        ['ticket', 'closed'],
        ['ticket', 'reopened'],
        ['ticket', 'merged'],
        ['bot', 'asked'],
        ['bot', 'handed_off'],
      );
      return row(kind, action, moment, pick('human', 'bot', 'customer'), {
        is_public: roll(5) === 0 ? 0 : 1,
        channel: pick('', 'mail'),
      });
    });
    return [...creation, ...later];
  }).flat();
}
