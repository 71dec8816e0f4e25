import { waitFor } from '@pulso/testing';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';

describeInBrowser('the metric pages', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('lists every metric and finds one by a word', async () => {
    const { page } = await bench.enter('/catalogue', { language: 'es' });
    await waitFor(async () => (await page.locator('.list li').count()) === 4, { what: 'four metrics' });
    await page.getByRole('searchbox').fill('satisfaccion');
    await waitFor(async () => (await page.locator('.list li').count()) === 1, { what: 'one metric' });
    await page.locator('.list a').click();
    await page.waitForURL(`${bench.url}/catalogue/csat`);
  });

  it('draws a metric without a complaint and keeps choices in the address', async () => {
    const { page, complaints } = await bench.enter('/catalogue/csat');
    await page.locator('canvas').waitFor();
    await page.getByLabel('Split by').selectOption('channel');
    await page.waitForURL(`${bench.url}/catalogue/csat?by=channel`);
    await page.getByRole('link', { name: '7 d' }).click();
    await page.waitForURL(`${bench.url}/catalogue/csat?by=channel&range=7d`);
    await page.locator('canvas').waitFor();
    expect(complaints).toEqual([]);
  });

  it('has the same figures in a table', async () => {
    const { page } = await bench.enter('/catalogue/nps');
    await page.locator('summary').click();
    await expect(page.locator('tbody tr').count()).resolves.toBeGreaterThan(24);
    await expect(page.locator('tbody tr.total').first().textContent()).resolves.toContain('Whole period');
  });

  it('shows a metric where it stands in the list', async () => {
    const { page } = await bench.enter('/catalogue', { width: 1366, height: 300 });
    await page.goto(`${bench.url}/catalogue/revenue`);
    const link = page.locator('.list a[aria-current=page]');
    await link.waitFor();
    const place = await link.boundingBox();
    expect(place && place.y + place.height).toBeLessThanOrEqual(300);
    await expect(page.evaluate('scrollY')).resolves.toBe(0);
  });

  it('begins a page at its top, and goes back to where one was', async () => {
    const { page } = await bench.enter('/catalogue', { width: 390, height: 300 });
    const last = page.locator('.list a').last();
    await last.scrollIntoViewIfNeeded();
    const left = Number(await page.evaluate('scrollY'));
    expect(left).toBeGreaterThan(0);
    await last.click();
    await page.locator('article h1, main h1').first().waitFor();
    await waitFor(async () => (await page.evaluate('scrollY')) === 0, { what: 'the top of the page' });
    await page.goBack();
    await waitFor(async () => (await page.evaluate('scrollY')) === left, { what: 'the place that was left' });
  });

  it('says so when there is no such metric', async () => {
    const { page } = await bench.enter('/catalogue/nonsense');
    await expect(page.locator('main h1').textContent()).resolves.toContain('nonsense');
  });
});
