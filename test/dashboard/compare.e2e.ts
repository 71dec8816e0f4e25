import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';

describeInBrowser('what changed', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('gives a verdict in a word and a shape', async () => {
    const { page } = await bench.enter('/catalogue/nps');
    const verdict = page.locator('.compare .verdict');
    await verdict.waitFor();
    const shape = await verdict.getAttribute('data-verdict');
    const word = { moved: 'It moved', could_be_noise: 'It could be noise', too_few: 'Too few' }[shape ?? ''];
    await expect(verdict.textContent()).resolves.toContain(word);
    await expect(page.locator('.compare .difference .chip').getAttribute('data-verdict')).resolves.toBe(
      shape,
    );
  });

  it('splits the difference into parts that sum to it', async () => {
    const { page, complaints } = await bench.enter('/catalogue/csat?by=channel', { language: 'es' });
    await page.locator('.compare tfoot').waitFor();
    const total = await page.locator('.compare .difference .chip').textContent();
    await expect(page.locator('.compare tfoot .number').textContent()).resolves.toBe(total?.trim());
    await expect(page.locator('.compare tbody tr').count()).resolves.toBeGreaterThan(5);
    expect(complaints).toEqual([]);
  });
});
