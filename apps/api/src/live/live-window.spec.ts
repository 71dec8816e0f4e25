import { windowAt } from './live-window.ts';

const live = (query: object, lastSeconds: number) => ({
  id: 'q',
  lastSeconds,
  query: { metric: 'nps', ...query },
});
const now = new Date('2026-03-29T10:20:30.500Z');

describe('windowAt', () => {
  it('ends a plain window at the next minute', () => {
    const { from, to } = windowAt(live({}, 3600), now);
    expect([from, to]).toEqual(['2026-03-29T09:21:00.000Z', '2026-03-29T10:21:00.000Z']);
  });

  it('ends an hourly window at the next hour', () => {
    const { from, to } = windowAt(live({ interval: 'hour' }, 86_400), now);
    expect([from, to]).toEqual(['2026-03-28T11:00:00.000Z', '2026-03-29T11:00:00.000Z']);
  });

  it('ends a daily window at local midnight', () => {
    const { to } = windowAt(live({ interval: 'day', tz: 'Europe/Madrid' }, 86_400), now);
    expect(to).toBe('2026-03-29T22:00:00.000Z');
  });

  it('ends at the step that is asked for, so that a breakdown has the window of its series', () => {
    const series = windowAt(live({ interval: 'hour' }, 86_400), now);
    const { from, to } = windowAt({ ...live({ groupBy: 'stage' }, 86_400), step: 'hour' }, now);
    expect([from, to]).toEqual([series.from, series.to]);
  });

  it('keeps its edges within one step', () => {
    const later = new Date(now.getTime() + 20_000);
    expect(windowAt(live({}, 3600), later)).toEqual(windowAt(live({}, 3600), now));
  });
});
