import { defaultHealthModel } from '@pulso/contract';
import { experienceOf, healthOf } from '@pulso/domain';
import { answerRow, eventRow } from '../../../test/event-row.ts';
import { behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { readCustomerState } from './customer-state.ts';
import { listCustomerSubjects } from './customer-subjects.ts';
import { countOpenTickets, customerSummary } from './customer-summary.ts';
import { readCustomerTimeline } from './customer-timeline.ts';
import { idParams } from '../people/under-ids.ts';

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')} 10:00:00.000`;
const mine = { customer_id: 'ana' };
const ids = ['c:ana', 'v:phone'];
const order = (day: number, amount: string, currency: string, who: object = mine) =>
  eventRow({ kind: 'order', action: 'completed', occurred_at: at(day), amount, currency, ...who });
const ticket = (subject_id: string, action: string, day: number, who: object = mine) =>
  eventRow({ kind: 'ticket', action, subject_id, occurred_at: at(day), ...who });

describe('one customer', () => {
  const test = useTestStore();
  const workspaceId = 'main';

  beforeAll(async () => {
    await test.insert([
      eventRow({ occurred_at: at(1), customer_id: '', anonymous_id: 'phone', message_id: 'm1' }),
      order(2, '10.50', 'EUR'),
      order(3, '0.25', 'EUR', { customer_id: 'ana', anonymous_id: 'phone' }),
      order(4, '7', 'USD'),
      answerRow({ occurred_at: at(5), score: 3, verbatim: 'slow', ...mine }),
      answerRow({ occurred_at: at(6), score: 9, verbatim: 'better', survey: 'after', ...mine }),
      ticket('t1', 'created', 7),
      ticket('t1', 'replied', 8, { customer_id: '' }),
      ticket('t2', 'created', 7),
      ticket('t2', 'solved', 8, { customer_id: '' }),
      order(9, '99', 'EUR', { customer_id: 'bo' }),
      ticket('t3', 'created', 9, { customer_id: 'bo' }),
    ]);
  });

  it('is summed up over all ids, money by currency', async () => {
    const [summary] = await test.store.query(customerSummary, { workspaceId, ...idParams(ids) });
    expect(summary).toMatchObject({
      ...{ firstSeen: at(1), lastSeen: at(7), events: 8, orders: 3, answers: 2, feedbackAt: at(6) },
      feedback: ['nps', 9, 0, 10, 'better', 'after'],
    });
    const revenue = Object.entries(summary?.revenue ?? {}).map(([currency, amount]) => [
      currency,
      Number(amount),
    ]);
    expect(revenue).toEqual([
      ['EUR', 10.75],
      ['USD', 7],
    ]);
    expect(await test.store.query(customerSummary, { workspaceId, ...idParams(['c:nobody']) })).toEqual([]);
  });

  it('has the tickets open that nobody ended', async () => {
    const tickets = await listCustomerSubjects(test.store, { workspaceId, ids, kinds: ['ticket'] });
    expect(tickets?.toSorted()).toEqual(['t1', 't2']);
    for (const known of [tickets, undefined])
      expect(await countOpenTickets(test.store, { workspaceId, ids, tickets: known })).toBe(1);
    const nobody = { workspaceId, ids: ['c:nobody'] };
    expect(await countOpenTickets(test.store, nobody)).toBe(0);
    expect(await countOpenTickets(test.store, { ...nobody, tickets: [] })).toBe(0);
  });

  // The newest days are looked through first: none, some or all of the events are among them.
  it.each([
    ['none', '2026-03-01T00:00Z'],
    ['those of one moment', '2026-02-06T10:00Z'],
    ['all', '2026-01-10T00:00Z'],
  ])('has a timeline, page by page, with what others did (new: %s)', async (_new, now) => {
    const seen: string[] = [];
    let place = { beforeMs: Date.UTC(2100, 0, 1), beforeMessage: '', beforeSource: '' };
    for (;;) {
      const rows = await readCustomerTimeline(test.store, {
        ...{ workspaceId, ids, ...place },
        ...{ limit: 3, nowMs: Date.parse(now) },
      });
      seen.push(...rows.map((row) => `${row.at.slice(8, 10)} ${row.kind} ${row.action}`.trim()));
      const last = rows.at(-1);
      if (last === undefined) break;
      const beforeMs = Date.parse(`${last.at.replace(' ', 'T')}Z`);
      place = { beforeMs, beforeMessage: last.messageId, beforeSource: last.source };
    }
    // Two events each of the 7th and the 8th: their order is that of their message ids.
    expect(seen.map((line) => line.slice(0, 2))).toEqual([
      '08',
      '08',
      '07',
      '07',
      '06',
      '05',
      '04',
      '03',
      '02',
      '01',
    ]);
    expect(new Set(seen)).toEqual(
      new Set([
        '08 ticket replied',
        '08 ticket solved',
        '07 ticket created',
        '06 feedback',
        '05 feedback',
        '04 order completed',
        '03 order completed',
        '02 order completed',
        '01 touchpoint',
      ]),
    );
  });

  it('has the same figures where there are too many tickets to list', async () => {
    const machine = { customer_id: 'machine' };
    const many = Array.from({ length: 2001 }, (_, index) => ticket(`m${index}`, 'created', 7, machine));
    await test.insert([...many, ticket('m7', 'solved', 8, { customer_id: '' })]);
    const asked = { workspaceId, ids: ['c:machine'] };
    const tickets = await listCustomerSubjects(test.store, { ...asked, kinds: ['ticket'] });
    expect(tickets).toBeUndefined();
    expect(await countOpenTickets(test.store, { ...asked, tickets })).toBe(2000);
    const [newest] = await readCustomerTimeline(test.store, {
      ...{ ...asked, beforeMs: Date.UTC(2100, 0, 1), beforeMessage: '', beforeSource: '' },
      ...{ limit: 1, nowMs: Date.parse('2026-01-10T00:00Z') },
    });
    expect(newest).toMatchObject({ action: 'solved', id: '', subject: 'm7' });
  });

  it('has the same scores with its tickets listed', async () => {
    const question = { workspaceId, person: 'c:ana', ids, atMs: Date.parse('2026-03-01T00:00Z'), tz: 'UTC' };
    const asked = { ...question, model: defaultHealthModel };
    const tickets = await listCustomerSubjects(test.store, { workspaceId, ids, kinds: ['ticket'] });
    const found = await readCustomerState(test.store, asked);
    expect(found.experience.signals).toBeGreaterThan(2);
    expect(await readCustomerState(test.store, { ...asked, tickets })).toEqual(found);
  });

  it('has the scores that the metrics list', async () => {
    const toMs = Date.parse('2026-03-01T00:00Z');
    const window = { from: '2026-02-01T00:00Z', to: '2026-03-01T00:00Z' };
    for (const person of ['c:ana', 'c:bo']) {
      const question = {
        workspaceId,
        person,
        ids: [person],
        atMs: toMs,
        tz: 'UTC',
        model: defaultHealthModel,
      };
      const { values, experience } = await readCustomerState(test.store, question);
      const scoreIn = async (metric: string) =>
        (await behind(test.store, metric, window)).rows.find(({ id }) => id === person)?.value;
      expect(healthOf(values, false, defaultHealthModel).score).toBeCloseTo(
        (await scoreIn('health_score')) ?? Number.NaN,
        9,
      );
      const listed = await scoreIn('experience_score');
      const { score } = experienceOf(experience);
      if (listed === undefined || listed === null) expect(score).toBeNull();
      else expect(score).toBeCloseTo(listed, 9);
    }
  });
});
