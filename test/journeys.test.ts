/**
 * Whole journeys, a folder each: `workbook.json` is typed in, `snapshot.json` is what was published, to the byte, and
 * `problems.txt` what people were told. `UPDATE_GOLDEN=1 npx vitest run test/journeys.test.ts` writes the last two anew;
 * whoever does so checks them by hand, for a file that only records what the code did proves nothing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../domain/a1.ts';
import { parseDate } from '../domain/date.ts';
import { marksOf } from '../domain/marks.ts';
import type { Problem } from '../domain/problem.ts';
import { collect } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { Columns, Table } from '../domain/table.ts';
import { type RawWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { readCentral } from '../functions/read-central.ts';
import { readRegion } from '../functions/read-region.ts';
import { latestText, newWorkbook, type RunningSvod, refreshOverHttp, runSvod } from './local/running-svod.ts';

const FOLDER = resolve(import.meta.dirname, 'journeys');
const UPDATES = process.env['UPDATE_GOLDEN'] === '1';

/** A date cell is written as `{"date":"2024-03-01"}`, so that people can read it. */
type JsonCell = string | number | boolean | null | { readonly date: string };

interface Journey {
  /** What happens here, for whoever reads the folder. */
  readonly story: string;
  readonly asOf: string;
  readonly planYear: number;
  readonly books: readonly {
    readonly region: string;
    /** The rows of a tab by its title, the headings included. */
    readonly tabs: Readonly<Record<string, readonly (readonly JsonCell[])[]>>;
  }[];
}

function dayOf(iso: string): number {
  const day = parseDate(iso);
  if (typeof day !== 'number') throw new Error(`${iso} is no date: ${day}.`);
  return day;
}

function cellValue(cell: JsonCell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? dayOf(cell.date) : cell;
}

async function write({ google }: RunningSvod, spreadsheetId: string, range: string, rows: readonly unknown[][]) {
  const requestBody = { values: [...rows] };
  await google.sheets.spreadsheets.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody });
}

async function fillIn(svod: RunningSvod, { planYear, books }: Journey): Promise<void> {
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[planYear]]);
  for (const { region, tabs } of books) {
    const spreadsheetId = await newWorkbook(svod, region);
    for (const [title, rows] of Object.entries(tabs)) {
      await write(
        svod,
        spreadsheetId,
        `${quoteTitle(title)}!A1`,
        rows.map((row) => row.map(cellValue)),
      );
    }
  }
}

/** `59 Участники!B3 error INN_CHECKSUM: what was found, and what to do` */
function lineOf(problem: Problem, raw: RawWorkbook, context: RuleContext): string {
  const key = REGISTER_TABLE_KEYS.find((candidate) => candidate === problem.place.table) ?? 'clusters';
  // Each table is used with its own columns; which one it is does not matter here.
  const [mark] = marksOf(TABLES[key] as unknown as Table<Columns>, raw[key], context, [problem]);
  return `${problem.place.workbook} ${mark?.cell} ${problem.severity} ${problem.code}: ${mark?.note}`;
}

/** What the gate has to say of every workbook, read by the product's own code. */
async function problemLines(svod: RunningSvod, asOf: number): Promise<string> {
  const { workbooks, reference } = await readCentral(svod.google.sheets, svod.centralSpreadsheetId, asOf);
  const contextOf = (workbook: string) => ({ asOf, reference, workbook });
  const raws = new Map<string, RawWorkbook>();
  const problems: Problem[] = [];
  const parsed = [];
  for (const listed of workbooks) {
    const reading = await readRegion(svod.google, listed, contextOf(listed.region));
    if (!reading.workbook || !reading.raw) throw new Error(reading.unreadable?.message);
    raws.set(listed.region, reading.raw);
    parsed.push(reading.workbook);
    problems.push(...reading.problems);
  }
  problems.push(...collect(parsed, { asOf, reference }).problems);
  const lines = problems.map((problem) => {
    const { workbook } = problem.place;
    const raw = raws.get(workbook);
    if (!raw) throw new Error(`A problem of a workbook that is not listed: ${workbook}.`);
    return `${lineOf(problem, raw, contextOf(workbook))}\n`;
  });
  return lines.sort().join('');
}

function expectGolden(path: string, text: string): void {
  if (UPDATES) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('a journey from typed cells to the published snapshot', () => {
  const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

  it.each(names.sort())('%s', async (name) => {
    const journey = JSON.parse(readFileSync(join(FOLDER, name, 'workbook.json'), 'utf8')) as Journey;
    const svod = await runSvod({ now: () => new Date(`${journey.asOf}T09:00:00Z`) });
    await fillIn(svod, journey);
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 1 });
    expectGolden(join(FOLDER, name, 'snapshot.json'), await latestText(svod));
    expectGolden(join(FOLDER, name, 'problems.txt'), await problemLines(svod, dayOf(journey.asOf)));
  });
});
