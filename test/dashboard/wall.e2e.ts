import { waitFor } from '@pulso/testing';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';
import { fullScene } from './support/fake-server.ts';
import { measureShift } from './support/layout-shift.ts';

const ordersText = (page: Page) =>
  page.locator('.tile', { hasText: 'Orders' }).first().locator('.value .unseen').textContent();

describeInBrowser('the wall', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(async () => {
    bench.server.scene = fullScene;
    await bench.closePages();
  });
  afterAll(() => bench.stop());

  it.each(['overview', 'service', 'money'])('renders %s without a complaint', async (view) => {
    const { page, complaints } = await bench.enter(`/wall/${view}`);
    await page.locator('.tile[data-status=ready]').first().waitFor();
    await page.locator('canvas').first().waitFor();
    await page.waitForTimeout(500);
    await expect(page.locator('.tile:not([data-status=ready])').count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  it('moves its figures and its feed without moving its layout', async () => {
    const { page } = await bench.enter('/wall/overview?range=24h', { width: 1920, height: 1080 });
    await page.locator('canvas').first().waitFor();
    const before = await ordersText(page);
    for (const traffic of [1.1, 1.2, 1.31]) {
      bench.server.change(traffic);
      bench.server.say(Math.round(traffic * 1e6));
      bench.server.beat();
      await page.waitForTimeout(400);
    }
    expect(await ordersText(page)).not.toBe(before);
    const { sum, moved } = await measureShift(page);
    expect(sum < 0.01 ? [] : moved).toEqual([]);
  });

  it('puts the newest comment on top', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.feed li').first().waitFor();
    const verbatim = bench.server.say(9e8);
    await page.locator('.feed li', { hasText: verbatim }).first().waitFor();
    await expect(page.locator('.feed li').first().textContent()).resolves.toContain(verbatim);
  });

  it('asks for a snapshot when a change was lost', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    const asked = bench.server.subscriptions.length;
    bench.server.change(1.2, 3);
    await waitFor(() => bench.server.subscriptions.length === asked + 1, { what: 'a new subscription' });
  });

  it('turns views by arrow and keeps them in the address', async () => {
    const { page } = await bench.enter('/wall/overview?range=7d');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(`${bench.url}/wall/service?range=7d`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${bench.url}/wall/money?range=7d`);
    await page.keyboard.press(' ');
    await page.waitForURL(`${bench.url}/wall/money?range=7d&rotate=on`);
  });

  it('explains a figure to whoever asks with the keyboard', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.getByRole('button', { name: 'NPS' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.definition', { hasText: 'would recommend us' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.definition').waitFor({ state: 'detached' });
  });

  it('fits a phone without scrolling sideways', async () => {
    const { page } = await bench.enter('/wall/overview', { width: 390, height: 844 });
    await page.locator('.tile[data-status=ready]').first().waitFor();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(390);
  });

  it.each([
    [1366, 768],
    [1920, 1080],
  ])('fits %d by %d without scrolling', async (width, height) => {
    const { page } = await bench.enter('/wall/overview', { width, height });
    await page.locator('.tile[data-status=ready]').first().waitFor();
    const size = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
    );
    expect(size).toEqual([width, height]);
  });
});
