import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, type Look, type WatchedPage } from '../../support/browser.ts';
import { FakeServer, password } from './fake-server.ts';

/** One fake server and one browser for a file of tests; every page is closed after its test. */
export class DashboardBench {
  readonly server = new FakeServer();
  url = '';
  private browser: Browser | undefined;
  private pages: WatchedPage[] = [];

  async start(): Promise<void> {
    this.url = await this.server.listen();
    this.browser = await launchBrowser();
  }

  async open(path: string, look: Look = {}): Promise<WatchedPage> {
    if (!this.browser) throw new Error('the bench was not started');
    const opened = await openPage(this.browser, look);
    this.pages.push(opened);
    await opened.page.goto(this.url + path);
    return opened;
  }

  /** Signed in through the form, and on the page that was asked for. */
  async enter(path: string, look: Look = {}): Promise<WatchedPage> {
    const opened = await this.open(path, look);
    await signIn(opened.page, password);
    await opened.page.waitForURL(this.url + path);
    // The first answer of GET /api/session, before anybody signed in, is a 401 that the browser reports.
    opened.complaints.splice(0);
    return opened;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.pages.map((opened) => opened.close()));
    this.pages = [];
  }

  async stop(): Promise<void> {
    await this.closePages();
    await this.browser?.close();
    await this.server.close();
  }
}

export async function signIn(page: Page, secret: string): Promise<void> {
  await page.locator('#email').fill('ana@pulso.example');
  await page.locator('#password').fill(secret);
  await page.locator('form button[type=submit]').click();
}
