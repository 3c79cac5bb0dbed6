/** «Сводка» and «Качество» over the real road: what the director reads, prints and follows, from the sample. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../faults/filled-workbook.ts';
import { openSvod, type RunningSvod, refreshOverHttp } from '../local/running-svod.ts';
import { cellsOf, headsOf, rangesOf, rowNamed, sheetOf, textsOf } from './shown-tab.ts';

const folder = mkdtempSync(join(tmpdir(), 'svod-summary-'));
let now = new Date('2026-11-23T06:15:00Z');
let svod: RunningSvod;
let sheet: Awaited<ReturnType<typeof sheetOf>>;
let quality: typeof sheet;

beforeAll(async () => {
  svod = await openSvod({ dataFolder: folder, empty: false, now: () => now });
  await refreshOverHttp(svod);
  // The first run tells the regions, and so learns where their tabs are.
  await refreshOverHttp(svod);
  quality = await sheetOf(svod, 'Качество');
  sheet = await sheetOf(svod, 'Сводка');
}, 120_000);
afterAll(async () => {
  await svod.close();
  rmSync(folder, { recursive: true, force: true });
});

function shown(name: string, from = 0): readonly string[] {
  return textsOf(sheet)[rowNamed(sheet, name, from)] ?? [];
}

describe('«Сводка»', () => {
  it('begins with the sentence, when it was checked, the date of the data and the version', () => {
    const texts = textsOf(sheet).slice(0, 5);
    expect(texts[0]?.[0]).toMatch(/^61 кластер, заявлено ещё 48 от 45 регионов/);
    expect(texts.slice(1, 4).map((row) => row.slice(0, 2))).toEqual([
      ['Проверено (Москва)', 'сегодня в 09:15'],
      ['Данные на', '23.11.2026'],
      ['Снято (Москва)', '23.11.2026 09:15'],
    ]);
    expect(texts[4]?.[1]).toMatch(/^1 \([0-9a-f]{12}\)$/);
  });

  it('says under every number on how many rows it stands, and leads to those set aside', () => {
    expect(shown('Действующие кластеры')).toEqual(['Действующие кластеры', '61', '123', '2', '«Кластеры»']);
    expect(shown('Рост, раз').slice(0, 4)).toEqual(['Рост, раз', '1,79', '123', '2']);
    const link = cellsOf(sheet)[rowNamed(sheet, 'Действующие кластеры')]?.[3]?.hyperlink;
    expect(link).toMatch(/^#gid=\d+&range=A1$/);
    const headings = rowNamed(sheet, 'Почему отложено');
    const reasons = textsOf(sheet).slice(headings + 1, headings + 12);
    expect(reasons.map(([, count]) => Number(count)).reduce((sum, one) => sum + one, 0)).toBe(13);
  });

  it('shows plan against fact by year, numbers as numbers and shares as percents', () => {
    expect(shown('2024')).toEqual(['2024', '48', '0', '0', '0,0%', '123', '2']);
    expect(shown('2016')[4]).toBe('85,7%');
    expect(shown('Участники')[1]).toBe('1\u00a0339');
    expect(shown('Стоимость проектов, млн руб.')[1]).toMatch(/^\d\d\u00a0\d{3},\d\d$/);
    const reconciled = rowNamed(sheet, 'Сверка с другими источниками');
    expect(shown('Действующие кластеры', reconciled).slice(0, 5)).toEqual([
      'Действующие кластеры',
      '61',
      '61',
      '0',
      '29.05.2024',
    ]);
  });

  it('counts how far every region has come, each once, with the denominator', () => {
    const from = rowNamed(sheet, 'Подача по субъектам');
    const lines = textsOf(sheet).slice(from + 2, from + 7);
    expect(lines.map(([name]) => name)).toEqual([
      'Не начат',
      'С ошибками',
      'Давно не обновлялась',
      'В работе',
      'Свежая',
    ]);
    const counts = lines.map(([, count]) => Number(count));
    expect([counts[0], counts[1], counts.reduce((sum, one) => sum + one, 0)]).toEqual([27, 13, 83]);
    expect(lines.every(([, , all]) => all === '83')).toBe(true);
    expect(textsOf(sheet).some(([text]) => text?.startsWith('Не начат: Республика Адыгея;'))).toBe(true);
  });

  it('shows the quality of every workbook, the days since its last edit and how far it has come', () => {
    const perm = shown('Пермский край', rowNamed(sheet, 'Качество данных'));
    expect(perm.slice(1, 5)).toEqual(['111', '110', '1', '1']);
    expect(perm[7]).toMatch(/^\d+$/);
    expect(perm[8]).toBe('С ошибками');
  });

  it('says what every number means, in lines that fit beside its name', () => {
    const meanings = textsOf(sheet).slice(rowNamed(sheet, 'Что означают показатели') + 1);
    const whole: string[] = [];
    for (const [name = '', text = ''] of meanings) {
      if (name === '') whole.push(`${whole.pop()} ${text}`);
      else whole.push(text);
      expect(text.length).toBeLessThanOrEqual(95);
    }
    expect(whole.length).toBeGreaterThan(45);
    expect(whole.every((text) => text.endsWith('.'))).toBe(true);
  });

  it('is laid out for paper: bold headings, a frozen first line, no grid lines, as wide as a page', () => {
    const grid = sheet.properties?.gridProperties;
    expect([grid?.frozenRowCount, grid?.hideGridlines]).toEqual([1, true]);
    const widths = (sheet.data?.[0]?.columnMetadata ?? []).slice(0, 10).map(({ pixelSize }) => pixelSize ?? 0);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1020);
    const cells = cellsOf(sheet);
    const formats = cells[rowNamed(sheet, 'Показатель')]?.map(({ userEnteredFormat }) => userEnteredFormat) ?? [];
    expect(formats).toHaveLength(5);
    expect(formats.every((one) => one?.textFormat?.bold && one.wrapStrategy === 'WRAP')).toBe(true);
    expect(cells[2]?.[1]?.userEnteredFormat?.numberFormat).toEqual({ type: 'DATE', pattern: 'dd.mm.yyyy' });
  });

  it('has three charts of Google over the districts, the stages and the days', () => {
    expect((sheet.charts ?? []).map((chart) => headsOf(sheet, chart))).toEqual([
      ['Федеральный округ', 'Действующие', 'Заявленные'],
      ['Этапы планового года', 'Дошли', 'Сейчас'],
      ['День (последняя версия)', 'Действующие', 'Заявленные', 'Проекты'],
    ]);
    const [districts] = sheet.charts ?? [];
    const ends = districts ? rangesOf(districts).map(({ endRowIndex }) => endRowIndex) : [];
    expect(ends).toEqual(Array(3).fill(rowNamed(sheet, 'Южный') + 1));
  });
});

function listed(): number {
  return rowNamed(quality, 'Где эти замечания') + 2;
}

/** Follows a link as a browser would: to the workbook, the tab with that number, the cell. */
async function open(link: string): Promise<{ readonly heading: unknown; readonly value: unknown }> {
  const { pathname, hash } = new URL(link);
  const spreadsheetId = pathname.split('/').at(-1) ?? '';
  const place = new URLSearchParams(hash.slice(1));
  const { data } = await svod.google.sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'sheets(properties(sheetId,title))',
  });
  const tab = data.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === Number(place.get('gid')));
  const range = place.get('range') ?? '';
  const read = async (cell: string) => {
    const { data: values } = await svod.google.sheets.spreadsheets.values.get({
      spreadsheetId,
      range: `'${tab?.properties?.title}'!${cell}`,
    });
    return values.values?.[0]?.[0] as unknown;
  };
  return { heading: await read(range.replace(/\d+/, '1')), value: await read(range) };
}

describe('«Качество»', () => {
  it('counts the problems of every workbook and of every rule', () => {
    const perm = textsOf(quality)[rowNamed(quality, 'Пермский край')];
    expect(perm).toEqual(['Пермский край', '111', '110', '1', '1', '1', '2', 'открыть', 'прочитана']);
    expect(textsOf(quality)[rowNamed(quality, 'код сохранён как число')]?.slice(2)).toEqual([
      'предупреждение',
      '8',
      '8',
    ]);
    const list = textsOf(quality).slice(listed());
    const errors = list.filter((row) => row[2] === 'ошибка');
    expect(errors.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(13);
  });

  it('leads from a number to the list, and from the list to the very cell', async () => {
    const cells = cellsOf(quality);
    const row = rowNamed(quality, 'Пермский край', listed());
    const inner = cells[rowNamed(quality, 'Пермский край')]?.[4]?.hyperlink;
    expect(inner).toBe(`#gid=${quality.properties?.sheetId}&range=A${row + 1}`);
    const [, rule, , count, place] = cells[row] ?? [];
    expect([rule?.formattedValue, place?.formattedValue]).toEqual([
      'не сходится контрольная цифра ИНН',
      'Участники B7',
    ]);
    expect(count?.hyperlink).toBe(place?.hyperlink);
    const found = await open(place?.hyperlink ?? '');
    expect(found).toEqual({ heading: 'ИНН', value: expect.stringMatching(/^\d{10}$/) });
    expect(JSON.stringify(textsOf(quality))).not.toContain(found.value);
  });

  it('leads everywhere: every place of the list is a cell of its tab', async () => {
    const links = cellsOf(quality)
      .slice(listed())
      .flatMap((row) => row.slice(3).map(({ hyperlink }) => hyperlink ?? ''));
    expect(links.length).toBeGreaterThan(40);
    expect(links.every((link) => /\/sheets\/[\w-]+#gid=\d+&range=[A-Z]+\d+$/.test(link))).toBe(true);
    const headings = await Promise.all(links.filter((_, index) => index % 7 === 0).map(open));
    expect(headings.every(({ heading }) => typeof heading === 'string' && heading.length > 2)).toBe(true);
  });

  it('is not written again while nothing changes', async () => {
    const version = async () =>
      (await svod.google.drive.files.get({ fileId: svod.centralSpreadsheetId, fields: 'version' })).data.version;
    const before = await version();
    await refreshOverHttp(svod);
    expect(await version()).toBe(before);
  });
});

describe('«Сводка» of another version', () => {
  it('tells what changed since the last version and since a frozen one, which «Настройки» choose', async () => {
    const central = svod.centralSpreadsheetId;
    const settings = textsOf(await sheetOf(svod, 'Настройки'));
    const cellOf = (name: string) => `'Настройки'!B${settings.findIndex((row) => row[0] === name) + 1}`;
    await write(svod, central, cellOf('Заморозить под именем'), [['2026-Q3']]);
    await refreshOverHttp(svod);
    const said = async () => {
      const texts = textsOf(await sheetOf(svod, 'Сводка')).map(([text]) => text ?? '');
      const from = texts.findIndex((text) => text.startsWith('Что изменилось'));
      return texts.slice(from, texts.indexOf('План и факт по годам')).filter((text) => text !== '');
    };
    expect(await said()).toEqual([
      'Что изменилось с прошлой версии',
      expect.stringMatching(/^Первая версия: 61 кластер/),
      'Что изменилось с замороженной версии «2026-Q3» (версия 1)',
      'Это она и есть: с тех пор ничего.',
    ]);
    now = new Date('2026-11-24T06:15:00Z');
    await write(svod, central, "'Настройки'!B2", [[2025]]);
    await refreshOverHttp(svod);
    const told = await said();
    expect(told[0]).toBe('Что изменилось с версии 1');
    expect(told).toContain('Что изменилось с замороженной версии «2026-Q3» (версия 1)');
    expect(told.filter((text) => text.startsWith('Плановый год 2024 → 2025'))).toHaveLength(2);
    await write(svod, central, cellOf('Сравнить с замороженной'), [['2025-Q1']]);
    await refreshOverHttp(svod);
    expect((await said()).at(-1)).toBe('Замороженной версии «2025-Q1» нет. Есть: 2026-Q3. Исправьте «Настройки».');
    const days = textsOf(await sheetOf(svod, 'Сводка'));
    const trend = days.slice(days.findIndex(([text]) => text === 'День (последняя версия)') + 1).slice(0, 2);
    expect(trend.map((row) => row.slice(0, 3))).toEqual([
      ['23.11.2026', '61', '48'],
      ['24.11.2026', '61', '2'],
    ]);
  });
});
