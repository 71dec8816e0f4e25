import { AppError, metricQuery } from '@pulso/contract';
import { settleQuestion } from './metric-question.ts';

const now = Date.parse('2026-03-01T00:00:00.250Z');
const settle = (changes: object) =>
  settleQuestion(
    metricQuery.parse({
      metric: 'nps',
      from: '2026-01-01T00:00:00Z',
      to: '2026-02-01T00:00:00Z',
      ...changes,
    }),
    'main',
    now,
  );
const problemOf = (changes: object): AppError => {
  try {
    settle(changes);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('the question was settled');
};

describe('settleQuestion', () => {
  it('settles a sound query into a request of its workspace', () => {
    const { request, bound } = settle({
      interval: 'day',
      tz: 'europe/madrid',
      groupBy: ['channel', 'channel'],
    });
    expect(bound.reading).toBe('scores');
    expect(request).toMatchObject({
      workspaceId: 'main',
      tz: 'Europe/Madrid',
      groupBy: ['channel'],
      asOfMs: Date.parse('2026-03-01T00:00:01Z'),
    });
    expect(request.buckets).toHaveLength(32);
  });

  it.each([
    [{ metric: 'npz' }, 'unknown_metric', 'first_response_time'],
    [{ tz: 'Mars/Olympus' }, 'unknown_time_zone', 'Europe/Madrid'],
    [{ to: '2026-01-01T00:00:00Z' }, 'window_reversed', 'before'],
    [{ from: '2017-01-01T00:00:00Z', interval: 'minute' }, 'window_too_fine', 'allows is day'],
    [{ metric: 'csat', params: { type: 'stars' } }, 'invalid_query', 'thumbs'],
    [{ metric: 'ces', params: { stat: 'p90' } }, 'invalid_query', 'none'],
  ])('answers %j with %s and what is allowed', (changes, code, allowed) => {
    expect(problemOf(changes)).toMatchObject({ code, message: expect.stringContaining(allowed) as string });
  });

  it.each([
    [{ from: '1969-01-01T00:00:00Z' }, 'from'],
    [{ from: '2000-01-01T00:00:00Z' }, 'to'],
    [{ to: '9999-01-01T00:00:00Z' }, 'to'],
  ])('bounds the window %j', (changes, path) => {
    expect(problemOf(changes).details.errors?.[0]?.path).toBe(path);
  });

  it('names the param that does not fit', () => {
    const problem = problemOf({ metric: 'first_response_time', params: { target_seconds: -1 } });
    expect(problem.details.errors?.[0]?.path).toBe('params.target_seconds');
    expect(problem.message).toContain('target_seconds (seconds within which');
  });
});
