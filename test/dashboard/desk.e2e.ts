import { setTimeout as delay } from 'node:timers/promises';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';
import { measureShift } from './support/layout-shift.ts';

const pages = ['/catalogue', '/catalogue/csat', '/customers', '/customers/C-1042', '/models'];

describeInBrowser('pages at a desk', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('fit a phone, with every way on and the way out', async () => {
    const { page } = await bench.enter(pages[0] ?? '', { width: 390, height: 844, language: 'es' });
    for (const path of pages) {
      await page.goto(bench.url + path);
      await page.locator('h1').waitFor();
      await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(390);
      await expect(page.getByRole('link', { name: 'Modelos' }).isVisible()).resolves.toBe(true);
      await expect(page.getByRole('button', { name: 'Salir' }).isVisible()).resolves.toBe(true);
    }
  });

  it('hold still while their figures arrive', async () => {
    const { page } = await bench.enter('/catalogue', { width: 1366, height: 768 });
    await page.goto(`${bench.url}/catalogue/csat`);
    await page.locator('canvas').waitFor();
    const { sum, moved } = await measureShift(page);
    expect(sum < 0.01 ? [] : moved).toEqual([]);
  });

  it('keep the place of a model that is being fitted', async () => {
    const { page } = await bench.enter('/customers', { width: 390, height: 844 });
    await page.route(/\/api\/models/, async (route) => {
      await delay(400);
      await route.continue();
    });
    await page.goto(`${bench.url}/models`);
    await page.locator('canvas').waitFor();
    const { sum, moved } = await measureShift(page);
    expect(sum < 0.01 ? [] : moved).toEqual([]);
  });
});
