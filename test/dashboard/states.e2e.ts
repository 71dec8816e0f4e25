import { waitFor } from '@pulso/testing';
import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench } from './support/dashboard-bench.ts';
import { fullScene } from './support/fake-server.ts';

describeInBrowser('honest states of the wall', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(async () => {
    bench.server.scene = fullScene;
    await bench.closePages();
  });
  afterAll(() => bench.stop());

  it('says of every empty frame why it is empty', async () => {
    bench.server.scene = { ...fullScene, empty: true, traffic: 0 };
    const { page, complaints } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=empty]').first().waitFor();
    await expect(page.locator('.tile[data-status=empty]').count()).resolves.toBe(10);
    await expect(page.locator('.tile').first().textContent()).resolves.toContain(
      'Nobody answered the NPS question',
    );
    await expect(page.locator('.headline').textContent()).resolves.toContain('POST /v1/events');
    expect(complaints).toEqual([]);
  });

  it('hides a group too small to be private', async () => {
    bench.server.scene = { ...fullScene, traffic: 0.02 };
    const { page } = await bench.enter('/wall/overview?range=1h');
    await page.locator('.tile[data-status=hidden]').first().waitFor();
    await expect(page.locator('.tile[data-status=hidden]').first().textContent()).resolves.toContain(
      'fewer than 5',
    );
  });

  it('says that the store is away and that events are kept', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    bench.server.scene = { ...fullScene, store: 'down' };
    bench.server.beat();
    await page.locator('.headline[data-health=degraded].trouble').waitFor();
    const banner = await page.locator('.headline').textContent();
    expect(banner).toContain('The event store is unavailable');
    expect(banner).toContain('18,240 events waiting');
    await expect(page.locator('.tile.old').count()).resolves.toBe(10);
    bench.server.scene = fullScene;
    bench.server.beat();
    await page.locator('.headline[data-health=live]').waitFor();
  });

  it('keeps its figures, dimmed, while the connection is away', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    await page.context().setOffline(true);
    bench.server.cut();
    await page.locator('.headline[data-health=offline]').waitFor();
    await expect(page.locator('.tile.old[data-status=ready]').count()).resolves.toBe(10);
    await page.context().setOffline(false);
    await page.locator('.headline[data-health=live]').waitFor({ timeout: 25_000 });
  });

  it('says when the server has fallen silent', async () => {
    const { page } = await bench.enter('/wall/overview');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    await page.locator('.headline[data-health=stale]').waitFor({ timeout: 25_000 });
    await expect(page.locator('.tile .age').first().textContent()).resolves.toMatch(/\d+\ss old/);
  });

  it('follows the clock of a replay', async () => {
    bench.server.scene = { ...fullScene, pastMs: 9 * 365 * 86_400_000 };
    const { page } = await bench.enter('/wall/overview', { width: 1920, height: 1080 });
    await page.locator('.clock .replay').waitFor();
    await waitFor(() => bench.server.subscriptions.at(-1)?.clock === 'events', {
      what: 'the clock of the events',
    });
  });
});
