import type { MetricRequest } from '../metrics/metric-request.ts';
import { calibrationReader } from './calibration-reading.ts';
import { cyclesReader } from './cycles-reading.ts';
import { dealsReader } from './deals-reading.ts';
import { outcomesReader } from './outcomes-reading.ts';
import { composePipeline } from './pipeline-reading.ts';

/** One rendering of every form that a query on deals takes, on a question without and one with groups. */
export const dealSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  dealsReader.compose(plain, { counted: 'won' }),
  outcomesReader.compose(grouped, { withinMs: 86_400_000, of: 'created' }),
  cyclesReader.compose(plain, {
    level: 0.5,
    outcome: 'won',
    startStage: '',
    period: 'start',
    negative: 'exclude',
  }),
  composePipeline(grouped, { stages: [['proposal', 0.5]], history: true, measure: 'weighted' }),
  calibrationReader.compose(plain, { leadMs: 0 }),
];
