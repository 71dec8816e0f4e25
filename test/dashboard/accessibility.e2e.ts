import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';
import { fullScene } from './support/fake-server.ts';

const axePath = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
const looks = (['dark', 'light'] as const).flatMap((theme) =>
  (['en', 'es'] as const).map((language) => ({ theme, language })),
);
/** Each theme and each language once, where the page is made of the same parts as the wall. */
const [darkAndEnglish, , , lightAndSpanish] = looks;
const someLooks = [darkAndEnglish!, lightAndSpanish!];

interface Finding {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

describeInBrowser('accessibility', () => {
  const bench = new DashboardBench();
  let axe = '';
  beforeAll(async () => {
    axe = await readFile(axePath, 'utf8');
    await bench.start();
  });
  afterEach(async () => {
    bench.server.scene = fullScene;
    await bench.closePages();
  });
  afterAll(() => bench.stop());

  /** Through the debugger, as the page's policy forbids added scripts. */
  async function findings(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate<Finding[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
    );
  }

  it.each(looks)('finds nothing on sign-in in $theme and $language', async (look) => {
    const { page } = await bench.open('/sign-in', look);
    await page.locator('h1').waitFor();
    await page.locator('form button[type=submit]').click();
    expect(await findings(page)).toEqual([]);
  });

  it.each(looks)('finds nothing on the wall in $theme and $language', async (look) => {
    const { page } = await bench.enter('/wall/overview', { ...look, reducedMotion: 'reduce' });
    await page.locator('canvas').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'NPS' }).click();
    await page.locator('.definition').waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it.each(someLooks)('finds nothing on a degraded wall in $theme and $language', async (look) => {
    bench.server.scene = { ...fullScene, store: 'down' };
    const { page } = await bench.enter('/wall/money', { ...look, reducedMotion: 'reduce' });
    await page.locator('.tile.old').first().waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it.each(someLooks)('finds nothing on a metric in $theme and $language', async (look) => {
    const { page } = await bench.enter('/catalogue/nps?by=channel', look);
    await page.locator('canvas').waitFor();
    await page.locator('summary').last().click();
    await page.locator('.compare tfoot').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.locator('p.total .behind').click();
    await page.locator('dialog tbody tr').first().waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it.each(someLooks)('finds nothing on a customer in $theme and $language', async (look) => {
    const { page } = await bench.enter('/customers/42', look);
    await page.locator('ol .what').first().waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it.each(someLooks)('finds nothing on a model in $theme and $language', async (look) => {
    const { page } = await bench.enter('/models', look);
    await page.locator('canvas').waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('keeps every target at least 24 pixels high and wide', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    const small = await page.evaluate<string[]>(`[...document.querySelectorAll('a, button, summary, select')]
      .filter((target) => !target.classList.contains('skip') && target.checkVisibility())
      .map((target) => [target.outerHTML.slice(0, 300), target.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([html]) => html)`);
    expect(small).toEqual([]);
  });

  it('gives each chart a description or a table', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('canvas').first().waitFor();
    const labels = await page
      .locator('.tile [role=img]')
      .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('aria-label')));
    expect(labels).toHaveLength(10);
    expect(labels.filter((label) => !/^Trend of .+ to .+/.test(label ?? ''))).toEqual([]);
  });
});
