import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** A browser starts and a page settles in seconds; a slow machine takes its time. */
jest.setTimeout(60_000);

const chromiumPath = '/usr/bin/chromium';

/** Without Debian's chromium there is nothing to drive; `npm test` says so before it starts. */
export const describeInBrowser = existsSync(chromiumPath) ? describe : describe.skip;

/** Headless, and silent on the network: a browser that calls home would blur what the page does. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}

export interface Look {
  theme?: 'dark' | 'light';
  language?: 'en' | 'es';
  width?: number;
  height?: number;
  reducedMotion?: BrowserContextOptions['reducedMotion'];
}

export interface WatchedPage {
  page: Page;
  /** Errors and policy violations of the console, uncaught exceptions: empty on a healthy page. */
  complaints: string[];
  close(): Promise<void>;
}

/** A page in a context of its own, whose every complaint is noted. */
export async function openPage(browser: Browser, look: Look = {}): Promise<WatchedPage> {
  const {
    theme = 'dark',
    language = 'en',
    width = 1366,
    height = 768,
    reducedMotion = 'no-preference',
  } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'es' ? 'es-ES' : 'en-GB',
    reducedMotion,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(`localStorage.setItem('pulso.theme', '${theme}')`);
  return { page, complaints, close: () => context.close() };
}
