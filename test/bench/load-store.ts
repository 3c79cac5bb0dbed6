/** A process of its own that opens a folder of workbooks, and says how long that took and how much memory it holds. */
const [folder = ''] = process.argv.slice(2);
const { openWorkbookStore } = await import('../../local/google/workbook-store.ts');
const before = process.memoryUsage.rss();
const start = performance.now();
const store = openWorkbookStore(folder);
const ms = performance.now() - start;
const rows = store
  .list()
  .flatMap(({ workbook }) => workbook.sheets.map(({ values }) => values.length))
  .reduce((sum, count) => sum + count, 0);
const peak = process.resourceUsage().maxRSS * 1024;
globalThis.gc?.();
process.stdout.write(JSON.stringify({ ms, rows, before, peak, held: process.memoryUsage().heapUsed }));
store.close();

export {};
