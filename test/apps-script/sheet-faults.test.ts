/** Faults of the catalogue that a person makes with the sheet itself: what the script then shows at the keyboard. */
import { describe, expect, it } from 'vitest';
import { isMarkNote, parseMarkNote } from '../../domain/mark-note.ts';
import { runBatch } from '../../local/google/batch-update.ts';
import { declaredCluster, participant, rawWorkbook } from '../domain/rows.ts';
import { NOON } from '../local/running-svod.ts';
import { fill, type Keyboard, keyboard, PERSON, workbookIn } from './keyboard.ts';
import { MOST_CALLS, touchingCalls } from './promises.ts';

/** As another program would, without a trigger. */
function request({ store, spreadsheetId }: Keyboard, one: Parameters<typeof runBatch>[1][number]): void {
  const { changes } = runBatch(workbookIn(store, spreadsheetId), [one], () => NOON);
  store.commit(spreadsheetId, changes);
}

async function withCluster(): Promise<Keyboard> {
  const at = await keyboard();
  fill(at, rawWorkbook({ clusters: [declaredCluster()], participants: [participant()] }));
  return at;
}

function notesIn(at: Keyboard, title: string): readonly string[] {
  return at
    .sheet(title)
    .attributes.flatMap((row) => row.flatMap((cell) => (isMarkNote(cell?.note ?? '') ? [cell?.note ?? ''] : [])));
}

describe('at the keyboard', () => {
  it('C20 the same row pasted twice: one is kept, the copy says which', async () => {
    const at = await withCluster();
    await at.edit({ kind: 'copy', from: 'Участники!A2:M2', to: 'Участники!A3:M3' });
    expect(parseMarkNote(at.note('Участники!A3'))).toMatchObject([{ severity: 'error' }]);
    expect([at.note('Участники!A2'), at.value('Участники!N2')]).toEqual(['', 'ОК']);
  });

  it('C20 a copied row with its code: both rows name each other', async () => {
    const at = await withCluster();
    await at.edit({ kind: 'copy', from: 'Кластеры!A2:O2', to: 'Кластеры!A3:O3' });
    await at.type('Кластеры!D3', ['Кластер другой']);
    expect([at.note('Кластеры!A2'), at.note('Кластеры!A3')].map(isMarkNote)).toEqual([true, true]);
    await at.edit({ kind: 'clear', range: 'Кластеры!A3' });
    expect(at.note('Кластеры!A2')).toBe('');
    expect(at.value('Кластеры!A3')).toBe('C59-26-001');
  });

  it('C08 a formula that does not come out is marked as a formula', async () => {
    const at = await withCluster();
    await at.type('Кластеры!M2', ['=1/0']);
    expect(parseMarkNote(at.note('Кластеры!M2'))).toMatchObject([{ severity: 'error' }]);
    expect(at.value('Кластеры!P2')).toMatch(/формула/);
  });

  it('C06 a date is read by the clock of the workbook, whatever that is', async () => {
    const at = await withCluster();
    request(at, { updateSpreadsheetProperties: { properties: { timeZone: 'America/New_York' }, fields: 'timeZone' } });
    await at.type('Кластеры!I2', ['23.11.2026']);
    expect([at.note('Кластеры!I2'), at.value('Кластеры!P2')]).toEqual(['', 'ОК']);
    await at.type('Кластеры!I2', ['24.11.2026']);
    expect(isMarkNote(at.note('Кластеры!I2'))).toBe(true);
  });

  it('C21 personal data in any text are refused with a note, and repeated nowhere', async () => {
    const at = await withCluster();
    const canaries = [
      'kanarejka@example.org',
      '+7 912 345-67-89',
      '112-233-445 95',
      '500100732259',
      '304500116000157',
      'ИП Канарейкин',
    ];
    canaries.push('Канарейкин Пётр Ильич');
    for (const canary of canaries) {
      await at.type('Участники!E2', [canary]);
      expect(parseMarkNote(at.note('Участники!E2'))).toMatchObject([{ severity: 'error' }]);
      await at.type('Участники!E2', ['ООО «Литьё»']);
      expect(at.note('Участники!E2')).toBe('');
    }
    await at.edit({ kind: 'paste', range: 'Участники!E2', values: canaries.map((canary) => [canary]) });
    await at.edit({ kind: 'paste', range: "'Меры поддержки'!K2", values: canaries.map((canary) => [canary]) });
    await at.run('checkBook');
    const { sheets } = workbookIn(at.store, at.spreadsheetId);
    const notes = JSON.stringify(sheets.map(({ attributes }) => attributes));
    const own = JSON.stringify(
      sheets.map(({ properties, values }) =>
        properties.title === 'Журнал' ? values : values.map((row) => row.slice(11)),
      ),
    );
    const runs = JSON.stringify(at.host.executions().map(({ logs, toasts, dialogs }) => [logs, toasts, dialogs]));
    expect(notes).toContain('персональные данные');
    for (const canary of canaries) expect([canary, (notes + own + runs).includes(canary)]).toEqual([canary, false]);
    expect(notes + own + runs).not.toMatch(/Канарейк|kanarejka/);
  });

  it('S01 a renamed heading is marked, and the mark goes when it is back', async () => {
    const at = await withCluster();
    await at.type('Кластеры!H1', ['Состояние']);
    expect(notesIn(at, 'Кластеры').join()).toMatch(/Не найден столбец «Статус»/);
    await at.type('Кластеры!H1', [' СТАТУС ']);
    expect(notesIn(at, 'Кластеры')).toEqual([]);
    expect(at.note('Кластеры!A1')).toMatch(/^Код строки/);
  });

  it('S02 a heading that stands there twice is marked', async () => {
    const at = await withCluster();
    await at.type('Кластеры!F1', ['Статус']);
    expect(notesIn(at, 'Кластеры').join()).toMatch(/Заголовок «Статус» стоит дважды/);
  });

  it('S03 columns that were moved or put in are found by their headings', async () => {
    const at = await withCluster();
    await at.host.edit(at.spreadsheetId, PERSON, { kind: 'insertColumns', sheet: 'Кластеры', before: 2, count: 1 })
      .fired;
    await at.type('Кластеры!B1', ['Моё']);
    await at.type('Кластеры!J2', ['31.02.2024']);
    expect(isMarkNote(at.note('Кластеры!J2'))).toBe(true);
    expect(at.value('Кластеры!Q2')).toMatch(/^Ошибка/);
  });

  it('S03 a column that is lost in one tab leaves the verdicts of the others in their rows', async () => {
    const at = await withCluster();
    await at.host.edit(at.spreadsheetId, PERSON, { kind: 'deleteColumns', sheet: 'Кластеры', first: 8, count: 1 })
      .fired;
    await at.type('Участники!B2', ['7707083894']);
    expect(at.value('Участники!N2')).toMatch(/^Ошибка/);
    await at.edit({ kind: 'clear', range: 'Участники!A2:M2' });
    expect([at.value('Участники!N2'), at.note('Участники!B2')]).toEqual([null, '']);
  });

  it('S04 a heading called __proto__ harms nothing', async () => {
    const at = await withCluster();
    await at.type('Кластеры!R1', ['__proto__', 'constructor']);
    await at.type('Кластеры!I2', ['23.05.2024']);
    expect(at.value('Кластеры!P2')).toBe('ОК');
  });

  it('S05 rows above the headings, blank rows and a row of totals', async () => {
    const at = await withCluster();
    await at.host.edit(at.spreadsheetId, PERSON, { kind: 'insertRows', sheet: 'Кластеры', before: 1, count: 1 }).fired;
    await at.type('Кластеры!A1', ['Данные за 2026 год']);
    await at.type('Кластеры!M6', [1000]);
    expect([at.value('Кластеры!P3'), at.value('Кластеры!P4')]).toEqual(['ОК', null]);
    expect(at.value('Кластеры!P6')).toMatch(/^Осталось заполнить/);
  });

  it('S06 merged and hidden cells are read all the same', async () => {
    const at = await withCluster();
    const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 5, endColumnIndex: 6 };
    request(at, { mergeCells: { range, mergeType: 'MERGE_ALL' } });
    const rows = { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 };
    request(at, {
      updateDimensionProperties: { range: rows, properties: { hiddenByUser: true }, fields: 'hiddenByUser' },
    });
    await at.type('Кластеры!I2', ['31.02.2024']);
    expect(isMarkNote(at.note('Кластеры!I2'))).toBe(true);
  });

  it('S07 a copy of a tab is a person’s own, and gets no marks', async () => {
    const at = await withCluster();
    request(at, { duplicateSheet: { sourceSheetId: 0, newSheetName: 'Копия листа Кластеры' } });
    await at.type("'Копия листа Кластеры'!I2", ['31.02.2024']);
    expect(notesIn(at, 'Копия листа Кластеры')).toEqual([]);
  });

  it('S10 an American workbook reads the same: declared types decide', async () => {
    const at = await withCluster();
    request(at, { updateSpreadsheetProperties: { properties: { locale: 'en_US' }, fields: 'locale' } });
    await at.type('Кластеры!L2', ['25.5']);
    expect([at.value('Кластеры!L2'), at.value('Кластеры!P2')]).toEqual([25.5, 'ОК']);
  });

  it('S13 a «Проверка» that its owner has closed: the note is written all the same, and it is said', async () => {
    const at = await withCluster();
    const range = { sheetId: 0, startColumnIndex: 15, endColumnIndex: 16 };
    request(at, { addProtectedRange: { protectedRange: { range, editors: { users: ['svod@localhost'] } } } });
    const { toasts } = await at.type('Кластеры!I2', ['31.02.2024']);
    expect(isMarkNote(at.note('Кластеры!I2'))).toBe(true);
    expect(toasts).toEqual([
      { title: 'Свод', message: 'Часть пометок не записана: владелец закрыл ячейки от правки.' },
    ]);
  });

  it('S02 a deleted row of headings is marked, and comes back when the workbook is prepared', async () => {
    const at = await withCluster();
    await at.run('prepareBook');
    const deletion = { kind: 'deleteRows', sheet: 'Кластеры', first: 1, count: 1 } as const;
    await at.host.edit(at.spreadsheetId, PERSON, deletion, { confirmed: true }).fired;
    await at.type('Кластеры!I1', ['01.06.2024']);
    expect(notesIn(at, 'Кластеры').join()).toMatch(/Не найден столбец/);
    await at.run('prepareBook');
    await at.type('Кластеры!I2', ['02.06.2024']);
    expect([at.value('Кластеры!A1'), at.value('Кластеры!P2')]).toEqual(['Код кластера', 'ОК']);
  });

  it('S16 a paste of 1 000 × 13, undone, filled down, sorted: marks are right after each', async () => {
    const at = await withCluster();
    const row = [
      'C59-24-001',
      '7707083894',
      '1027700132195',
      '',
      'Завод',
      'Поставщик',
      '25.11',
      'Пермский край',
      '',
      45_000,
    ];
    const values = Array.from({ length: 1000 }, () => row);
    const pasted = await at.edit({ kind: 'paste', range: 'Участники!A3', values });
    expect(touchingCalls(pasted)).toBeLessThanOrEqual(MOST_CALLS);
    const marked = at.sheet('Участники').attributes.filter((cells) => isMarkNote(cells[1]?.note ?? ''));
    expect(marked).toHaveLength(1000);
    await at.edit({ kind: 'undo' });
    expect(notesIn(at, 'Участники')).toEqual([]);
    await at.type('Участники!F2', ['Директор']);
    await at.edit({ kind: 'fill', from: 'Участники!F2', to: 'Участники!F2:F6' });
    expect(notesIn(at, 'Участники')).toHaveLength(5);
    await at.edit({ kind: 'sort', range: 'Участники!A2:O6', column: 1, descending: true });
    expect(notesIn(at, 'Участники')).toHaveLength(5);
    expect(at.value('Участники!N2')).toMatch(/^Ошибка/);
  });

  it('X08 an unusual change of status and a falling date warn until the tab is checked', async () => {
    const at = await withCluster();
    await at.type('Кластеры!H2', ['Отказ']);
    expect(parseMarkNote(at.note('Кластеры!H2'))).toMatchObject([{ severity: 'warning' }]);
    await at.type('Кластеры!I2', ['01.02.2020']);
    expect(parseMarkNote(at.note('Кластеры!I2'))).toMatchObject([{ severity: 'warning' }]);
    await at.type('Кластеры!D2', ['Кластер под другим именем']);
    expect(isMarkNote(at.note('Кластеры!I2'))).toBe(true);
    await at.run('checkSheet');
    expect([at.note('Кластеры!H2'), at.note('Кластеры!I2')]).toEqual(['', '']);
  });
});
