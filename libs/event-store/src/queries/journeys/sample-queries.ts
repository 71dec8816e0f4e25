import type { ReadingOptions } from '@pulso/domain';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { durationsReader } from './durations-reading.ts';
import { handoffsReader } from './handoffs-reading.ts';
import { multichannelReader } from './multichannel-reading.ts';
import { stagesReader } from './stages-reading.ts';
import { switchesReader } from './switches-reading.ts';
import { transitionsReader } from './transitions-reading.ts';

const stages: ReadingOptions['stages'] = {
  ...{
    steps: ['asked', 'bought'],
    on: 'name',
    by: 'person',
    order: 'strict',
    form: 'cohort',
    rate: 'overall',
  },
  withinMs: 86_400_000,
};
const gapMs = 86_400_000;

type Composed = { query: { name: string } };
const named = <Sample extends Composed>(sample: Sample, form: string): Sample => ({
  ...sample,
  query: { ...sample.query, name: `${sample.query.name}-${form}` },
});

/** One rendering of every form that a query on journeys takes, on a question without and one with groups. */
export const journeySamples = (plain: MetricRequest, grouped: MetricRequest) => [
  durationsReader.compose(grouped, {
    start: 'asked',
    end: 'bought',
    on: 'name',
    by: 'properties.case',
    level: 0.5,
  }),
  named(stagesReader.compose(plain, stages), 'strict'),
  named(stagesReader.compose(grouped, { ...stages, order: 'any', by: 'subject' }), 'any'),
  named(stagesReader.compose(plain, { ...stages, form: 'snapshot', on: 'stage' }), 'snapshot'),
  handoffsReader.compose(grouped, { place: 'area', by: 'person', gapMs }),
  transitionsReader.compose(plain, { place: 'channel', by: 'person', gapMs, self: 'include' }),
  multichannelReader.compose(plain, { place: 'channel', by: 'person', least: 2 }),
  switchesReader.compose(plain, { topic: 'topic', withinMs: gapMs }),
];
