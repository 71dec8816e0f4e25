import { eventInput, type EventInput } from '@pulso/contract';
import { formatAmount, parseAmount } from '../../apps/simulator/src/datasets/exact-amount.ts';
import { describeRealData, golden, goldenFigures } from './support/golden.ts';
import { printDataset } from './support/simulator.ts';

/** A file of half a million lines, on a machine that does other things too. */
const loadPatienceMs = 60_000;
/** Of the larger sets only some events are held against the contract: reading them all takes as long as the rest. */
const checkedEvents = 2_000;

type Of<Kind extends EventInput['kind']> = Extract<EventInput, { kind: Kind }>;

/** Every file is read by the built command: inside Jest's module sandbox half a million rows take minutes. */
async function load(...dataset: string[]): Promise<EventInput[]> {
  const lines = (await printDataset(...dataset)).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as EventInput);
}
const only = <Kind extends EventInput['kind']>(events: EventInput[], kind: Kind) =>
  events.filter((event): event is Of<Kind> => event.kind === kind);
const having = (events: EventInput[], property: string, value: string) =>
  events.filter(({ properties }) => properties?.[property] === value);
const named = (events: EventInput[], name: string) => events.filter((event) => event.name === name);
const sumOf = (events: EventInput[], property: string) =>
  events.reduce((sum, { properties }) => sum + Number(properties?.[property] ?? 0), 0);
const amountOf = (events: (Of<'order'> | Of<'spend'>)[]) =>
  Number(formatAmount(events.reduce((sum, { money }) => sum + parseAmount(String(money.amount)), 0n)));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const tally = (keys: (string | undefined)[]) => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key ?? ''] = (counts[key ?? ''] ?? 0) + 1;
  return counts;
};

/**
 * What a loader must make of its file, in the events themselves. The two longest logs are only read on their way into
 * the running product: goldens.e2e.ts.
 */
const expectations: [dataset: string[], check: (events: EventInput[]) => void][] = [
  [
    ['sfo_survey', '--years', '2014,2015,2016,2017'],
    (events) => {
      const of2017 = having(events, 'year', '2017');
      expect(named(of2017, 'Interview held')).toHaveLength(golden('SFO2017.rows'));
      const nps = only(of2017, 'feedback').filter(({ feedback }) => feedback.type === 'nps');
      const weight = (holds: (score: number) => boolean) =>
        nps
          .filter(({ feedback }) => holds(feedback.score))
          .reduce((sum, { feedback }) => sum + (feedback.weight ?? 0), 0);
      const weighted = (100 * (weight((s) => s >= 9) - weight((s) => s <= 6))) / weight(() => true);
      expect(nps).toHaveLength(golden('SFO2017.nps_n'));
      expect(weighted).toBeCloseTo(golden('SFO2017.nps_weighted'), 8);
      for (const year of [2014, 2015, 2016]) {
        const csat = only(having(events, 'year', String(year)), 'feedback').filter(
          ({ feedback }) => feedback.type === 'csat',
        );
        expect(csat).toHaveLength(golden(`SFO${year}.csat_n`));
        expect(mean(csat.map(({ feedback }) => feedback.score))).toBeCloseTo(
          golden(`SFO${year}.csat_mean`),
          10,
        );
        expect(csat.every(({ occurredAt }) => String(occurredAt).startsWith(`${year}-05-`))).toBe(true);
      }
    },
  ],
  [
    ['online_retail'],
    (events) => {
      const orders = only(events, 'order');
      expect(orders).toHaveLength(golden('UKR.orders'));
      expect(new Set(orders.map(({ customer }) => customer.id)).size).toBe(golden('UKR.customers'));
      expect(amountOf(orders)).toBe(golden('UKR.revenue'));
      expect(sumOf(orders, 'lines')).toBe(golden('UKR.clean_rows'));
      expect(sumOf(events, 'invoice_lines')).toBe(golden('UKR.rows'));
      expect(only(events, 'refund').every(({ money }) => parseAmount(String(money.amount)) > 0n)).toBe(true);
    },
  ],
  [
    ['cdnow'],
    (events) => {
      const orders = only(events, 'order');
      expect(orders).toHaveLength(golden('CDS.transactions'));
      expect(amountOf(orders)).toBe(golden('CDS.revenue'));
      expect(sumOf(orders, 'cds')).toBe(golden('CDS.cds'));
      expect(orders.filter(({ money }) => Number(money.amount) === 0)).toHaveLength(8);
    },
  ],
  [
    ['olist'],
    (events) => {
      const purchases = named(events, 'purchased');
      expect(tally(purchases.map(({ properties }) => String(properties?.['status'])))).toEqual(
        goldenFigures()['OLI.status_counts'],
      );
      const of2017 = having(events, 'purchase_year', '2017');
      const orders = only(of2017, 'order').filter(({ order }) => order.action === 'completed');
      expect(orders).toHaveLength(golden('OLI.2017.aov_orders'));
      expect(amountOf(orders)).toBe(golden('OLI.2017.revenue_payments'));
      expect(named(of2017, 'reviewed')).toHaveLength(golden('OLI.2017.reviews'));
    },
  ],
  [
    ['olist_funnel'],
    (events) => {
      const won = named(events, 'Deal won');
      expect(tally(won.map(({ properties }) => String(properties?.['lead_type'])))).toEqual(
        goldenFigures()['FUN.deals_by_lead_type'],
      );
      const origins = tally(named(events, 'Deal created').map(({ channel }) => channel));
      expect(origins).toMatchObject({ unknown: 1_099, '(null)': 60 });
    },
  ],
  [
    ['helpdesk_it'],
    (events) => {
      const added = ['Ticket created', 'Ticket reopened'];
      expect(named(events, 'Ticket created')).toHaveLength(golden('HLP.cases'));
      expect(events.filter(({ name = '' }) => !added.includes(name))).toHaveLength(golden('HLP.events'));
    },
  ],
  [
    ['facebook_ads_kag'],
    (events) => {
      const ads = goldenFigures()['KAG.total'] as Record<string, number>;
      expect(events).toHaveLength(ads['ads'] ?? NaN);
      expect(amountOf(only(events, 'spend'))).toBeCloseTo(ads['spend'] ?? NaN, 3);
      expect(sumOf(events, 'impressions')).toBe(ads['impressions']);
      const seenOnly = having(events, 'clicks', '0').filter(
        ({ properties }) => properties?.['enquiries'] !== '0',
      );
      expect(seenOnly.length).toBeGreaterThan(0);
    },
  ],
];

describeRealData('loaders of real files', () => {
  it.each(expectations)(
    '%p gives valid events once each, and the published counts',
    async (dataset, check) => {
      const events = await load(...dataset);
      expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
      expect(events.every(({ source }) => source === dataset[0])).toBe(true);
      const step = Math.ceil(events.length / checkedEvents);
      const some = events.filter((_, index) => index % step === 0);
      expect(some.filter((event) => !eventInput.safeParse(event).success)).toEqual([]);
      check(events);
    },
    2 * loadPatienceMs,
  );
});
