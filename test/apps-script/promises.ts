/**
 * What the script promises a person at the keyboard, as checks that throw: of the real bundle they all hold, and each seeded fault
 * breaks at least the one that it is named beside.
 */
import { expect } from 'vitest';
import { isMarkNote, parseMarkNote } from '../../domain/mark-note.ts';
import type { ExecutionRecord } from '../../local/script-host/execution-record.ts';
import { declaredCluster, participant, rawWorkbook } from '../domain/rows.ts';
import { COLLEAGUE, fill, type Keyboard, PERSON } from './keyboard.ts';

/** Calls that read or write what stands in cells; the others only say where. */
const TOUCHING =
  /^(?:Range\.(?:get|set)(?:Values?|Formulas?|Notes?|NumberFormats?|DataValidations?|DisplayValues)|Sheet\.(?:appendRow|getSheetValues)|Range\.clear\w*)$/;

export function touchingCalls({ calls }: ExecutionRecord): number {
  return Object.entries(calls.byMethod).reduce((sum, [name, count]) => sum + (TOUCHING.test(name) ? count : 0), 0);
}

export const MOST_CALLS = 10;

function participantRows(count: number, spoilt: boolean): unknown[][] {
  return Array.from({ length: count }, (_, index) => {
    const taxId = spoilt && index % 2 === 0 ? '7707083894' : '7707083893';
    return ['C59-24-001', taxId, '1027700132195', '', `Завод № ${index}`, 'Поставщик', '25.11', 'Пермский край'];
  });
}

/** However many cells are pasted, the number of calls is the same. */
async function fixedCalls(at: Keyboard): Promise<void> {
  const few = await at.edit({ kind: 'paste', range: 'Участники!A2', values: participantRows(2, true) });
  const many = await at.edit({ kind: 'paste', range: 'Участники!A4', values: participantRows(60, true) });
  expect(many.calls.byMethod).toEqual(few.calls.byMethod);
  expect(touchingCalls(many)).toBeLessThanOrEqual(MOST_CALLS);
}

/** A mended cell loses its mark, and its row is ОК again. */
async function mendedCell(at: Keyboard): Promise<void> {
  fill(at, rawWorkbook({ clusters: [declaredCluster()] }));
  await at.type('Кластеры!I2', ['31.02.2024']);
  expect(parseMarkNote(at.note('Кластеры!I2'))).toMatchObject([{ severity: 'error' }]);
  expect(at.value('Кластеры!P2')).toMatch(/^Ошибка \(«Дата статуса»\): «31.02.2024» — это не дата/);
  await at.type('Кластеры!I2', ['01.02.2024']);
  expect(at.note('Кластеры!I2')).toBe('');
  expect(at.value('Кластеры!P2')).toBe('ОК');
}

function setNote({ store, spreadsheetId }: Keyboard, row: number, column: number, note: string): void {
  const area = { startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 };
  const rows = [[{ value: null, attributes: { note } }]];
  store.commit(spreadsheetId, [{ kind: 'changeCells', sheetId: 0, area, fields: 'note', rows }]);
}

/** A person's note stays as it is, with a mark at its cell and without. */
async function personsNote(at: Keyboard): Promise<void> {
  fill(at, rawWorkbook({ clusters: [declaredCluster()] }));
  setNote(at, 1, 8, 'Уточнить у министерства');
  await at.type('Кластеры!I2', ['31.02.2024']);
  expect(at.note('Кластеры!I2')).toBe('Уточнить у министерства');
  expect(parseMarkNote(at.note('Кластеры!P2'))).toMatchObject([{ severity: 'error', heading: 'Дата статуса' }]);
  await at.type('Кластеры!I2', ['01.02.2024']);
  expect(at.note('Кластеры!I2')).toBe('Уточнить у министерства');
  expect(at.note('Кластеры!P2')).toBe('');
}

/** Two people who start rows at once get different codes. */
async function codesAtOnce(at: Keyboard): Promise<void> {
  const rows = Array.from({ length: 12 }, (_, index) => index + 2);
  const edits = rows.map((row) => {
    const edit = { kind: 'type', range: `Кластеры!D${row}`, values: [[`Кластер № ${row}`]] } as const;
    return at.edit(edit, row % 2 === 0 ? PERSON : COLLEAGUE);
  });
  await Promise.all(edits);
  const codes = rows.map((row) => at.value(`Кластеры!A${row}`));
  expect(new Set(codes).size).toBe(rows.length);
  expect(codes.every((code) => /^C59-26-0\d\d$/.test(String(code)))).toBe(true);
}

/** A code is not given again after its row was deleted. */
async function codeOfDeletedRow(at: Keyboard): Promise<void> {
  await at.type('Кластеры!D2', ['Кластер первый']);
  expect(at.value('Кластеры!A2')).toBe('C59-26-001');
  await at.host.edit(at.spreadsheetId, PERSON, { kind: 'deleteRows', sheet: 'Кластеры', first: 2, count: 1 }).fired;
  await at.type('Кластеры!D2', ['Кластер второй']);
  expect(at.value('Кластеры!A2')).toBe('C59-26-002');
}

/** A new duplicate marks its twins outside the paste, and removing it unmarks them. */
async function twins(at: Keyboard): Promise<void> {
  fill(
    at,
    rawWorkbook({
      clusters: [declaredCluster()],
      participants: [participant(), participant({ taxId: '7830002293', headcount: 7 })],
    }),
  );
  const { taxId } = participant();
  await at.type('Участники!B3', [taxId]);
  expect([at.note('Участники!B2'), at.note('Участники!B3')].map(isMarkNote)).toEqual([true, true]);
  await at.type('Участники!B3', ['7830002293']);
  expect([at.note('Участники!B2'), at.note('Участники!B3'), at.value('Участники!N2')]).toEqual(['', '', 'ОК']);
}

/** What is missing is no mistake while a row is typed, and one when the tab is checked. */
async function unfinishedRow(at: Keyboard): Promise<void> {
  await at.type('Кластеры!D2', ['Кластер точного литья']);
  expect(at.value('Кластеры!P2')).toBe('Осталось заполнить: Субъект РФ (головной), Отрасль, Статус, Дата статуса.');
  expect(at.note('Кластеры!E2')).toBe('');
  await at.run('checkBook');
  expect(isMarkNote(at.note('Кластеры!E2'))).toBe(true);
  expect(at.value('Кластеры!P2')).toMatch(/^Ошибка/);
}

/** Personal data are set aside, and repeated nowhere. */
async function personalData(at: Keyboard): Promise<void> {
  await at.type('Участники!E2', ['Иванов Иван Иванович']);
  await at.type('Участники!E2', ['ООО «Пример»']);
  await at.type('Участники!E2', ['ИП Иванов']);
  expect(parseMarkNote(at.note('Участники!E2'))).toMatchObject([{ severity: 'error' }]);
  const own = ['Участники', 'Журнал'].map((title) => at.sheet(title));
  const [register, journal] = own;
  const notes = JSON.stringify(register?.attributes) + JSON.stringify(journal?.values);
  const others = JSON.stringify(register?.values.map((row) => row.slice(13)));
  const logs = JSON.stringify(at.host.executions().map((record) => record.logs));
  expect(notes + others + logs).not.toMatch(/Иванов/);
}

export const PROMISES = {
  fixedCalls,
  mendedCell,
  personsNote,
  codesAtOnce,
  codeOfDeletedRow,
  twins,
  unfinishedRow,
  personalData,
};
