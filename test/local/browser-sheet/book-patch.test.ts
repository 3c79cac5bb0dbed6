/** A page that applies the difference of two versions shows what a page shows that opens the later one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookPatch } from '../../../local/browser-sheet/book-patch.ts';
import { rowsOf } from '../../../local/browser-sheet/book-view.ts';
import { runBatch } from '../../../local/google/batch-update.ts';
import { ConditionalLooks } from '../../../local/google/conditional-looks.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { SeenCells } from '../../../local/google/seen-cells.ts';
import type { Workbook } from '../../../local/google/workbook.ts';
import { applyChanges } from '../../../local/google/workbook-change.ts';
import type { StoredWorkbook } from '../../../local/google/workbook-file.ts';
import type { CellView, RowsView } from '../../../web/sheet/protocol.ts';
import { NOON } from '../running-svod.ts';

const now = () => NOON;
const RED = { backgroundColor: { red: 1, green: 0, blue: 0 } };

/** A column that colours the cells whose heading it names, and one that adds up. */
function book(): Workbook {
  const texts = [
    ['Имя', 'Число', 'Сумма', 'Отметки'],
    ['а', 1, '=B2*2', '|Имя|'],
    ['б', 2, '=SUM(B2:B4)', ''],
    ['в', 3, '=B3', '|Число|'],
  ];
  const userEnteredValue = (value: string | number) =>
    typeof value === 'number'
      ? { numberValue: value }
      : value.startsWith('=')
        ? { formulaValue: value }
        : { stringValue: value };
  const rowData = texts.map((row) => ({ values: row.map((value) => ({ userEnteredValue: userEnteredValue(value) })) }));
  const formula = '=ISNUMBER(FIND("|"&A$1&"|";$D2))';
  const rule = {
    ranges: [{ sheetId: 0, startRowIndex: 1, endRowIndex: 10, startColumnIndex: 0, endColumnIndex: 3 }],
    booleanRule: { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] }, format: RED },
  };
  const workbook = newWorkbook({
    properties: { locale: 'ru_RU' },
    sheets: [{ properties: { sheetId: 0, title: 'Лист' }, data: [{ rowData }] }],
  });
  return applyChanges(workbook, runBatch(workbook, [{ addConditionalFormatRule: { rule, index: 0 } }], now).changes);
}

function stored(workbook: Workbook, version: number): StoredWorkbook {
  const time = NOON.toISOString();
  return { spreadsheetId: 'x', version, createdTime: time, modifiedTime: time, workbook };
}

/** What is seen of every cell, without the numbers by which a message names styles. */
function seen({ rows, styles }: RowsView): Record<string, unknown> {
  const cells = Object.entries(rows).flatMap(([row, views]) =>
    views.map((view: CellView | null, column) => [
      `${row},${column}`,
      view && { ...view, ...(view.style !== undefined && { style: styles[view.style] }) },
    ]),
  );
  return Object.fromEntries(cells.filter(([, view]) => view !== null));
}

function sheetOf(workbook: Workbook) {
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('No tab.');
  return sheet;
}

describe('the looks of conditional formats', () => {
  it('hold where their formula does, told from the place of each cell', () => {
    const workbook = book();
    const sheet = sheetOf(workbook);
    const looks = new ConditionalLooks(new SeenCells(workbook, now), sheet, now);
    const coloured = [1, 2, 3].flatMap((row) =>
      [0, 1, 2].filter((column) => looks.at(row, column)).map((column) => [row, column]),
    );
    expect(coloured).toEqual([
      [1, 0],
      [3, 1],
    ]);
  });
});

describe('a patch', () => {
  it('leads to what the later version shows', () => {
    const value = fc.oneof(fc.constantFrom('|Имя|', '|Число|', 'Имя', '', 'текст'), fc.integer({ min: 0, max: 9 }));
    const edit = fc.record({ row: fc.nat(5), column: fc.nat(3), value });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const before = stored(book(), 1);
        const changes = edits.map((each) => {
          return {
            kind: 'changeValues',
            sheetId: 0,
            row: each.row,
            column: each.column,
            values: [[each.value]],
          } as const;
        });
        const after = stored(applyChanges(before.workbook, changes), 2);
        const patch = bookPatch(before, after, now);
        const whole = (of: StoredWorkbook) => seen(rowsOf(of, sheetOf(of.workbook), 0, 100, now));
        const shown = { ...whole(before) };
        for (const tab of patch.changed) {
          // A stale tab is read anew, which is what it is compared with.
          if (tab.isStale) return;
          for (const row of Object.keys(tab.rows)) {
            for (const place of Object.keys(shown)) if (place.startsWith(`${row},`)) delete shown[place];
          }
          Object.assign(shown, seen(tab));
        }
        expect(shown).toEqual(whole(after));
      }),
      { numRuns: 200 },
    );
  });
});
