/** K08: whatever stands in a text of the snapshot, a page shows it as text. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { openSite, type Site } from './site.ts';
import { openBrowser, visit } from './visitor.ts';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title></script><script src=//evil.example/x.js></script>',
  '\u2028alert(1)\u2029<!--',
  '<style>@import url(//evil.example/x.css)</style>',
  '</textarea><iframe src=javascript:alert(1)>',
  '<a href="javascript:alert(1)">link</a>',
  '{{constructor.constructor("alert(1)")()}}',
  ']]><foreignObject><body onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '../../latest.json',
  '__proto__',
];

/** Keys of a fixed list, by which lines are found again; everything else that is text is poisoned. */
const KEPT = new Set(['seq', 'sha256', 'takenAt', 'asOf', 'since', 'schemaVersion', 'state', 'status']);

/** Every text of a snapshot, each with another payload; those of identifiers become the payload alone. */
function poison(snapshot: Snapshot): Snapshot {
  let next = 0;
  const poisoned = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (KEPT.has(key)) return value;
      const payload = PAYLOADS[next++ % PAYLOADS.length] ?? '';
      return key === 'id' || key === 'key' || key === 'region'
        ? `${payload}${next % 3 === 0 ? value : ''}`
        : `${value} ${payload}`;
    }
    if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
  };
  const { previous, sources, ...rest } = snapshot;
  const some = { ...rest, clusters: rest.clusters.slice(0, 40) };
  return { ...(poisoned(some, '') as Snapshot), previous, sources };
}

let site: Site;
let browser: Browser;

beforeAll(async () => {
  const known = (snapshot: Snapshot) => ({ ...snapshot, clusters: snapshot.clusters.slice(0, 40) });
  const names = (snapshot: Snapshot) => {
    const ids = known(snapshot).clusters.map((cluster, index) => ({
      ...cluster,
      name: `${PAYLOADS[index % PAYLOADS.length]}`,
      industry: `${PAYLOADS[(index + 1) % PAYLOADS.length]}`,
      registryNumber: `${PAYLOADS[(index + 2) % PAYLOADS.length]}`,
      otherRegions: [`${PAYLOADS[(index + 3) % PAYLOADS.length]}`],
    }));
    return { ...snapshot, clusters: ids };
  };
  [site, browser] = await Promise.all([openSite(known, names, poison), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  site.close();
});

const WATCH = `
  window.reports = [];
  addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.blockedURI));
`;

describe('K08: markup in the texts of a snapshot', () => {
  it('is shown as text on every kind of page: no script, no request, no report, no dialog', async () => {
    const stored = await site.store.list('');
    const pages = stored.map(({ path }) => path).filter((path) => /\.(html|svg)$/.test(path));
    const clusters = pages.filter((path) => path.includes('clusters/')).slice(0, 15);
    const others = pages.filter((path) => /index|charts|regions\/(02|59)/.test(path));
    expect(clusters.length).toBe(15);
    for (const path of [...others, ...clusters]) {
      const { page, complaints, strangers } = await visit(browser, `${site.url}${path}`);
      const context = page.context();
      await context.addInitScript(WATCH);
      await page.reload();
      expect([path, await page.evaluate('reports'), complaints, strangers]).toEqual([path, [], [], []]);
      const foreign = 'script:not([src$="assets/page.js"]), iframe, img, style, foreignObject, [onload], [onerror]';
      expect([path, await page.locator(foreign).count()]).toEqual([path, 0]);
      await context.close();
    }
  }, 120_000);

  it('is there to be read, letter for letter', async () => {
    const { page } = await visit(browser, `${site.url}index.html`);
    const text = await page.locator('body').textContent();
    for (const payload of PAYLOADS) expect([payload, text?.includes(payload)]).toEqual([payload, true]);
    await page.locator('#register-search').fill('<script>alert');
    expect(await page.locator('#register-rows > tr:visible').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('names no file: what cannot be a name has no page, and nothing is written outside', async () => {
    const paths = (await site.store.list('')).map(({ path }) => path);
    const odd = paths.filter((path) => !/^[A-Za-z0-9/._-]+$/.test(path));
    expect(odd).toEqual([]);
    expect(JSON.parse((await site.store.read('latest.json'))?.bytes.toString('utf8') ?? '')).toMatchObject({ seq: 3 });
  });
});
