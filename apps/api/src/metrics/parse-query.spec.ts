import { AppError } from '@pulso/contract';
import { parseQuery } from './parse-query.ts';

const sound = { metric: 'nps', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const problemOf = (body: unknown): AppError => {
  try {
    parseQuery(body);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the query was taken');
};

describe('parseQuery', () => {
  it('spells out the short forms', () => {
    const query = parseQuery({
      ...sound,
      groupBy: 'channel',
      filters: { channel: 'web', 'properties.plan': ['gold', ''] },
    });
    expect(query).toMatchObject({
      tz: 'UTC',
      groupBy: ['channel'],
      filters: [
        { dimension: 'channel', op: 'in', values: ['web'] },
        { dimension: 'properties.plan', op: 'in', values: ['gold', ''] },
      ],
    });
  });

  it.each([
    ['an unknown field', { ...sound, sql: 'x' }, '', 'sql'],
    ['an interval by second', { ...sound, interval: 'second' }, 'interval', '"minute"'],
    ['an unknown dimension', { ...sound, groupBy: ['colour'] }, 'groupBy.0', 'properties.<name>'],
    [
      'an unknown dimension in a list of filters',
      { ...sound, filters: [{ dimension: 'colour', values: ['x'] }] },
      'filters.0.dimension',
      'channel',
    ],
    [
      'an unknown dimension in short filters',
      { ...sound, filters: { colour: 'x' } },
      'filters.colour',
      'channel',
    ],
    [
      'an unknown operator',
      { ...sound, filters: [{ dimension: 'channel', op: 'like', values: ['x'] }] },
      'filters.0.op',
      '"not_in"',
    ],
    ['four groups', { ...sound, groupBy: ['channel', 'area', 'stage', 'name'] }, 'groupBy', '3'],
    ['a date without a time', { ...sound, from: '2026-01-01' }, 'from', 'ISO datetime'],
    [
      '10,000 values',
      { ...sound, filters: [{ dimension: 'channel', values: Array.from({ length: 10_000 }, String) }] },
      'filters.0.values',
      '1000',
    ],
  ])('says what is allowed instead of %s', (_what, body, path, allowed) => {
    const { code, details } = problemOf(body);
    expect(code).toBe('invalid_query');
    expect(details.errors?.[0]).toMatchObject({ path, message: expect.stringContaining(allowed) as string });
  });

  it.each([null, undefined, 'nps', 7, []])('refuses %j', (body) => {
    expect(problemOf(body).code).toBe('invalid_query');
  });

  it('keeps nothing of a polluted prototype', () => {
    const query = parseQuery(
      JSON.parse(
        '{"metric":"nps","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","params":{"__proto__":1}}',
      ),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(query.metric).toBe('nps');
  });
});
