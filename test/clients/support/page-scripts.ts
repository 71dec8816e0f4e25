import type { Page } from 'playwright-core';

interface Analytics {
  page(name?: string): unknown;
  identify(userId: string, traits: object): unknown;
  track(event: string, properties: object): unknown;
}

interface ClientGlobals {
  AnalyticsNext: { AnalyticsBrowser: { load(settings: object): Analytics } };
  rudderanalytics: {
    RudderAnalytics: new () => Analytics & {
      load(writeKey: string, dataPlaneUrl: string, options: object): void;
      ready(callback: () => void): void;
    };
  };
}

interface Task {
  frontUrl: string;
  writeKey: string;
  tracks: number;
  useBeacon: boolean;
}

/** Segment's client as a page loads it; where to send comes from the settings that we serve. */
export async function sendWithAnalyticsNext(
  page: Page,
  frontUrl: string,
  writeKey: string,
  tracks: number,
): Promise<void> {
  await page.addScriptTag({ url: '/analytics-next.js' });
  const task: Task = { frontUrl, writeKey, tracks, useBeacon: false };
  await page.evaluate((given) => {
    const { AnalyticsBrowser } = (window as unknown as ClientGlobals).AnalyticsNext;
    const analytics = AnalyticsBrowser.load({ writeKey: given.writeKey, cdnURL: given.frontUrl });
    analytics.page('Pricing');
    analytics.identify('user-1', { plan: 'pro' });
    for (let n = 0; n < given.tracks; n += 1) analytics.track('Product Viewed', { n });
  }, task);
}

/** RudderStack's client, with the plugins in its bundle: nothing is fetched from elsewhere. */
export async function sendWithAnalyticsJs(
  page: Page,
  frontUrl: string,
  writeKey: string,
  tracks: number,
  useBeacon: boolean,
): Promise<void> {
  await page.addScriptTag({ url: '/analytics-js.js' });
  const task: Task = { frontUrl, writeKey, tracks, useBeacon };
  await page.evaluate((given) => {
    const analytics = new (window as unknown as ClientGlobals).rudderanalytics.RudderAnalytics();
    analytics.load(given.writeKey, given.frontUrl, {
      configUrl: given.frontUrl,
      useBeacon: given.useBeacon,
      beaconQueueOptions: { maxItems: given.tracks + 2 },
    });
    analytics.page('Pricing');
    analytics.identify('user-1', { plan: 'pro' });
    for (let n = 0; n < given.tracks; n += 1) analytics.track('Product Viewed', { n });
  }, task);
}
