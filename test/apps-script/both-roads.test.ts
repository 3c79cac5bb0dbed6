/** «Проверить книгу» in the script host and a run of the gate over REST say the same of the same workbook, rubbish included. */
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { parseMarkNote } from '../../domain/mark-note.ts';
import type { Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { fingerprint } from '../../domain/reference.ts';
import { encodeReferenceCopy, REFERENCE_TAB } from '../../domain/reference-copy.ts';
import { collect } from '../../domain/register.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import { parseWorkbook, REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { readWorkbook } from '../../functions/read-workbook.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { rowAttributes } from '../../local/google/workbook.ts';
import { openScriptHost } from '../../local/script-host/script-host.ts';
import { SEED } from '../domain/seed.ts';
import { startStandIn } from '../local/google/stand-in.ts';
import type { Question } from '../oracle/oracle.ts';
import { referenceOf } from '../oracle/product.ts';
import { randomQuestion } from '../oracle/random-workbooks.ts';
import type { RawTab, Workbook } from '../oracle/vocabulary.ts';
import { PERSON, scriptProject, workbookIn } from './keyboard.ts';

const LEAST_ROWS = Number(process.env['SVOD_BOTH_ROADS_ROWS'] ?? 20_000);
const UNIX_EPOCH = 25_569;
const DAY_MS = 86_400_000;
const NINE_HOURS = 9 * 3_600_000;

/** What a formula comes to can be written by nobody. */
function cellData(cell: Cell) {
  if (cell === null || cell === '') return {};
  if (typeof cell === 'string') return { userEnteredValue: { stringValue: cell } };
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  if (typeof cell === 'boolean') return { userEnteredValue: { boolValue: cell } };
  if ('formula' in cell) return { userEnteredValue: { formulaValue: cell.formula } };
  if (!('date' in cell)) return { userEnteredValue: { formulaValue: '=NA()' } };
  const userEnteredFormat = { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } };
  return { userEnteredValue: { numberValue: cell.date }, userEnteredFormat };
}

function sheet(sheetId: number, title: string, rows: RawTab) {
  const rowData = rows.map((row) => ({ values: row.map(cellData) }));
  const columnCount = Math.max(26, ...rows.map((row) => row.length));
  const gridProperties = { rowCount: rows.length + 3, columnCount };
  return { properties: { sheetId, title, gridProperties }, data: [{ startRow: 0, startColumn: 0, rowData }] };
}

function told({ code, severity, place: { table, row, column } }: Pick<Problem, 'code' | 'severity' | 'place'>): string {
  // Another region's cluster may be in that region's workbook: the keyboard only says so, the gate knows.
  return [table, String(row).padStart(6), column ?? '', code, code === 'NO_PARENT' ? '' : severity].join(' ');
}

async function setUp() {
  const running = await startStandIn();
  let time = 0;
  const { files, manifest } = await scriptProject();
  const people = { owner: 'svod@localhost', editors: [PERSON] };
  const host = openScriptHost({ ...running, files, manifest, people, now: () => new Date(time) });
  onTestFinished(() => {
    host.close();
    return running.close();
  });
  return { ...running, host, setDay: (asOf: number) => (time = (asOf - UNIX_EPOCH) * DAY_MS + NINE_HOURS) };
}

type World = Awaited<ReturnType<typeof setUp>>;

/** What both roads say of one workbook. */
async function walk({ store, sheets, host }: World, { alias, tabs }: Workbook, rules: Omit<RuleContext, 'workbook'>) {
  const context = { ...rules, workbook: alias };
  const lists = encodeReferenceCopy({
    workbook: alias,
    stamp: fingerprint(rules.reference),
    reference: rules.reference,
  });
  const register = REGISTER_TABLE_KEYS.map((key, index) => sheet(index, TABLES[key].title, tabs[key]));
  const { spreadsheetId } = store.create(
    newWorkbook({
      properties: { title: alias, locale: 'ru_RU', timeZone: 'Europe/Moscow' },
      sheets: [...register, sheet(9, REFERENCE_TAB, lists as RawTab)],
    }),
  );
  const raw = await readWorkbook(sheets, spreadsheetId, context);
  const { value, problems } = parseWorkbook(raw, context);
  const gate = [...problems, ...(value ? collect([value], context).problems : [])];
  const record = await host.runFunction('checkBook', [], { spreadsheetId, user: PERSON });
  if (record.error) throw new Error(record.error.stack);
  return { spreadsheetId, gate, keyboard: record.value as Problem[] };
}

/** Every note that Svod wrote, as sentences. */
function notesIn({ store }: World, spreadsheetId: string): readonly string[] {
  const titles: readonly string[] = REGISTER_TABLE_KEYS.map((key) => TABLES[key].title);
  return workbookIn(store, spreadsheetId)
    .sheets.filter(({ properties }) => titles.includes(properties.title))
    .flatMap((one) =>
      Array.from({ length: one.properties.gridProperties.rowCount }, (_, row) =>
        rowAttributes(one, row).flatMap((cell) => parseMarkNote(cell?.note ?? '').map(({ note }) => note)),
      ).flat(),
    );
}

it(`both roads agree on ${LEAST_ROWS} random rows`, async () => {
  const world = await setUp();
  const start = performance.now();
  let [rows, books, found] = [0, 0, 0];
  for (let round = 0; rows < LEAST_ROWS; round++) {
    const size = round % 3 === 2 ? { rows: 300, isCrowded: true } : { rows: 3000, isCrowded: false };
    const [question] = fc.sample<Question>(randomQuestion(size), { seed: SEED + round, numRuns: 1 });
    if (!question) throw new Error('There is no question.');
    const asOf = Number(question.asOf);
    world.setDay(asOf);
    for (const workbook of question.workbooks) {
      const { spreadsheetId, gate, keyboard } = await walk(world, workbook, {
        asOf,
        reference: referenceOf(question.reference),
      });
      const where = `SVOD_SEED=${SEED}, round ${round}, workbook ${workbook.alias}`;
      expect(keyboard.map(told).sort(), where).toEqual(gate.map(told).sort());
      const sentences = gate.map((problem) => `${explain(problem).sentence} ${explain(problem).remedy}`);
      expect([...notesIn(world, spreadsheetId)].sort(), where).toEqual(sentences.sort());
      rows += REGISTER_TABLE_KEYS.reduce((sum, key) => sum + workbook.tabs[key].length - 1, 0);
      books += 1;
      found += gate.length;
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`both roads: ${rows} rows of ${books} workbooks, ${found} problems, ${seconds} s; SVOD_SEED=${SEED}`);
  expect(found).toBeGreaterThan(rows / 20);
}, 600_000);
