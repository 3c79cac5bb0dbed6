/** What Lighthouse says of the public pages, on its slow phone: accessibility, best practices and search engines without a flaw. */
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../local/running-svod.ts';
import { openSite, type Site } from './site.ts';
import { openBrowser } from './visitor.ts';

let site: Site;
let browser: Browser;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  [site, browser] = await Promise.all([
    openSite((snapshot) => snapshot),
    openBrowser(`--remote-debugging-port=${port}`),
  ]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  site.close();
});

describe('Lighthouse', () => {
  it.each(['index.html', 'regions/59.html', 'en/clusters/C59-24-001.html'])(
    'finds nothing to better in %s but speed, which is measured elsewhere',
    async (path) => {
      const onlyCategories = ['accessibility', 'best-practices', 'seo'];
      const result = await lighthouse(`${site.url}${path}`, { port, onlyCategories, logLevel: 'error' });
      const categories = Object.values(result?.lhr.categories ?? {});
      const flaws = Object.values(result?.lhr.audits ?? {})
        .filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== 'informative')
        .map(({ id, title }) => `${id}: ${title}`);
      expect([path, flaws, categories.map(({ id, score }) => [id, score])]).toEqual([
        path,
        [],
        onlyCategories.map((id) => [id, 1]),
      ]);
    },
    120_000,
  );
});
