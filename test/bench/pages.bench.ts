/** Renders the pages of 10 000 clusters in 83 regions, in both languages, and has Lighthouse tell how fast the first page of the sample is. */
import lighthouse from 'lighthouse';
import { extendHistory, NO_HISTORY } from '../../domain/history.ts';
import { renderPages } from '../../web/render-pages.ts';
import { freePort } from '../local/running-svod.ts';
import { openSite, sampleSnapshot } from '../web/site.ts';
import { openBrowser } from '../web/visitor.ts';
import { machine, megabytes } from './measure.ts';

const CLUSTERS = 10_000;
const MOST_SECONDS = 10;
const MOST_BYTES = 400e6;
const BEST_PERFORMANCE = 0.99;
const RUNS = 3;

const sample = sampleSnapshot(null);

async function renderLarge(): Promise<void> {
  const regions = sample.breakdowns.byRegion;
  const clusters = Array.from({ length: CLUSTERS }, (_, index) => ({
    ...(sample.clusters[index % sample.clusters.length] ?? sample.clusters[0]),
    id: `C${regions[index % regions.length]?.key ?? '59'}-24-${10_000 + index}`,
    region: regions[index % regions.length]?.key ?? '59',
    name: `Промышленный кластер ${index}`,
  })) as typeof sample.clusters;
  const snapshot = { ...sample, clusters };
  const history = extendHistory(NO_HISTORY, snapshot, 'a'.repeat(64));
  const input = { snapshot, history, versionPath: 'versions/1-aaaaaaaaaaaa', files: ['snapshot.json'], publicUrl: '' };
  globalThis.gc?.();
  const start = performance.now();
  let [pages, bytes, peak] = [0, 0, 0];
  for (const { text } of renderPages(input)) {
    pages += 1;
    bytes += Buffer.byteLength(text);
    if (pages % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${pages} pages, ${megabytes(bytes)}: ${seconds.toFixed(1)} s, resident ${megabytes(peak)}`);
  if (seconds > MOST_SECONDS || peak > MOST_BYTES) process.exitCode = 1;
}

async function measureFirstPage(): Promise<void> {
  const port = await freePort();
  const site = await openSite((snapshot) => snapshot);
  const browser = await openBrowser(`--remote-debugging-port=${port}`);
  try {
    const scores: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const options = { port, onlyCategories: ['performance'], logLevel: 'error' as const };
      const result = await lighthouse(`${site.url}index.html`, options);
      const { audits, categories } = result?.lhr ?? {};
      scores.push(categories?.['performance']?.score ?? 0);
      const said = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'total-byte-weight'];
      console.log(scores.at(-1), said.map((id) => `${id} ${audits?.[id]?.displayValue ?? ''}`).join(', '));
    }
    if (Math.max(...scores) < BEST_PERFORMANCE) process.exitCode = 1;
  } finally {
    await browser.close();
    site.close();
  }
}

console.log(machine());
await renderLarge();
await measureFirstPage();
