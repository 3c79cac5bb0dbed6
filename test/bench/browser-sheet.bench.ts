/** How long a workbook of 5 000 rows takes to open in a browser, and what typing and scrolling cost there. */
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { bookPatch } from '../../local/browser-sheet/book-patch.ts';
import { bookView, rowsOf } from '../../local/browser-sheet/book-view.ts';
import { openPageBundle } from '../../local/browser-sheet/page-bundle.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { typeIntoRange } from '../../local/google/type-into-range.ts';
import { openWorkbookStore } from '../../local/google/workbook-store.ts';
import { regionalWorkbook } from '../../local/prepared-workbook.ts';
import { startSvod } from '../../local/svod.ts';
import { pastedProjects } from '../apps-script/pasted-projects.ts';
import { openSheet } from '../browser-sheet/opened-sheet.ts';
import { openBrowser } from '../web/visitor.ts';
import { inFolder, machine, median, milliseconds, millisecondsOf } from './measure.ts';

const ROWS = 5_000;
const ROUNDS = 5;
const NEVER_MS = 2_000_000_000;
const now = () => new Date();
const owner = { workbook: '59', reference: STARTING_REFERENCE };
const PROJECTS = 2;

function told(what: string, times: readonly number[]): void {
  console.log(`${what}: ${median(times).toFixed(0)} ms (median of ${times.length})`);
}

console.log(machine());

await inFolder(async (folder) => {
  const store = openWorkbookStore(folder);
  const { spreadsheetId } = store.create(newWorkbook(regionalWorkbook('Замер', owner)));
  typeIntoRange(store, spreadsheetId, 'Проекты!A2', pastedProjects(ROWS));
  const before = store.get(spreadsheetId);
  const sheet = before?.workbook.sheets[PROJECTS];
  if (!before || !sheet) throw new Error('The workbook is gone.');
  typeIntoRange(store, spreadsheetId, 'Проекты!C9', [['другое']]);
  const after = store.get(spreadsheetId) ?? before;
  const rounds = Array.from({ length: ROUNDS });
  const reader = { user: 'svod@localhost', mayEdit: true };
  told(
    'server, first rows',
    rounds.map(() => milliseconds(() => bookView(before, PROJECTS, reader, now))),
  );
  told(
    `server, ${ROWS} rows`,
    rounds.map(() => milliseconds(() => rowsOf(before, sheet, 0, ROWS + 1, now))),
  );
  told(
    'server, patch of one cell',
    rounds.map(() => milliseconds(() => bookPatch(before, after, now))),
  );
  store.close();
});

await inFolder(async (dataFolder) => {
  const bundle = await openPageBundle();
  const size = (encoding: 'br' | 'identity') => (bundle.read('page.js', encoding).length / 1e6).toFixed(2);
  console.log(`page.js: ${size('identity')} MB, ${size('br')} MB with brotli`);
  const quiet = { quietMs: NEVER_MS, periodMinutes: 60, now, log: () => undefined };
  const svod = await startSvod({ port: 0, dataFolder, empty: true, ...quiet });
  const made = await fetch(`${svod.url}/local/workbooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ region: '59' }),
  });
  const { spreadsheetId } = (await made.json()) as { spreadsheetId: string };
  await svod.google.sheets.spreadsheets.values.append({
    spreadsheetId,
    range: 'Проекты!A1',
    valueInputOption: 'RAW',
    insertDataOption: 'INSERT_ROWS',
    requestBody: { values: pastedProjects(ROWS).map((row) => [...row]) },
  });
  const browser = await openBrowser();
  const url = `${svod.url}/sheets/${spreadsheetId}`;
  const opened: number[] = [];
  let sheet = await openSheet(browser, url);
  for (let round = 0; round < ROUNDS; round += 1) {
    await sheet.page.context().close();
    opened.push(
      await millisecondsOf(async () => {
        sheet = await openSheet(browser, url);
      }),
    );
  }
  told('browser, until the first tab is drawn', opened);
  await sheet.page.getByText('Проекты', { exact: true }).click();
  const last = `C${ROWS}`;
  const whole = await millisecondsOf(async () => {
    while ((await sheet.cell(last)) === undefined) await sheet.page.waitForTimeout(10);
  });
  console.log(`browser, until all ${ROWS} rows of the next tab are there: ${whole.toFixed(0)} ms`);
  const typed: number[] = [];
  const scrolled: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = 100 + round * 900;
    scrolled.push(await millisecondsOf(() => sheet.select(`C${row}`)));
    typed.push(
      await millisecondsOf(async () => {
        await sheet.type(`C${row}`, 'а');
        while ((await sheet.drawn(`C${row}`)) !== 'а') await sheet.page.waitForTimeout(5);
      }),
    );
  }
  told('browser, to a far row', scrolled);
  told('browser, a letter and Enter until it is shown', typed);
  await browser.close();
  await svod.close();
});
