import type { EventStore } from '../../event-store.ts';
import type { MetricRequest } from './metric-request.ts';
import { readSums } from './read-sums.ts';
import { scoreCells } from './scores-reading.ts';

const hour = 3_600_000;
const day: MetricRequest = {
  workspaceId: 'main',
  fromMs: 0,
  toMs: 24 * hour,
  tz: 'UTC',
  buckets: [],
  groupBy: [],
  filters: [],
  asOfMs: 24 * hour,
};
const answer = {
  bucket: '',
  g0: '',
  g1: '',
  g2: '',
  tail: 0,
  low: 0,
  high: 10,
  direction: 'higher_is_better',
};
const rows = [
  { ...answer, type: 'nps', value: 9, answers: 4 },
  { ...answer, type: 'csat', high: 5, value: 5, answers: 3 },
];

describe('scores that share a statement', () => {
  let asked: { sql: string; params: unknown }[];
  const ask: EventStore['query'] = async (query, params) => {
    asked.push({ sql: query.sql, params });
    return rows as never;
  };
  const read = (request: MetricRequest, scoreTypes: string[]) =>
    readSums(ask, request, scoreCells, { scoreTypes }, {});
  beforeEach(() => (asked = []));

  it('asks the same for every score type', async () => {
    await read(day, ['nps']);
    await read(day, ['csat']);
    expect(asked[1]).toEqual(asked[0]);
  });

  it('takes its own rows from what all types have', async () => {
    const { total } = await read(day, ['csat']);
    expect(total).toEqual([expect.objectContaining({ max: 5, answers: 3 })]);
  });

  it.each([
    ['a window of more than eight days', { ...day, toMs: 9 * 24 * hour }],
    ['a question with groups', { ...day, groupBy: ['channel'] }],
  ])('asks for its own type alone for %s', async (_, request) => {
    await read(request, ['nps']);
    expect(asked[0]?.params).toMatchObject({ scoreTypes: ['nps'] });
  });

  it('asks for its own types alone when one of them is not of the contract', async () => {
    await read(day, ['smileys']);
    expect(asked[0]?.params).toMatchObject({ scoreTypes: ['smileys'] });
  });
});
