import type { Params } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { scoreCells, weightedScoreCells } from '../metrics/scores-reading.ts';
import { composeSums } from '../metrics/sum-reading.ts';
import { driversReader } from './drivers-reading.ts';
import { invitationsReader } from './invitations-reading.ts';
import { lastScoreCells } from './last-scores-reading.ts';
import { milestonesReader } from './milestones-reading.ts';
import { pressureReader } from './pressure-reading.ts';

const lastScores = (cells: typeof scoreCells, request: MetricRequest) => {
  const bound: Params = { scoreTypes: ['nps'] };
  const { reading, row } = lastScoreCells(cells, request, bound);
  return composeSums(reading, request, row, bound);
};

const withinMs = 86_400_000;

/** One rendering of every form that a query on surveys takes, on a question without and one with groups. */
export const feedbackSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  composeSums(weightedScoreCells.reading, plain, weightedScoreCells.row, { scoreTypes: ['nps'] }),
  lastScores(scoreCells, plain),
  lastScores(scoreCells, grouped),
  invitationsReader.compose(grouped, { step: 2, survey: '', withinMs }),
  milestonesReader.compose(plain, { declared: [], least: 30, reachMs: 0 }),
  milestonesReader.compose(grouped, { declared: [], least: 30, reachMs: 90 * withinMs }),
  milestonesReader.knownQuery(plain),
  driversReader.compose(grouped, { outcome: 'nps', drivers: ['overall', 'properties.shops'] }),
  pressureReader.compose(grouped, { tiredAt: 2.4, days: 30, survey: '' }),
];
