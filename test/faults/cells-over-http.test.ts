/** The same faults of cells on the real road: written by the real client, read by the gate, marked at the keyboard. */
import { describe, expect, it } from 'vitest';
import { columnLetters, quoteTitle } from '../../domain/a1.ts';
import type { Mark } from '../../domain/marks.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { collect } from '../../domain/register.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../../domain/workbook.ts';
import { readRegion } from '../../functions/read-region.ts';
import { AS_OF, contextOf, declaredCluster, rawWorkbook, tableOf } from '../domain/rows.ts';
import { latest, newWorkbook, post, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { bookWith, type CellFault, HEALTHY, isRefused, rowsOf, toldAt } from './cell-fault.ts';
import { CELL_FAULTS } from './cell-faults.ts';
import { fillWorkbook, write } from './filled-workbook.ts';

/** What is empty may still be filled in, so a person is not told of it while typing. */
const NOT_WHILE_TYPING: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['REQUIRED']);

/** What a formula comes to can be written by nobody, and the gate sees the formula itself. */
const WRITABLE = CELL_FAULTS.filter(({ cells, column }) => {
  const cell = cells[column];
  return typeof cell !== 'object' || cell === null || !('error' in cell);
});

interface Walked {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  readonly marks: readonly Mark[];
  readonly events: string;
  readonly bytes: readonly ArrayBuffer[];
}

async function marksOfEveryRow({ url }: RunningSvod, spreadsheetId: string): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  for (const key of REGISTER_TABLE_KEYS) {
    const values = Array.from({ length: bookWith(WRITABLE)[key].length }, () => [null]);
    const range = `${quoteTitle(TABLES[key].title)}!A2`;
    const { body } = await post(`${url}/local/edit`, { spreadsheetId, range, values });
    marks.push(...(body as { marks: Mark[] }).marks);
  }
  return marks;
}

async function walk(): Promise<Walked> {
  const svod = await runSvod();
  const spreadsheetId = await newWorkbook(svod, '59');
  await fillWorkbook(svod, spreadsheetId, rawWorkbook(bookWith(WRITABLE)));
  await refreshOverHttp(svod);
  const reading = await readRegion(
    svod.google,
    { region: '59', spreadsheetId, epoch: 1, confirmedOn: null },
    contextOf(),
  );
  if (!reading.workbook) throw new Error(reading.unreadable?.message);
  const linked = collect([reading.workbook], { asOf: AS_OF, reference: STARTING_REFERENCE });
  const marks = await marksOfEveryRow(svod, spreadsheetId);
  const paths = ['/', '/public/latest.json', '/public/status.json', '/public/versions.json'];
  const bytes = await Promise.all(paths.map(async (path) => (await fetch(`${svod.url}${path}`)).arrayBuffer()));
  const problems = [...reading.problems, ...linked.problems];
  return { snapshot: await latest(svod), problems, marks, events: JSON.stringify(svod.events), bytes };
}

let walking: Promise<Walked> | undefined;
/** Everything is written and read once; each test looks at its own rows. */
function walked(): Promise<Walked> {
  walking ??= walk();
  return walking;
}

function errorCodes(faults: readonly CellFault[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { severity, code } of faults.flatMap(({ told }) => told)) {
    if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

describe('a fault of a cell over HTTP', () => {
  const rows = rowsOf(WRITABLE);

  it.each(WRITABLE.map((fault) => [`${fault.id} ${fault.what}`, fault] as const))('%s', async (_name, fault) => {
    const { table, column, told } = fault;
    const { problems, marks } = await walked();
    const row = rows.get(fault) ?? 0;
    const at = `59 ${table} ${row} ${column}`;
    const found = problems.filter(({ place }) => place.table === table && place.row === row);
    expect(found.map(toldAt)).toEqual(told.map((one) => ({ ...one, at })));

    const title = quoteTitle(TABLES[table].title);
    const cell = `${title}!${columnLetters(tableOf(table).columnKeys.indexOf(column))}${row}`;
    const expected = told
      .filter(({ code }) => !NOT_WHILE_TYPING.has(code))
      .map(({ severity, sentence, remedy }) => ({ cell, note: `${sentence} ${remedy}`, severity }));
    expect(marks.filter((mark) => new RegExp(`^${title}![A-Z]+${row}$`).test(mark.cell))).toEqual(expected);
  });

  it('every row is counted once, and every error under its code', async () => {
    const { snapshot } = await walked();
    const setAside = WRITABLE.filter(isRefused).length;
    const read = HEALTHY.clusters.length + HEALTHY.participants.length + 2 + WRITABLE.length;
    expect(snapshot.rows).toMatchObject({ read, accepted: read - setAside, setAside });
    expect(snapshot.rows.byCode).toEqual(errorCodes(WRITABLE));
  });

  it('C10 formulas are told to the administrator: how many and where, and nothing of what they say', async () => {
    const { events } = await walked();
    const count = errorCodes(WRITABLE)['FORMULA'];
    expect(JSON.parse(events)).toContainEqual({ event: 'formulas', region: '59', count });
    expect(events).not.toMatch(/IMPORTXML|HYPERLINK|example\.org/);
  });

  it('C19 everything that is served is UTF-8, whatever stands in the cells', async () => {
    const { bytes } = await walked();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    expect(bytes.map((one) => decoder.decode(one).length > 0)).toEqual(bytes.map(() => true));
  });
});

describe('cells that need a Svod of their own', () => {
  it('C11 a dangerous name is published to the letter', async () => {
    const names = [
      '+Кластер «А»',
      '-2+3 кластера',
      '@SUM(A1:A9)',
      '＝Кластер',
      '</script><b>Кластер</b>',
      'Кластер\tА',
    ];
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
    const clusters = names.map((name, index) =>
      declaredCluster({ id: `C59-24-00${index + 1}`, name, publishCard: 'Да' }),
    );
    await fillWorkbook(svod, id, rawWorkbook({ clusters }));
    await refreshOverHttp(svod);
    expect((await latest(svod)).clusters.map(({ name }) => name)).toEqual(names);
  });

  it('C17 a cell holds 50 000 characters and no more', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await write(svod, id, 'Кластеры!D2', [['к'.repeat(50_000)]]);
    await expect(write(svod, id, 'Кластеры!D3', [['к'.repeat(50_001)]])).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['the last second of 23 November in Moscow', '2026-11-23T20:59:59Z', '2026-11-23', { DATE_IN_FUTURE: 1 }],
    ['the first second of 24 November in Moscow', '2026-11-23T21:00:00Z', '2026-11-24', {}],
  ])('C06 the day is that of Moscow, whatever the clock of the workbook: %s', async (_name, now, asOf, byCode) => {
    const svod = await runSvod({ now: () => new Date(now) });
    const id = await newWorkbook(svod, '59');
    const request = { properties: { timeZone: 'America/New_York' }, fields: 'timeZone' };
    await svod.google.sheets.spreadsheets.batchUpdate({
      spreadsheetId: id,
      requestBody: { requests: [{ updateSpreadsheetProperties: request }] },
    });
    await fillWorkbook(svod, id, rawWorkbook({ clusters: [declaredCluster({ statusDate: AS_OF + 1 })] }));
    await refreshOverHttp(svod);
    const snapshot = await latest(svod);
    expect([snapshot.asOf, snapshot.rows.byCode]).toEqual([asOf, byCode]);
  });
});
