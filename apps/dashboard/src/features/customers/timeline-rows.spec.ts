import type { TimelineItem } from '@pulso/contract';
import { timelineRows } from './timeline-rows.ts';

const item = (area: string, minute: number) =>
  ({ area, at: `2026-01-01T10:0${String(minute)}:00Z` }) as TimelineItem;

describe('timelineRows', () => {
  it('breaks where another area took over, in the direction of time', () => {
    const rows = timelineRows([item('service', 3), item('', 2), item('sales', 1), item('sales', 0)]);
    expect(rows.map(({ handoff }) => handoff)).toEqual([
      undefined,
      undefined,
      { from: 'sales', to: 'service' },
      undefined,
    ]);
  });

  it('gives events of one moment keys of their own', () => {
    const rows = timelineRows([item('', 1), item('', 1)]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });
});
