import { waitFor } from '@pulso/testing';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';

describeInBrowser('what is behind a number', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('opens from a tile and lists as many as its n', async () => {
    const { page, complaints } = await bench.enter('/wall/overview?range=1h');
    const nps = page.locator('.tile').first();
    await nps.locator('.behind').first().focus();
    const n = Number((await nps.locator('.evidence .n').textContent())?.replace(/\D/g, ''));
    await page.keyboard.press('Enter');
    const rows = page.locator('dialog tbody tr');
    await rows.first().waitFor();
    await expect(page.locator('dialog .extent').textContent()).resolves.toMatch(`of ${String(n)} answers`);
    if (n > 50) await page.locator('dialog .more').click();
    await waitFor(async () => (await rows.count()) === n, { what: `${String(n)} rows` });
    expect(complaints).toEqual([]);
  });

  it('keeps the focus inside and gives it back', async () => {
    const { page } = await bench.enter('/wall/overview');
    const value = page.locator('.tile .behind').first();
    await value.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog tbody tr').first().waitFor();
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        `document.activeElement === document.body || document.activeElement.closest('dialog') !== null`,
      );
      expect(inside).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await expect(value.evaluate((element) => element.matches(':focus'))).resolves.toBe(true);
  });

  it('says so when there is nothing to list', async () => {
    const { page } = await bench.enter('/wall/overview', { language: 'es' });
    await page.locator('.tile', { hasText: 'Eventos' }).last().locator('.behind').first().click();
    await expect(page.locator('dialog .message').textContent()).resolves.toContain('no se compone de');
  });

  it('leads from a list to a customer', async () => {
    const { page, complaints } = await bench.enter('/catalogue/nps');
    await page.locator('p.total .behind').click();
    await page.locator('dialog tbody a').first().click();
    await page.waitForURL(/\/customers\/[cv]%3A|\/customers\/[cv]:/);
    await page.locator('ol .what').first().waitFor();
    await expect(page.locator('h1').textContent()).resolves.toMatch(/Customer|Visitor/);
    expect(complaints).toEqual([]);
  });
});
