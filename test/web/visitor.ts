/** A visitor's browser: a real Chromium that takes note of everything a page complains of or asks for. */
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';

export async function openBrowser(...args: readonly string[]): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  // In one process the browser would end with its first page, and would keep no origin from another.
  const kept = chromium.args.filter((one) => one !== '--single-process' && one !== '--disable-web-security');
  return playwright.launch({ executablePath, args: [...kept, '--no-sandbox', ...args] });
}

export interface Visit {
  readonly page: Page;
  /** Errors of scripts, of the policy and of requests, and every dialog. */
  readonly complaints: string[];
  /** Addresses of other hosts that were asked for. */
  readonly strangers: string[];
}

export type VisitOptions = BrowserContextOptions & { readonly width?: number };

export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1280, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) strangers.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, strangers };
}

/** How many pixels wider than the window the page is. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
