import { metricAnswer, metricQuery } from '@pulso/contract';
import type { MetricReading } from '@pulso/event-store';
import { composeAnswer } from './compose-answer.ts';
import { settleQuestion } from './metric-question.ts';

const now = Date.parse('2026-01-03T06:00:00Z');
const question = (changes: object) =>
  settleQuestion(
    metricQuery.parse({
      metric: 'events',
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-05T00:00:00Z',
      ...changes,
    }),
    'main',
    now,
  );

describe('composeAnswer', () => {
  const reading: MetricReading<'events'> = {
    total: { events: 12 },
    series: [
      {
        group: { channel: 'web' },
        total: { events: 10 },
        points: [4, 0, 6, 0].map((events) => ({ events })),
      },
    ],
    truncated: true,
  };

  it('gives each point its own window and completeness', () => {
    const answer = composeAnswer(question({ interval: 'day', groupBy: 'channel' }), reading, 'viewer', now);
    expect(metricAnswer.parse(answer)).toEqual(answer);
    const points = answer.series[0]?.points ?? [];
    expect(points.map(({ value }) => value)).toEqual([4, null, 6, null]);
    expect(points.map(({ completeness }) => completeness)).toEqual([1, 1, 0.25, 0]);
    expect(points[2]?.window).toEqual({
      from: '2026-01-03T00:00:00.000Z',
      to: '2026-01-04T00:00:00.000Z',
      tz: 'UTC',
    });
    expect(points[2]?.warnings.map(({ code }) => code)).toEqual(['incomplete_period']);
  });

  it('says when groups were left out', () => {
    const { total } = composeAnswer(question({ groupBy: 'channel' }), reading, 'viewer', now);
    expect(total.value).toBe(12);
    expect(total.warnings.map(({ code }) => code)).toEqual(['incomplete_period', 'groups_truncated']);
  });

  it('divides events by the seconds that have passed', () => {
    const rate = question({
      metric: 'events_per_second',
      from: '2026-01-03T05:59:00Z',
      to: '2026-01-03T06:01:00Z',
    });
    expect(composeAnswer(rate, reading, 'viewer', now).total).toMatchObject({
      value: 0.2,
      denominator: 60,
      completeness: 0.5,
    });
  });
});
