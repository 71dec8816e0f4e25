import { answerRow, eventRow } from '../../../test/event-row.ts';
import { ask, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const nps = (score: number, occurred_at: string, changes = {}) =>
  answerRow({ score, occurred_at, ...changes });

describe('metrics on events and scores', () => {
  const test = useTestStore();
  const asked = (id: string, question: object) => ask(test.store, id, { ...january, ...question });

  beforeAll(async () => {
    await test.insert([
      nps(10, '2026-01-05 10:00:00.000', {
        channel: 'web',
        touchpoint: 'checkout',
        properties: { plan: 'gold' },
      }),
      nps(9, '2026-01-05 23:30:00.000', { channel: 'web', survey: 'delivery' }),
      nps(7, '2026-01-06 10:00:00.000', { channel: 'store', properties: { plan: 'gold' } }),
      nps(0, '2026-01-06 11:00:00.000', { channel: '' }),
      answerRow({
        occurred_at: '2026-01-06 12:00:00.000',
        score_type: 'csat',
        score: 5,
        scale_min: 1,
        scale_max: 5,
      }),
      answerRow({
        occurred_at: '2026-01-06 12:00:00.000',
        score_type: 'csat',
        score: 2,
        scale_min: 1,
        scale_max: 5,
      }),
      answerRow({
        occurred_at: '2026-01-06 12:00:00.000',
        score_type: 'csat',
        score: 6,
        scale_min: 1,
        scale_max: 7,
      }),
      answerRow({ occurred_at: '2026-01-06 12:00:00.000', score_type: 'csat', score: null }),
      eventRow({ occurred_at: '2026-02-01 00:00:00.000', channel: 'web' }),
      eventRow({ occurred_at: '2026-01-01 00:00:00.000', channel: 'web' }),
      { ...nps(0, '2026-01-05 10:00:00.000'), workspace_id: 'other' },
    ]);
  });

  it('takes NPS from the answers of one workspace', async () => {
    const { total, series } = await asked('nps', {});
    expect(total).toMatchObject({
      value: 25,
      n: 4,
      parts: { promoters: 2, passives: 1, detractors: 1, score_9: 1 },
    });
    expect(series).toEqual([{ group: {}, total, points: [total] }]);
  });

  it('counts an event at the start of a window and not one at its end', async () => {
    expect((await asked('events', { params: { kind: 'touchpoint' } })).total.value).toBe(1);
  });

  it('puts late evenings into the next day of Madrid', async () => {
    const days = { from: '2026-01-04T23:00Z', to: '2026-01-07T23:00Z', interval: 'day' };
    expect(values((await asked('nps', { ...days, tz: 'Europe/Madrid' })).series[0]!.points)).toEqual([
      100,
      0,
      null,
    ]);
    expect(
      values(
        (await asked('nps', { ...days, from: '2026-01-05T00:00Z', to: '2026-01-07T00:00Z' })).series[0]!
          .points,
      ),
    ).toEqual([100, -50]);
  });

  it.each(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'])(
    'finds every answer again by %s',
    async (interval) => {
      const around = { from: '2026-01-05T09:30Z', to: '2026-01-06T12:30Z', interval };
      for (const tz of ['UTC', 'Asia/Kolkata', 'America/New_York']) {
        const { series } = await asked('feedback_responses', { ...around, tz });
        expect(series[0]!.points.reduce((sum, { n }) => sum + n, 0)).toBe(7);
        expect(series[0]!.total.n).toBe(7);
      }
    },
  );

  it('groups by columns and by any property', async () => {
    const byChannel = await asked('nps', { groupBy: ['channel'] });
    expect(byChannel.series.map(({ group, total }) => [group, total.value])).toEqual([
      [{ channel: '' }, -100],
      [{ channel: 'store' }, 0],
      [{ channel: 'web' }, 100],
    ]);
    const byBoth = await asked('nps', { groupBy: ['properties.plan', 'touchpoint', 'survey'] });
    expect(byBoth.series.map(({ group, total }) => [Object.values(group), total.n])).toEqual([
      [['', '', ''], 1],
      [['', '', 'delivery'], 1],
      [['gold', '', ''], 1],
      [['gold', 'checkout', ''], 1],
    ]);
  });

  it('filters in and out, on unset values too', async () => {
    const filtered = async (dimension: string, op: string, ...among: string[]) =>
      (await asked('nps', { filters: [{ dimension, op, values: among }] })).total.n;
    expect(await filtered('channel', 'in', 'web', 'store')).toBe(3);
    expect(await filtered('channel', 'not_in', 'web', 'store')).toBe(1);
    expect(await filtered('channel', 'in', '')).toBe(1);
    expect(await filtered('properties.plan', 'in', 'gold')).toBe(2);
    expect(await filtered('properties.plan', 'not_in', 'gold')).toBe(2);
    expect(await filtered('survey', 'in', 'delivery')).toBe(1);
  });

  it.each(["'", "gold' OR 1=1 --", '\\', '{x:String}', '<step>', 'a\tb\nc', '🙂'])(
    'takes %j for a value, never for SQL',
    async (text) => {
      const hostile = {
        filters: [{ dimension: `properties.${text}`, op: 'in', values: [text] }],
        groupBy: [`properties.${text}`],
      };
      expect((await asked('events', hostile)).total.value).toBeNull();
    },
  );

  it('counts satisfied answers by the rule of each scale', async () => {
    const { total } = await asked('csat', {});
    expect(total).toMatchObject({ n: 3, numerator: 2, warnings: [{ code: 'mixed_scales' }] });
    expect((await asked('csat_mean', {})).total).toMatchObject({
      value: null,
      n: 3,
      warnings: [{ code: 'mixed_scales' }],
    });
  });

  it('answers an empty window with null points', async () => {
    const { total, series } = await asked('nps', {
      from: '2027-01-01T00:00Z',
      to: '2027-01-04T00:00Z',
      interval: 'day',
    });
    expect(total).toMatchObject({ value: null, n: 0 });
    expect(values(series[0]!.points)).toEqual([null, null, null]);
    expect(
      (await asked('nps', { from: '2027-01-01T00:00Z', to: '2027-01-04T00:00Z', groupBy: ['channel'] }))
        .series,
    ).toEqual([]);
  });

  it('tells the age of the newest event at the end of each day', async () => {
    const { series } = await asked('freshness', {
      from: '2026-01-04T00:00Z',
      to: '2026-01-08T00:00Z',
      interval: 'day',
    });
    expect(values(series[0]!.points)).toEqual([null, 1800, 43_200, 129_600]);
  });

  it('keeps the largest groups and counts the others in the total', async () => {
    const rows = Array.from({ length: 205 }, (_row, index) =>
      eventRow({
        workspace_id: 'wide',
        kind: 'content',
        channel: `c${index}`,
        occurred_at: '2026-01-10 00:00:00.000',
      }),
    );
    await test.insert([
      ...rows,
      ...rows.slice(0, 3).map((row) => ({ ...row, message_id: `${String(row['message_id'])}-again` })),
    ]);
    const wide = await asked('events', { workspaceId: 'wide', groupBy: ['channel'] });
    expect(wide).toMatchObject({ truncated: true, total: { value: 208 } });
    expect(wide.series).toHaveLength(200);
    // A free property takes the other path, where the query itself folds: the same groups stay.
    const folded = await asked('events', { workspaceId: 'wide', groupBy: ['channel', 'properties.none'] });
    expect(folded.series.map(({ group, total }) => [group['channel'], total.value])).toEqual(
      wide.series.map(({ group, total }) => [group['channel'], total.value]),
    );
    expect(folded.total.value).toBe(208);
    expect(wide.series.filter(({ total }) => total.value === 2)).toHaveLength(3);
  });
});
