import { estimateSurvival, quantile, quantileRanks } from '@pulso/domain';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask } from '../../../test/metric-question.ts';
import { seededDice, utc } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const hourMs = 3_600_000;
const asOfMs = Date.UTC(2026, 1, 1);
const window = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z', asOf: '2026-02-01T00:00Z' };

describe('summaries of times in the store', () => {
  const test = useTestStore();

  it.each([1, 2, 3, 4])('equal those of the domain on random times, seed %i', async (seed) => {
    const roll = seededDice(seed);
    const workspaceId = `seed-${seed}`;
    const rows: EventRow[] = [];
    const lives = Array.from({ length: 5 + roll(40) }, (_life, index) => {
      const startMs = asOfMs - (1 + roll(50)) * hourMs;
      const row = (name: string, ms: number) =>
        eventRow({ workspace_id: workspaceId, customer_id: `c${index}`, name, occurred_at: utc(ms) });
      const event = roll(10) < 2 + seed;
      const time = event ? roll(12) * hourMs : asOfMs - startMs;
      rows.push(row('start', startMs), ...(event ? [row('end', startMs + time)] : []));
      return { time: time / 1000, event };
    });
    await test.insert(rows);
    const params = { start: 'start', end: 'end', stat: 'p90' };
    const { total } = await ask(test.store, 'time_between', { ...window, workspaceId, params });
    const ended = lives.filter(({ event }) => event).map(({ time }) => time);
    const ascending = ended.toSorted((a, b) => a - b);
    const { low, high } = quantileRanks(ascending.length, 0.9);
    expect(total.value).toBeCloseTo(quantile(ascending, 0.9)!, 6);
    expect(total.interval).toMatchObject({ low: ascending[low - 1], high: ascending[high - 1] });
    expect(total.parts?.['survival_median']).toBe(estimateSurvival(lives).median);
    expect(total.parts?.['mean']).toBeCloseTo(ended.reduce((sum, time) => sum + time, 0) / ended.length, 6);
  });
});
