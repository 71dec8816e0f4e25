import type { EventInput } from '@pulso/contract';
import { Company } from './company.ts';
import { dayMs } from './scene.ts';

const startMs = Date.UTC(2026, 0, 1);
const [olderMs, historyMs] = [200 * dayMs, 40 * dayMs];
const told = [
  ...new Company({ seed: 5, startMs, olderMs, historyMs, eventsPerSecond: 0.02 }).advanceTo(
    startMs + historyMs,
  ),
];
const daysAfterStart = ({ occurredAt }: { occurredAt: string }) => (Date.parse(occurredAt) - startMs) / dayMs;
const between = (fromDay: number, toDay: number) =>
  told.filter((event) => daysAfterStart(event) >= fromDay && daysAfterStart(event) < toDay);
const buyersOf = (events: readonly EventInput[]) =>
  events.flatMap(({ kind, customer }) => (kind === 'order' && customer?.id ? [customer.id] : []));

describe('the days before a history', () => {
  it('have orders, accounts, refunds, spend and recommendations, and nothing else', () => {
    const older = between(-200, 0);
    expect(new Set(older.map(({ kind }) => kind))).toEqual(
      new Set(['order', 'profile', 'refund', 'spend', 'feedback']),
    );
    const answers = older.flatMap((event) => (event.kind === 'feedback' ? [event.feedback.type] : []));
    expect(new Set(answers)).toEqual(new Set(['nps']));
  });

  it('grow until the history goes on at their pace', () => {
    const orders = (fromDay: number, toDay: number) =>
      buyersOf(between(fromDay, toDay)).length / (toDay - fromDay);
    expect(orders(-200, -140)).toBeLessThan(0.5 * orders(-60, 0));
    expect(orders(0, 30) / orders(-20, 0)).toBeGreaterThan(0.9);
    expect(orders(0, 30) / orders(-20, 0)).toBeLessThan(1.4);
  });

  it('leave customers who buy again in the history', () => {
    const older = new Set(buyersOf(between(-200, 0)));
    const again = new Set(buyersOf(between(0, 40)).filter((id) => older.has(id)));
    expect(again.size).toBeGreaterThan(0.05 * older.size);
    expect(again.size).toBeLessThan(0.5 * older.size);
  });

  it('open an account before its first order', () => {
    const known = new Set<string>();
    const strangers = told.filter(({ kind, customer }) => {
      if (kind === 'profile' && customer?.id) known.add(customer.id);
      return kind === 'order' && !known.has(customer?.id ?? '');
    });
    expect(strangers).toEqual([]);
  });
});
