import type { EventRow } from './event-row.ts';

/** Uniform whole numbers below a bound, the same on every run: mulberry32. */
export function seededDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Milliseconds since 1970 as the drain writes them. */
export const utc = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 23);

const pick = <T>(roll: (sides: number) => number, ...options: T[]): T => options[roll(options.length)] as T;

/** Events, answers, orders and refunds over some days, with every closed dimension set or not. */
export function randomRows(seed: number, count: number, fromMs: number, toMs: number): EventRow[] {
  const roll = seededDice(seed);
  return Array.from({ length: count }, (_row, index): EventRow => {
    const kind = pick(roll, 'touchpoint', 'feedback', 'feedback', 'order', 'refund');
    const base: EventRow = {
      workspace_id: pick(roll, 'main', 'main', 'other'),
      kind,
      occurred_at: utc(fromMs + roll(toMs - fromMs)),
      received_at: utc(toMs),
      message_id: `random-${seed}-${index}`,
      customer_id: `c${roll(20)}`,
      channel: pick(roll, '', 'web', 'store'),
      source: pick(roll, 'shop', 'desk'),
      area: pick(roll, '', 'sales'),
      stage: pick(roll, '', 'buy', 'use'),
    };
    if (kind === 'feedback') {
      const max = pick(roll, 5, 7);
      const [score_type, scale_min, scale_max] = pick(
        roll,
        ['nps', 0, 10] as const,
        ['csat', 1, max] as const,
        ['ces', 1, max] as const,
      );
      const score = roll(20) === 0 ? null : scale_min + roll(scale_max - scale_min + 1);
      return {
        ...base,
        score_type,
        scale_min,
        scale_max,
        score,
        direction: pick(roll, 'higher_is_better', 'lower_is_better'),
        survey: pick(roll, '', 's1'),
      };
    }
    if (kind === 'touchpoint') return base;
    const action = kind === 'refund' ? 'refunded' : pick(roll, 'completed', 'completed', 'updated');
    return {
      ...base,
      action,
      amount: `${roll(100_000)}.${String(roll(10_000)).padStart(4, '0')}`,
      currency: pick(roll, 'EUR', 'GBP'),
    };
  });
}
