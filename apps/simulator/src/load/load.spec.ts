import { runAtRate } from './fixed-rate.ts';
import { LoadReport, percentile } from './load-report.ts';

describe('a fixed rate', () => {
  it('counts latency from the due time', async () => {
    const dues: number[] = [];
    await runAtRate({ count: 5, perSecond: 1_000, atOnce: 5 }, async (dueMs) => void dues.push(dueMs));
    const gaps = dues.slice(1).map((due, index) => Math.round(due - (dues[index] ?? 0)));
    expect(gaps).toEqual([1, 1, 1, 1]);
  });

  it('never has more unanswered than its bound', async () => {
    let [running, most] = [0, 0];
    await runAtRate({ count: 20, perSecond: 10_000, atOnce: 2 }, async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    });
    expect(most).toBe(2);
  });
});

describe('a load report', () => {
  it('takes percentiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 99, 100]);
    expect(percentile([], 0.5)).toBeUndefined();
  });

  it('groups refusals by their reason', () => {
    const report = new LoadReport();
    report.acknowledge(99, 1, 4);
    report.refuse(100, new Error('full'));
    report.refuse(100, new Error('full'));
    expect(report.text()).toMatch(
      /accepted {5}99 [\s\S]*quarantined {2}1[\s\S]*refused {6}200 {2}Error: full/,
    );
  });
});
