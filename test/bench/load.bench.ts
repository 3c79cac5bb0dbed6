/** How long it takes to open a folder with the workbooks of all regions, and how much memory that needs. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openWorkbookStore } from '../../local/google/workbook-store.ts';
import { inFolder, machine, median, megabytes, milliseconds } from './measure.ts';
import { projectWorkbook } from './project-workbook.ts';

const WORKBOOKS = 89;
const ROWS = 2_000;
const EDITS = 300;
const ROUNDS = 5;
const PROJECTS_SHEET_ID = 2;

interface Opened {
  readonly ms: number;
  readonly rows: number;
  readonly before: number;
  readonly peak: number;
  readonly held: number;
}

/** Every workbook with a journal of edits that are not in its base yet. */
function fill(folder: string): void {
  const store = openWorkbookStore(folder);
  for (let index = 0; index < WORKBOOKS; index += 1) {
    const { spreadsheetId } = store.create(projectWorkbook(`bench ${index}`, ROWS, index));
    for (let row = 1; row <= EDITS; row += 1) {
      const change = { kind: 'changeValues', sheetId: PROJECTS_SHEET_ID, row, column: 10, values: [[row]] } as const;
      store.commit(spreadsheetId, [change]);
    }
  }
  store.close();
}

async function open(folder: string): Promise<Opened> {
  const script = join(import.meta.dirname, 'load-store.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', script, folder]);
  return JSON.parse(stdout) as Opened;
}

function parseAll(folder: string): number {
  const bases = readdirSync(folder).filter((name) => name.endsWith('.workbook.json'));
  return milliseconds(() => bases.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

await inFolder(async (folder) => {
  fill(folder);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const opened: Opened[] = [];
  const parsed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    opened.push(await open(folder));
    parsed.push(parseAll(folder));
  }
  const ms = median(opened.map((each) => each.ms));
  console.log(`${WORKBOOKS} workbooks of ${ROWS} project rows and ${EDITS} edits; ${machine()}, median of ${ROUNDS}`);
  console.table({
    'JSON.parse of the base files': { ms: Math.round(median(parsed)), times: '1.00' },
    'opening the folder': { ms: Math.round(ms), times: (ms / median(parsed)).toFixed(2) },
  });
  const peak = Math.max(...opened.map((each) => each.peak));
  console.log(`on the disk: ${megabytes(bytes)}; rows: ${opened[0]?.rows}`);
  console.log(
    `peak memory (RSS) of the process: ${megabytes(peak)}, of that before opening: ${megabytes(opened[0]?.before ?? 0)}`,
  );
  console.log(`heap that the workbooks hold: ${megabytes(median(opened.map((each) => each.held)))}`);
});
