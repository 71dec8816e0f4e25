import type { TimelineItem } from '@pulso/contract';

export interface TimelineRow {
  key: string;
  item: TimelineItem;
  /** Between this event and the one shown above it, which came later, another area took over. */
  handoff: { from: string; to: string } | undefined;
}

/** Rows of a timeline, newest first; events that name no area hand nothing over. */
export function timelineRows(items: TimelineItem[]): TimelineRow[] {
  let later = '';
  return items.map((item, at) => {
    const handoff =
      item.area !== '' && later !== '' && item.area !== later ? { from: item.area, to: later } : undefined;
    if (item.area !== '') later = item.area;
    return { key: `${item.at} ${String(at)}`, item, handoff };
  });
}
