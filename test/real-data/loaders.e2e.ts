import type { EventInput } from '@pulso/contract';
import { formatAmount, parseAmount } from '../../apps/simulator/src/datasets/exact-amount.ts';
import { describeRealData, golden } from './support/golden.ts';
import { printDataset } from './support/simulator.ts';

/** A file of half a million lines, on a machine that does other things too. */
const loadPatienceMs = 60_000;

type Of<Kind extends EventInput['kind']> = Extract<EventInput, { kind: Kind }>;

const loaded = new Map<string, Promise<EventInput[]>>();

/** Every file is read once, by the built command: inside Jest's module sandbox half a million rows take minutes. */
function load(...dataset: string[]): Promise<EventInput[]> {
  const key = dataset.join(' ');
  const events = loaded.get(key) ?? print(dataset);
  loaded.set(key, events);
  return events;
}

async function print(dataset: string[]): Promise<EventInput[]> {
  const lines = (await printDataset(...dataset)).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as EventInput);
}
const only = <Kind extends EventInput['kind']>(events: EventInput[], kind: Kind) =>
  events.filter((event): event is Of<Kind> => event.kind === kind);
const idsOf = (events: EventInput[]) => new Set(events.map(({ messageId }) => messageId));

describeRealData('loaders of real files', () => {
  it(
    'give every event its own message id',
    async () => {
      for (const id of ['sfo_survey', 'online_retail', 'uci_incident_log']) {
        const events = await load(id);
        expect(idsOf(events).size).toBe(events.length);
      }
    },
    loadPatienceMs,
  );

  it(
    'read the passenger survey of 2017 answer by answer',
    async () => {
      const answers = only(await load('sfo_survey'), 'feedback').map(({ feedback }) => feedback);
      const scores = (survey: string) =>
        answers.filter((one) => one.survey === survey).map(({ score }) => score);
      const share = (values: number[], holds: (score: number) => boolean) =>
        values.filter(holds).length / values.length;
      const recommend = scores('recommend');
      expect(recommend).toHaveLength(golden('SFO2017.nps_n'));
      expect(100 * (share(recommend, (s) => s >= 9) - share(recommend, (s) => s <= 6))).toBeCloseTo(
        golden('SFO2017.nps'),
        10,
      );
      expect(100 * share(scores('overall'), (s) => s >= 4)).toBeCloseTo(golden('SFO2017.csat_top2_pct'), 10);
      expect(100 * share(scores('find'), (s) => s >= 4)).toBeCloseTo(golden('SFO2017.ces_find_top2_pct'), 10);
      expect(scores('security')).toHaveLength(golden('SFO2017.ces_security_n'));
    },
    loadPatienceMs,
  );

  it(
    'weigh the respondents as the survey does',
    async () => {
      const nps = only(await load('sfo_survey'), 'feedback').filter(
        ({ feedback }) => feedback.type === 'nps',
      );
      const weight = (holds: (score: number) => boolean) =>
        nps
          .filter(({ feedback }) => holds(feedback.score))
          .reduce((sum, { feedback }) => sum + (feedback.weight ?? 0), 0);
      const weighted = (100 * (weight((s) => s >= 9) - weight((s) => s <= 6))) / weight(() => true);
      expect(weighted).toBeCloseTo(golden('SFO2017.nps_weighted'), 8);
    },
    loadPatienceMs,
  );

  it(
    'read the older surveys under their own headers',
    async () => {
      for (const year of [2014, 2015, 2016]) {
        const csat = only(await load('sfo_survey', '--years', String(year)), 'feedback').filter(
          ({ feedback }) => feedback.type === 'csat',
        );
        expect(csat).toHaveLength(golden(`SFO${year}.csat_n`));
        const mean = csat.reduce((sum, { feedback }) => sum + feedback.score, 0) / csat.length;
        expect(mean).toBeCloseTo(golden(`SFO${year}.csat_mean`), 10);
        expect(csat.every(({ occurredAt }) => String(occurredAt).startsWith(String(year)))).toBe(true);
      }
    },
    loadPatienceMs,
  );

  it(
    'add the invoices up to the last thousandth',
    async () => {
      const events = await load('online_retail');
      const orders = only(events, 'order');
      const cents = orders.reduce((sum, { money }) => sum + parseAmount(String(money.amount)), 0n);
      expect(orders).toHaveLength(golden('UKR.orders'));
      expect(new Set(orders.map(({ customer }) => customer.id)).size).toBe(golden('UKR.customers'));
      expect(Number(formatAmount(cents))).toBe(golden('UKR.revenue'));
      expect(only(events, 'refund').every(({ money }) => parseAmount(String(money.amount)) > 0n)).toBe(true);
    },
    loadPatienceMs,
  );

  it(
    'tell the life of every incident',
    async () => {
      const tickets = only(await load('uci_incident_log'), 'ticket');
      const having = (action: string) =>
        new Set(tickets.filter(({ ticket }) => ticket.action === action).map(({ ticket }) => ticket.id));
      expect(having('created').size).toBe(golden('UCI.incidents'));
      expect(having('replied').size).toBe(golden('UCI.incidents'));
      expect(having('reopened').size).toBe(golden('UCI.reopened_incidents'));
    },
    loadPatienceMs,
  );

  it(
    'end every resolved incident at its resolution time',
    async () => {
      const tickets = only(await load('uci_incident_log'), 'ticket');
      const openedAt = new Map<string, number>();
      const hours: number[] = [];
      for (const { ticket, occurredAt, messageId } of tickets) {
        const at = Date.parse(String(occurredAt));
        if (ticket.action === 'created') openedAt.set(ticket.id, at);
        if (messageId?.endsWith(':resolved')) hours.push((at - (openedAt.get(ticket.id) ?? NaN)) / 3_600_000);
      }
      hours.sort((one, other) => one - other);
      expect(hours).toHaveLength(golden('UCI.ttr_n'));
      const middle = hours.length / 2;
      const median = ((hours[Math.ceil(middle) - 1] ?? NaN) + (hours[Math.floor(middle)] ?? NaN)) / 2;
      expect(median).toBeCloseTo(golden('UCI.ttr_hours_median'), 9);
    },
    loadPatienceMs,
  );
});
