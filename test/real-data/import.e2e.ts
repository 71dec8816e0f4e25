import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricAnswer } from '@pulso/contract';
import { makeTempDirectory, waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { describeRealData, golden, goldenTable } from './support/golden.ts';
import { ask, whenDrained, type Question, type Window } from './support/questions.ts';
import { runSimulator, startSimulator, type SimulatorTarget } from './support/simulator.ts';

const survey: Window = ['2017-01-01T00:00:00Z', '2018-01-01T00:00:00Z'];
const retail: Window = ['2010-12-01T00:00:00Z', '2011-12-10T00:00:00Z'];
const desk: Window = ['2016-01-01T00:00:00Z', '2017-03-01T00:00:00Z'];
const surveyEvents = 10_524;

describeRealData('real files through the running product', () => {
  const journals = makeTempDirectory('journals');
  let api: RunningApi;
  let target: SimulatorTarget;
  const total = async (question: Question, window: Window): Promise<MetricAnswer['total']> =>
    (await ask(api, question, window)).total;

  beforeAll(async () => {
    api = await startApi();
    target = { url: api.url, writeKey: api.writeKey, journalDirectory: journals.path };
  }, 90_000);

  afterAll(async () => {
    await api?.stop();
    journals.remove();
  });

  it('answers the survey of 2017 with the published figures', async () => {
    const summary = await runSimulator(target, 'import', 'sfo_survey');
    expect(summary).toMatch(/accepted +10524\n +quarantined +0/);
    await whenDrained(api.url);
    expect(await total({ metric: 'nps' }, survey)).toMatchObject({
      value: golden('SFO2017.nps'),
      n: golden('SFO2017.nps_n'),
    });
    expect(await total({ metric: 'csat' }, survey)).toMatchObject({
      value: golden('SFO2017.csat_top2_pct'),
      n: golden('SFO2017.csat_n'),
    });
    for (const [name, id] of [
      ['find', 'SFO2017.ces_find'],
      ['security', 'SFO2017.ces_security'],
    ] as const) {
      const filters = { survey: name };
      expect(await total({ metric: 'ces_easy', filters }, survey)).toMatchObject({
        value: golden(`${id}_top2_pct`),
        n: golden(`${id}_n`),
      });
      expect((await total({ metric: 'ces', filters }, survey)).value).toBeCloseTo(golden(`${id}_mean`), 10);
    }
  }, 120_000);

  it('answers by boarding area like the published table', async () => {
    const { series } = await ask(api, { metric: 'nps', groupBy: 'properties.boarding_area' }, survey);
    const found = Object.fromEntries(
      series.map(({ group, total: { n, value } }) => [group['properties.boarding_area'], [n, value]]),
    );
    expect(found).toEqual(goldenTable('SFO2017.nps_by_boarding_area'));
  });

  it('counts a repeated import once', async () => {
    const repeated = await runSimulator(target, 'import', 'sfo_survey');
    expect(repeated).toMatch(/sent 0 events[\s\S]*skipped +10524/);
    const resent = await runSimulator(target, 'import', 'sfo_survey', '--fresh');
    expect(resent).toMatch(/sent 10524 events/);
    const ledger = await whenDrained(api.url);
    expect(ledger).toEqual({
      accepted: 2 * surveyEvents,
      stored: surveyEvents,
      duplicate: surveyEvents,
      dead_lettered: 0,
      pending: 0,
    });
    expect((await total({ metric: 'nps' }, survey)).n).toBe(golden('SFO2017.nps_n'));
  }, 120_000);

  it('relives the survey without counting it again', async () => {
    await runSimulator(target, 'replay', 'sfo_survey', '--speed', '5000000');
    const { duplicate } = await whenDrained(api.url);
    expect(duplicate).toBe(2 * surveyEvents);
    expect(await total({ metric: 'nps' }, survey)).toMatchObject({
      value: golden('SFO2017.nps'),
      n: golden('SFO2017.nps_n'),
    });
  }, 120_000);

  it('answers the invoices exactly', async () => {
    await runSimulator(target, 'import', 'online_retail');
    await whenDrained(api.url);
    expect((await total({ metric: 'orders' }, retail)).value).toBe(golden('UKR.orders'));
    expect((await total({ metric: 'customers' }, retail)).value).toBe(golden('UKR.customers'));
    expect(await total({ metric: 'revenue' }, retail)).toMatchObject({
      value: golden('UKR.revenue'),
      unit: 'GBP',
    });
    expect((await total({ metric: 'aov' }, retail)).value).toBeCloseTo(golden('UKR.aov'), 9);
  }, 180_000);

  it('resumes an import that was killed half-way', async () => {
    const before = await whenDrained(api.url);
    const first = startSimulator(target, 'import', 'uci_incident_log');
    await waitFor(() => acknowledgedBatches('uci_incident_log') > 80, {
      what: '80 acknowledged batches',
      timeoutMs: 120_000,
    });
    await first.kill();
    const acknowledged = acknowledgedBatches('uci_incident_log');
    const summary = await runSimulator(target, 'import', 'uci_incident_log');
    expect(Number(/skipped +(\d+)/.exec(summary)?.[1])).toBe(acknowledged * 500);
    const after = await whenDrained(api.url);
    expect(after.stored - before.stored).toBe(Number(/accepted +(\d+)/.exec(summary)?.[1]));
    expect((await total({ metric: 'tickets' }, desk)).value).toBe(golden('UCI.incidents'));
  }, 300_000);

  it('answers the first response times of the help desk', async () => {
    const response = (stat: string) => total({ metric: 'first_response_time', params: { stat } }, desk);
    // Recomputed from the file by the published definition: 0.35 h and 93.405 h, type 7.
    expect(await response('median')).toMatchObject({ value: 1_260, n: golden('UCI.incidents') });
    expect((await response('p90')).value).toBeCloseTo(336_258, 6);
  });

  function acknowledgedBatches(dataset: string): number {
    const journal = readdirSync(journals.path).find((file) => file.startsWith(dataset));
    return journal ? readFileSync(join(journals.path, journal), 'utf8').split('\n').length - 1 : 0;
  }
});
