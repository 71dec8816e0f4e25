import { describeInBrowser } from '../support/browser.ts';
import { DashboardBench, signIn } from './support/dashboard-bench.ts';
import { password } from './support/fake-server.ts';

describeInBrowser('sign-in', () => {
  const bench = new DashboardBench();
  beforeAll(() => bench.start());
  afterEach(() => bench.closePages());
  afterAll(() => bench.stop());

  it('comes before every page and leads back to it', async () => {
    const { page } = await bench.open('/catalogue/nps?range=7d');
    await page.waitForURL(/\/sign-in\?next=/);
    await signIn(page, password);
    await page.waitForURL(`${bench.url}/catalogue/nps?range=7d`);
    await page.locator('h1').waitFor();
  });

  it('says in words what is wrong with the fields', async () => {
    const { page } = await bench.open('/sign-in', { language: 'es' });
    await page.locator('form button[type=submit]').click();
    await expect(page.locator('#email-error').textContent()).resolves.toContain('Escribe un correo');
    await expect(page.locator('#password-error').textContent()).resolves.toContain('Escribe tu contraseña');
  });

  it('refuses a wrong password and stays usable', async () => {
    const { page } = await bench.open('/sign-in');
    await signIn(page, 'wrong');
    await expect(page.locator('[role=alert]').textContent()).resolves.toContain('do not go together');
    await signIn(page, password);
    await page.waitForURL(`${bench.url}/wall/overview`);
  });

  it('never follows a link to another site', async () => {
    const { page } = await bench.open('/sign-in?next=//evil.example/');
    await signIn(page, password);
    await page.waitForURL(`${bench.url}/wall/overview`);
  });

  it('speaks the language of the browser and the one chosen', async () => {
    const { page } = await bench.open('/sign-in', { language: 'es' });
    await expect(page.locator('h1').textContent()).resolves.toBe('Entrar');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('h1').textContent()).resolves.toBe('Sign in');
    await page.reload();
    await expect(page.locator('h1').textContent()).resolves.toBe('Sign in');
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('en');
  });

  it('is where a session that ended arrives', async () => {
    const { page } = await bench.enter('/wall/service');
    await page.locator('.tile[data-status=ready]').first().waitFor();
    bench.server.endSessions();
    await page.waitForURL(/\/sign-in/);
    await expect(page.locator('[role=status]').textContent()).resolves.toContain('session ended');
  });
});
