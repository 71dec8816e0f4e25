import { waitFor } from '@pulso/testing';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';

describeInBrowser('the way to the customers', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('leads from the wall to metrics, customers and models', async () => {
    const { page } = await bench.enter('/wall/overview');
    // By the keyboard, which must reach the menu as well as the mouse does.
    await page.getByRole('button', { name: 'More' }).press('Enter');
    const links = page.locator('.panel nav a');
    await links.first().waitFor();
    const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(['/catalogue', '/customers', '/models']);
    await links.nth(1).press('Enter');
    await page.waitForURL(`${bench.url}/customers`);
  });

  it('lists who was seen and opens one of them', async () => {
    const { page, complaints } = await bench.enter('/customers', { language: 'es' });
    await page.locator('tbody a').first().waitFor();
    await expect(page.locator('section').textContent()).resolves.toMatch(/\d clientes/);
    await page.locator('tbody a').first().click();
    await waitFor(() => page.url().includes('/customers/'), { what: 'a customer' });
    expect(complaints).toEqual([]);
  });

  it('finds somebody by an id', async () => {
    const { page } = await bench.enter('/customers');
    await page.getByRole('searchbox').fill('  C-1042 ');
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(`${bench.url}/customers/C-1042`);
  });
});
