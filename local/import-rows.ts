/** Puts the rows of an Excel file into the workbook of its region in a data folder, through the real Google client. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateInMoscow } from '../domain/date.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { STARTING_REFERENCE } from '../domain/starting-reference.ts';
import { byTable, type RawWorkbook } from '../domain/workbook.ts';
import { Failure } from '../functions/failure.ts';
import { readCentral } from '../functions/read-central.ts';
import { type RegionReading, readRegion, type Unreadable } from '../functions/read-region.ts';
import { appendRequests, type TabSize, usedRows } from './append-rows.ts';
import { type FileToCheck, readBytes } from './check-files.ts';
import { isDataFolder } from './data-folder.ts';
import { ExcelReader } from './excel/excel-reader.ts';
import { type ExcelWorkbook, readExcelWorkbook } from './excel/excel-workbook.ts';
import { placeFile } from './excel/placed-file.ts';
import { headingErrors, type ImportPlan, NOTHING, planImport } from './import-plan.ts';
import { PERIOD_MINUTES } from './local-settings.ts';
import { type Svod, startSvod } from './svod.ts';

/** The longest that a timer waits: 24 days. */
const NEVER_MS = 2_147_483_647;

export interface ImportRequest {
  readonly file: FileToCheck;
  readonly region: string;
  readonly dataFolder: string;
  readonly isDryRun: boolean;
  readonly now: () => Date;
}

export interface ImportOutcome {
  readonly excel: ExcelWorkbook;
  readonly plan: ImportPlan;
  /** Whether the region had no workbook before. */
  readonly isNewWorkbook: boolean;
  /** Workbooks that could not be read, so that nothing was compared with their rows. */
  readonly unread: readonly Unreadable[];
}

/** Everything that an import touches while the folder is open. */
interface OpenFolder {
  readonly svod: Svod;
  readonly rulesOf: (alias: string) => RuleContext;
}

async function readListed({ svod, rulesOf }: OpenFolder): Promise<readonly RegionReading[]> {
  const { google, centralSpreadsheetId } = svod;
  const { workbooks } = await readCentral(google.sheets, centralSpreadsheetId, rulesOf('*').asOf);
  const readings: RegionReading[] = [];
  for (const listed of workbooks) readings.push(await readRegion(google, listed, rulesOf(listed.region)));
  return readings;
}

/** Makes the workbook of a region and puts it on the list, as anybody does who asks the local interface for one. */
async function makeWorkbook({ svod }: OpenFolder, region: string): Promise<void> {
  const response = await fetch(`${svod.url}/local/workbooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ region }),
  });
  if (response.ok) return;
  const { error } = (await response.json()) as { error: { message: string; remedy: string } };
  throw new Failure('BAD_REQUEST', error.message, error.remedy);
}

async function readTabs({ google }: Svod, spreadsheetId: string): Promise<ReadonlyMap<string, TabSize>> {
  const fields = 'sheets(properties(sheetId,title,gridProperties(rowCount)))';
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields });
  return new Map(
    (data.sheets ?? []).map(({ properties }) => [
      properties?.title ?? '',
      { sheetId: properties?.sheetId ?? 0, rowCount: properties?.gridProperties?.rowCount ?? 0 },
    ]),
  );
}

/** Writes everything that is taken in one step. */
async function append(
  { svod, rulesOf }: OpenFolder,
  { listed: { spreadsheetId, region }, raw }: RegionReading,
  from: RawWorkbook,
  rows: ImportPlan['taken'],
): Promise<void> {
  if (!raw) return;
  const tabs = await readTabs(svod, spreadsheetId);
  const requests = appendRequests({ from, rows, to: raw, tabs }, rulesOf(region));
  await svod.google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
}

const ofRegion =
  (region: string) =>
  ({ listed }: RegionReading) =>
    listed.region === region;

async function importInto(open: OpenFolder, request: ImportRequest, excel: ExcelWorkbook): Promise<ImportOutcome> {
  const { file, region, isDryRun } = request;
  const context = open.rulesOf(region);
  const readings = await readListed(open);
  const own = readings.find(ofRegion(region));
  if (own?.unreadable) throw new Failure('BAD_REQUEST', own.unreadable.message, own.unreadable.remedy);
  const placed = placeFile(file.name, region, excel, own?.raw ? usedRows(own.raw, context) : byTable(() => 0));
  const others = readings.flatMap((reading) => (reading !== own && reading.workbook ? [reading.workbook] : []));
  const plan = planImport(placed, { own: own?.workbook ?? null, others }, context);
  if (!isDryRun && Object.values(plan.taken).some((rows) => rows.length > 0)) {
    if (!own) await makeWorkbook(open, region);
    const target = own ?? (await readListed(open)).find(ofRegion(region));
    if (target) await append(open, target, placed.own, plan.taken);
  }
  return { excel, plan, isNewWorkbook: !own, unread: readings.flatMap(({ unreadable }) => unreadable ?? []) };
}

/** A dry run leaves no trace, not even the folder: a register that does not exist yet is an empty one. */
function folderFor({ dataFolder, isDryRun }: ImportRequest): { readonly path: string; readonly discard: () => void } {
  if (!isDryRun || isDataFolder(dataFolder)) return { path: dataFolder, discard: () => undefined };
  const path = mkdtempSync(join(tmpdir(), 'svod-dry-run-'));
  return { path, discard: () => rmSync(path, { recursive: true, force: true }) };
}

/** Throws an `UnreadableFile` when the file is no workbook of ours; then, or without our columns, the folder is not even opened. */
export async function importRows(request: ImportRequest): Promise<ImportOutcome> {
  const { file, region, now } = request;
  const asOf = dateInMoscow(now().getTime());
  // To open the file no list is needed; its rows are judged by the lists of the folder.
  const starting = (workbook: string) => ({ asOf, reference: STARTING_REFERENCE, workbook });
  const reader = new ExcelReader();
  const excel = await readExcelWorkbook(readBytes(file.path), starting(region), reader).finally(() => reader.close());
  const alone = placeFile(
    file.name,
    region,
    excel,
    byTable(() => 0),
  );
  const headings = headingErrors(alone, starting(region));
  if (headings.length > 0) return { excel, plan: { ...NOTHING, errors: headings }, isNewWorkbook: false, unread: [] };
  const folder = folderFor(request);
  try {
    const svod = await startSvod({
      port: 0,
      dataFolder: folder.path,
      empty: true,
      quietMs: NEVER_MS,
      periodMinutes: PERIOD_MINUTES,
      now,
      log: () => undefined,
    });
    try {
      const { reference } = await readCentral(svod.google.sheets, svod.centralSpreadsheetId, asOf);
      const rulesOf = (workbook: string) => ({ asOf, reference, workbook });
      return await importInto({ svod, rulesOf }, request, excel);
    } finally {
      await svod.close();
    }
  } finally {
    folder.discard();
  }
}
