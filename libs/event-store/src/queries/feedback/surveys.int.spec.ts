import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { values } from '../../../test/metric-question.ts';
import { answered, surveyQuestions } from '../../../test/survey-questions.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const touched = (
  step: string,
  customer_id: string,
  invitation_id: string,
  day: string,
  changes: EventRow = {},
) =>
  eventRow({
    name: `survey_${step}`,
    customer_id,
    occurred_at: `2026-${day} 09:00:00.000`,
    properties: { invitation_id, survey: 's1' },
    ...changes,
  });
describe('surveys', () => {
  const test = useTestStore();
  const { asked, listed } = surveyQuestions(test);

  describe('response rate', () => {
    beforeAll(async () => {
      await test.insert([
        touched('sent', 'ana', 'i1', '01-04', { channel: 'email' }),
        touched('delivered', 'ana', 'i1', '01-05', { channel: 'email' }),
        touched('delivered', 'ana', 'i1', '01-06', { channel: 'email' }),
        touched('shown', 'ana', 'i1', '01-07', { channel: 'email' }),
        touched('started', 'ana', 'i1', '01-07', { channel: 'email' }),
        answered('ana', 'i1', '01-07', { milestone: 'delivery' }),
        touched('sent', 'bea', 'i2', '01-05'),
        touched('delivered', 'eva', 'i3', '01-30', { channel: 'sms' }),
        touched('completed', 'eva', 'i3', '02-02', { channel: 'sms' }),
        touched('delivered', 'eva', 'i4', '01-01', { channel: 'sms' }),
        answered('eva', 'i4', '02-20'),
        touched('delivered', 'gil', '', '01-10', { channel: 'email' }),
        answered('gil', '', '01-11'),
        touched('delivered', 'ida', '', '01-10', { properties: { survey: 's2' } }),
        answered('ida', '', '01-11', { survey: 'other' }),
        touched('delivered', 'ida', 'early', '01-01', { occurred_at: '2025-12-31 23:59:59.999' }),
        answered('ida', 'early', '01-02'),
      ]);
    });

    it('is answers of what was delivered, each invitation once', async () => {
      const { total, series } = await asked('response_rate', {}, { groupBy: ['channel'] });
      expect(total).toMatchObject({
        value: 60,
        n: 5,
        numerator: 3,
        parts: { sent: 1, delivered: 5, shown: 1, started: 1, completed: 3, immature: 0 },
      });
      expect(series.map(({ group, total: own }) => [group['channel'], own.numerator, own.n])).toEqual([
        ['', 0, 1],
        ['email', 2, 2],
        ['sms', 1, 2],
      ]);
      expect(await listed('response_rate')).toEqual(['invitation', 5, 3]);
    });

    it('takes shown or started instead, one survey, another limit', async () => {
      const rate = async (params: object) => {
        const { total } = await asked('response_rate', params);
        return [total.numerator, total.n];
      };
      expect(await rate({ of: 'shown' })).toEqual([1, 1]);
      expect(await rate({ of: 'started', survey: 's1' })).toEqual([1, 1]);
      expect(await rate({ survey: 's1' })).toEqual([3, 4]);
      expect(await rate({ within_days: 60 })).toEqual([4, 5]);
      expect(await rate({ within_days: 2 })).toEqual([1, 5]);
    });

    it('waits for those that still have time', async () => {
      const { total } = await asked('response_rate', {}, { asOf: '2026-01-31T00:00Z' });
      expect(total).toMatchObject({ parts: { immature: 2 }, warnings: [{ code: 'immature' }] });
    });

    it('splits by the day of delivery', async () => {
      const { series } = await asked('response_rate', {}, { interval: 'week' });
      expect(values(series[0]!.points)).toEqual([0, 200 / 3, null, null, 100]);
    });
  });

  describe('survey fatigue', () => {
    const here = { workspaceId: 'tired' };
    const invited = (customer: string, id: string, day: string, step = 'sent') =>
      touched(step, customer, id, day, {
        workspace_id: 'tired',
        channel: customer === 'eva' ? 'sms' : 'email',
      });

    beforeAll(async () => {
      await test.insert([
        invited('ana', 'a1', '01-05'),
        invited('ana', 'a1', '01-06', 'delivered'),
        invited('ana', 'a2', '01-15'),
        invited('ana', 'a3', '01-25'),
        answered('ana', 'a1', '01-06', { workspace_id: 'tired' }),
        invited('eva', 'e1', '01-20', 'shown'),
        answered('eva', 'e1', '01-20', { workspace_id: 'tired' }),
        invited('bea', 'b1', '01-01'),
        answered('bea', 'none', '01-20', { workspace_id: 'tired' }),
      ]);
    });

    it('counts customers at four fifths of the limit in rolling days', async () => {
      const { total, series } = await asked(
        'survey_fatigue',
        { limit: 3 },
        { ...here, groupBy: ['channel'] },
      );
      expect(total).toMatchObject({
        value: 50,
        n: 2,
        numerator: 1,
        parts: {
          invitations: 4,
          pressure: 2,
          response_1: 100,
          response_2: 0,
          response_3: 0,
          response_4: null,
        },
      });
      // Rates 100, 0 and 0 over 2, 1 and 1 invitations: slope −150 ÷ 2.75.
      expect(total.parts?.['decline_slope']).toBeCloseTo(-150 / 2.75, 9);
      expect(series.map(({ group, total: own }) => [group['channel'], own.numerator, own.n])).toEqual([
        ['email', 1, 1],
        ['sms', 0, 1],
      ]);
      expect(await listed('survey_fatigue', { limit: 3 }, here)).toEqual(['customer', 2, 1]);
    });

    it('rolls with each step', async () => {
      const { series } = await asked('survey_fatigue', { limit: 2, days: 15 }, { ...here, interval: 'week' });
      expect(series[0]!.points.map(({ numerator, n }) => [numerator, n])).toEqual([
        [0, 1],
        [0, 2],
        [1, 1],
        [1, 2],
        [0, 2],
      ]);
    });

    it('stops at now', async () => {
      const { total } = await asked('survey_fatigue', {}, { ...here, asOf: '2026-01-10T00:00Z' });
      expect(total).toMatchObject({ n: 2, parts: { invitations: 2 } });
    });
  });

  it('burns the budget of a promise', async () => {
    const promise = { number: 'score', at_least: 7, kinds: 'feedback', target: 0.9 };
    await test.insert(
      Array.from({ length: 20 }, (_row, index) =>
        answered('x', '', '01-05', { workspace_id: 'promise', score: index < 14 ? 9 : 3 }),
      ),
    );
    const { total } = await asked('slo_burn_rate', promise, { workspaceId: 'promise' });
    expect(total.value).toBeCloseTo(3, 12);
    expect(total).toMatchObject({ n: 20, numerator: 6, parts: { acting: 1 } });
    expect(await listed('slo_burn_rate', promise, { workspaceId: 'promise' })).toEqual(['event', 20, 6]);
  });
});
