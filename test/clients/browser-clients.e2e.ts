import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { waitFor } from '@pulso/testing';
import { expectBalanced, waitUntilDrained, type Accounts } from '../faults/support/accounts.ts';
import { readStoredIds } from '../faults/support/stored-ids.ts';
import { describeInBrowser, launchBrowser } from '../support/browser.ts';
import { startApi, writeKey } from '../support/start-api.ts';
import { ClientPage } from './support/client-page.ts';
import { FaultFront, faults, type Fault } from './support/fault-front.ts';
import { sendWithAnalyticsJs, sendWithAnalyticsNext } from './support/page-scripts.ts';

type Weather = Fault | 'calm';
type Send = (page: Page, frontUrl: string, writeKey: string, tracks: number) => Promise<void>;

/** A page view, an identify, and these. */
const tracks = 8;
const messages = tracks + 2;
const limitMs = 240_000;

const clients: Record<string, Send> = {
  'analytics-next': (...sent) => sendWithAnalyticsNext(...sent),
  'analytics-js': (...sent) => sendWithAnalyticsJs(...sent, false),
  'analytics-js by beacon': (...sent) => sendWithAnalyticsJs(...sent, true),
};
/** A beacon has no answer, so its client cannot try again: it is only sent in calm weather. */
const cases = Object.keys(clients).flatMap((client) =>
  (client.includes('beacon') ? ['calm' as const] : ['calm' as const, ...faults]).map(
    (weather): [string, Weather] => [client, weather],
  ),
);

describeInBrowser('clients in a browser', () => {
  const fronts = new Map<string, { sentIds: string[]; faultsLeft: number }>();
  let accounts: Accounts;
  let stored: Map<string, number>;

  beforeAll(async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-browsers-'));
    const shop = new ClientPage();
    const browser = await launchBrowser();
    try {
      const api = await startApi({ dataDirectory });
      const shopUrl = await shop.start();
      const runs = cases.map(([client, weather]) => runOne(browser, shopUrl, api.url, client, weather));
      await Promise.all(runs).finally(async () => {
        accounts = await waitUntilDrained(api.url);
        await api.stop();
      });
      stored = await readStoredIds(dataDirectory);
    } finally {
      await browser.close();
      await shop.stop();
      await rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }, limitMs);

  async function runOne(browser: Browser, shopUrl: string, apiUrl: string, client: string, weather: Weather) {
    const front = await FaultFront.start(apiUrl, weather === 'calm' ? [] : [weather]);
    // Contexts share nothing: a client keeps its queue in local storage.
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    try {
      await page.goto(shopUrl);
      await clients[client]!(page, front.url, writeKey, tracks);
      const name = `${client}-${weather}`;
      const isDone = () => front.takenIds.size >= messages && front.takenIds.size === front.sentIds.size;
      await waitFor(isDone, { what: `${name} to deliver`, timeoutMs: 120_000 }).catch((error: unknown) => {
        throw new Error(`${front.takenIds.size} of ${front.sentIds.size} taken: ${complaints.join('; ')}`, {
          cause: error,
        });
      });
      fronts.set(name, { sentIds: [...front.sentIds], faultsLeft: front.faultsLeft });
    } finally {
      await context.close();
      await front.close();
    }
  }

  it.each(cases)('%s loses and repeats nothing through %s', (client, weather) => {
    const { sentIds = [], faultsLeft } = fronts.get(`${client}-${weather}`) ?? {};
    expect([sentIds.length, faultsLeft]).toEqual([messages, 0]);
    expect(sentIds.map((id) => [id, stored.get(id) ?? 0])).toEqual(sentIds.map((id) => [id, 1]));
  });

  it('accounts for every event that was taken', () => {
    expectBalanced(accounts);
    expect(accounts.stored).toBe([...stored.values()].reduce((sum, times) => sum + times, 0));
    expect(accounts.deadLettered).toBe(0);
  });
});
