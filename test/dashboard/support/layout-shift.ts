import type { Page } from 'playwright-core';

/** Layout shifts since the page began, those right after a gesture left out, as browsers score them. */
export const measureShift = (page: Page) =>
  page.evaluate<{ sum: number; moved: string[] }>(`new Promise((resolve) => {
    let sum = 0;
    const moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        sum += entry.value;
        for (const { node } of entry.sources) moved.push(entry.value.toFixed(4) + ' ' + (node?.parentElement?.outerHTML ?? '').slice(0, 200));
      }
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve({ sum, moved }), 300);
  })`);
