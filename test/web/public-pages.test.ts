/** The public pages in a real browser, as a visitor has them: any width, either scheme, with and without script, on paper. */
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';
import { openBrowser, overflowOf, type VisitOptions, visit } from './visitor.ts';

const GONE = 'C59-24-006';
const PATHS = ['index.html', 'regions/59.html', 'clusters/C59-24-001.html', `clusters/${GONE}.html`];
const ALL_PATHS = [...PATHS, ...PATHS.map((path) => `en/${path}`)];

let site: Site;
let browser: Browser;

beforeAll(async () => {
  const whole = (snapshot: Site['snapshot']) => snapshot;
  const withoutOne = (snapshot: Site['snapshot']) => ({
    ...snapshot,
    clusters: snapshot.clusters.filter(({ id }) => id !== GONE),
  });
  [site, browser] = await Promise.all([openSite(whole, withoutOne), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  site.close();
});

async function open(path: string, options: VisitOptions = {}) {
  return visit(browser, `${site.url}${path}`, options);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly failureSummary: string }[];
  }[];
  readonly passes: readonly unknown[];
}

interface Element {
  getAttribute(name: string): string | null;
}

interface Document {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** A page as it came, read without a browser. */
async function documentAt(path: string): Promise<Document> {
  const text = await (await fetch(`${site.url}${path}`)).text();
  return parseHTML(text).document as unknown as Document;
}

async function countRows(page: Page): Promise<number> {
  return page.locator('#register-rows > tr:visible').count();
}

describe('a public page', () => {
  it.each(ALL_PATHS)(
    '%s fits every width without scrolling sideways, in both schemes, with and without script',
    async (path) => {
      for (const width of [320, 360, 768, 900, 1280]) {
        const options = {
          width,
          javaScriptEnabled: width !== 768,
          colorScheme: width === 360 ? 'dark' : 'light',
        } as const;
        const { page, complaints, strangers } = await open(path, options);
        const overflow = options.javaScriptEnabled ? await overflowOf(page) : 0;
        expect([path, width, overflow, complaints, strangers]).toEqual([path, width, 0, [], []]);
        await page.context().close();
      }
    },
  );

  it.each(ALL_PATHS.filter((path) => !path.includes(GONE)))(
    '%s has nothing that axe objects to, in both schemes',
    async (path) => {
      for (const [colorScheme, width] of [
        ['light', 360],
        ['dark', 1280],
      ] as const) {
        const { page } = await open(path, { colorScheme, width, bypassCSP: true });
        await page.evaluate(axe.source);
        const run = `axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })`;
        const found = (await page.evaluate(run)) as AxeResults;
        const said = found.violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((one) => one.failureSummary)]);
        expect([path, colorScheme, width, said]).toEqual([path, colorScheme, width, []]);
        expect(found.passes.length).toBeGreaterThan(15);
        await page.context().close();
      }
    },
    120_000,
  );

  it('names the same page in the other language, and its own address', async () => {
    for (const path of ALL_PATHS) {
      const document = await documentAt(path);
      const other = path.startsWith('en/') ? path.slice(3) : `en/${path}`;
      const [ru, en] = path.startsWith('en/') ? [other, path] : [path, other];
      const named = [...document.querySelectorAll('link[hreflang]')].map((link) => [
        link.getAttribute('hreflang'),
        link.getAttribute('href'),
      ]);
      expect(named).toEqual([
        ['ru', `${site.url}${ru}`],
        ['en', `${site.url}${en}`],
        ['x-default', `${site.url}${ru}`],
      ]);
      expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(`${site.url}${path}`);
      const href = document.querySelector('nav.languages a')?.getAttribute('href') ?? '';
      expect(new URL(href, `${site.url}${path}`).href).toBe(`${site.url}${other}`);
    }
  });

  it('leads nowhere that is not there, and to no place that a page lacks', async () => {
    const seen = new Map<string, string>();
    for (const path of ALL_PATHS) {
      const links = (await documentAt(path)).querySelectorAll('a[href], link[href], script[src]');
      for (const link of links) {
        const href = link.getAttribute('href') ?? link.getAttribute('src') ?? '';
        const { origin, pathname, hash } = new URL(href, `${site.url}${path}`);
        const address = `${origin}${pathname}`;
        if (!seen.has(address)) {
          const answer = await fetch(address);
          expect([href, answer.status]).toEqual([href, 200]);
          seen.set(address, await answer.text());
        }
        if (hash !== '') expect([href, seen.get(address)?.includes(`id="${hash.slice(1)}"`)]).toEqual([href, true]);
      }
    }
    expect(seen.size).toBeGreaterThan(180);
  });

  it('says how fresh the data are, and from when they are not', async () => {
    const { page } = await open('index.html');
    await page.locator('#checked', { hasText: /проверено \d+ \S+ в \d\d:\d\d \(Москва\)/ }).waitFor();
    await page.route('**/status.json', (route) =>
      route.fulfill({
        json: { checkedAt: '2026-01-01T09:00:00Z', nextPlanned: '2026-01-01T10:00:00Z', lastSuccess: { seq: 9 } },
      }),
    );
    await page.reload();
    await page.locator('#checked.stale', { hasText: 'устарело с 1 января в 13:00 (Москва); есть версия 9' }).waitFor();
    await page.goto(`${site.url}en/clusters/C59-24-001.html`);
    await page.locator('#checked.stale', { hasText: 'out of date since 1 January' }).waitFor();
    await page.context().close();
  });

  it('stays as it is where status.json does not answer', async () => {
    const { page } = await open('index.html');
    await page.route('**/status.json', (route) => route.abort());
    await page.reload();
    expect(await page.locator('#checked').innerText()).toBe('');
    expect(await page.locator('h1').innerText()).toBe(site.snapshot.sentence.ru);
    await page.context().close();
  });

  it('is whole on A4 paper: every row, no form, nothing cut off', async () => {
    const { page } = await open('index.html', { width: 680, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await overflowOf(page)).toBe(0);
    expect(await page.locator('#register-filter').isVisible()).toBe(false);
    expect(await countRows(page)).toBe(site.snapshot.clusters.length);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.context().close();
  });

  it('weighs less than 100 kB zipped, with its style, script and charts', async () => {
    for (const path of ['index.html', 'en/index.html']) {
      const files = [path, 'assets/page.css', 'assets/page.js', 'assets/icon.svg'];
      const texts = await Promise.all(files.map(async (file) => (await fetch(`${site.url}${file}`)).text()));
      expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(100_000);
    }
  });

  it('allows nothing inline, by header and in itself', async () => {
    const answer = await fetch(`${site.url}index.html`);
    const text = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;`);
    expect(text).not.toMatch(/unsafe-|<style|\sstyle="|<script(?! src=)|\son\w+="/);
    expect((await fetch(`${site.url}charts/map.svg`)).headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
  });
});

describe('the register on the first page', () => {
  it('stands there whole without script', async () => {
    const { page } = await open('index.html', { javaScriptEnabled: false });
    expect(await page.locator('#register-rows > tr').count()).toBe(site.snapshot.clusters.length);
    expect(await page.locator('#register-filter').isVisible()).toBe(false);
    await page.context().close();
  });

  it('is searched by words in any case, with ё as е, and narrowed down by lists', async () => {
    const { page } = await open('index.html');
    const all = await countRows(page);
    await page.locator('#register-search').fill('  ПЕРМСКОГО   химический ');
    expect(await countRows(page)).toBe(1);
    expect(await page.locator('#register-shown').innerText()).toBe(`Найдено 1 из ${all}.`);
    await page.locator('button[type=reset]').click();
    await expect.poll(() => countRows(page)).toBe(all);
    await page.locator('#register-region').selectOption('59');
    expect(await countRows(page)).toBe(site.snapshot.clusters.filter(({ region }) => region === '59').length);
    await page.locator('#register-status').selectOption('SUBMITTED');
    const both = site.snapshot.clusters.filter(({ region, status }) => region === '59' && status === 'SUBMITTED');
    expect(await countRows(page)).toBe(both.length);
    await page.locator('#register-search').fill('такого нет');
    expect(await countRows(page)).toBe(0);
    await page.context().close();
  });

  it('is reached and used with the keyboard alone', async () => {
    const { page } = await open('index.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}index.html#content`);
    await page.locator('#register-search').focus();
    await page.keyboard.type('C59-24-001');
    expect(await countRows(page)).toBe(1);
    for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Пермского края');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}clusters/C59-24-001.html`);
    await page.context().close();
  });
});

describe('a permanent address', () => {
  it('of a cluster leads to its region and back', async () => {
    const { page } = await open('clusters/C59-24-001.html');
    await page.locator('dl.card a', { hasText: 'Пермский край' }).click();
    await page.waitForURL(`${site.url}regions/59.html`);
    await page.locator('#clusters a', { hasText: 'Химический кластер Пермского края' }).click();
    await page.waitForURL(`${site.url}clusters/C59-24-001.html`);
    await page.context().close();
  });

  it('of a cluster that is listed no more stays, and says so', async () => {
    const { page } = await open(`clusters/${GONE}.html`);
    expect(await page.locator('.warning').innerText()).toContain('этого кластера больше нет');
    expect(await page.locator('#history li').first().innerText()).toMatch(/^Версия 2, .*в перечне больше нет$/s);
    await page.goto(`${site.url}regions/59.html`);
    await page.locator('#clusters h3', { hasText: 'Больше не в перечне' }).waitFor();
    await page.context().close();
  });

  it('of a tile of the map is that of its region', async () => {
    const { page } = await open('index.html');
    expect(await page.locator('.map a').count()).toBe(site.snapshot.breakdowns.byRegion.length);
    await page.locator('.map a[href="regions/16.html"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}regions/16.html`);
    await page.context().close();
  });
});
