/** Faults of the central workbook: the gate publishes nothing, keeps the last version, and names the tab and the row. */
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell } from '../../domain/cell.ts';
import type { Mark } from '../../domain/marks.ts';
import { latest, latestText, post } from '../local/running-svod.ts';
import { batchUpdate, sheetIdOf, valuesOf, write } from './filled-workbook.ts';
import { expectUnchanged, type Standing, standing } from './standing-svod.ts';

const TITLES = ['Книги', 'Настройки', 'Регионы', 'Отрасли', 'Пороги', 'Базовые показатели'];

async function centralCell({ svod }: Standing, range: string): Promise<unknown> {
  return (await valuesOf(svod, svod.centralSpreadsheetId, range))[0]?.[0] ?? '';
}

async function writeCentral({ svod }: Standing, range: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  await write(svod, svod.centralSpreadsheetId, range, rows);
}

/** The run fails with this code and this message, and everything published stays. */
async function expectFailure({ svod, before }: Standing, code: string, message: string): Promise<void> {
  const { status, body } = await post(`${svod.url}/functions/refresh`);
  expect([status, body]).toEqual([
    503,
    { error: { code, message, remedy: expect.stringMatching(/^(?:Верните|Исправьте)/) } },
  ]);
  expect(await latestText(svod)).toBe(before);
  const run = await (await fetch(`${svod.url}/public/status.json`)).json();
  expect(run).toMatchObject({ lastAttempt: { outcome: 'failed', code }, lastSuccess: { seq: 1 } });
  expect(svod.events).toContainEqual({ event: 'failed', code, message });
}

function mistake(title: string, row: number, sentence: string): string {
  return `В центральной таблице ошибки. «${title}», строка ${row}: ${sentence}`;
}

describe('a tab of the central workbook that is missing', () => {
  it('is named, and its return mends everything', async () => {
    const one = await standing();
    const { svod } = one;
    const fields = 'title';
    for (const title of TITLES) {
      const properties = { sheetId: await sheetIdOf(svod, svod.centralSpreadsheetId, title), title: 'Старый лист' };
      await batchUpdate(svod, svod.centralSpreadsheetId, { updateSheetProperties: { properties, fields } });
      await expectFailure(one, 'CENTRAL_UNREADABLE', `В центральной таблице нет листов: «${title}».`);
      const back = { properties: { ...properties, title }, fields };
      await batchUpdate(svod, svod.centralSpreadsheetId, { updateSheetProperties: back });
    }
    await expectUnchanged(one);
  });

  it('is named together with the others', async () => {
    const one = await standing();
    for (const title of ['Пороги', 'Отрасли']) {
      const sheetId = await sheetIdOf(one.svod, one.svod.centralSpreadsheetId, title);
      await batchUpdate(one.svod, one.svod.centralSpreadsheetId, { deleteSheet: { sheetId } });
    }
    await expectFailure(one, 'CENTRAL_UNREADABLE', 'В центральной таблице нет листов: «Отрасли», «Пороги».');
  });
});

interface CentralFault {
  readonly name: string;
  readonly title: string;
  readonly cell: string;
  readonly row: number;
  readonly text: Cell;
  readonly sentence: string;
}

function wrong(name: string, place: string, text: Cell, sentence: string): CentralFault {
  const [title = '', cell = ''] = place.split('!');
  return { name, title, cell, row: Number(cell.replace(/\D/g, '')), text, sentence };
}

const REQUIRED = 'Ячейка не заполнена, а значение здесь обязательно.';
const FAULTS: readonly CentralFault[] = [
  wrong('F24 a workbook without a region', 'Книги!A2', '', REQUIRED),
  wrong('F24 an address that is none', 'Книги!B2', 'таблица', '«таблица» — это не адрес и не идентификатор таблицы.'),
  wrong('a region that is not in the list', 'Книги!A2', '91', 'Субъекта РФ «91» нет в списке.'),
  wrong('a plan year out of range', 'Настройки!B2', 1999, 'Значение 1999 вне пределов: нужно от 2015 до 2036.'),
  wrong('a plan year in words', 'Настройки!B2', 'этот', '«этот» — это не число.'),
  wrong('a region code of one letter', 'Регионы!A3', 'А', '«А» — это не код субъекта: нужны две цифры.'),
  wrong('a region without a name', 'Регионы!B4', '', REQUIRED),
  wrong('a wrong ISO code', 'Регионы!C5', 'PER', '«PER» — это не код ISO 3166-2.'),
  wrong('a district that does not exist', 'Регионы!E6', 'Пермский', 'Значения «Пермский» нет в списке.'),
  wrong(
    'an industry that is listed twice',
    'Отрасли!A3',
    'нефтехимия и Химия',
    '«нефтехимия и Химия» уже есть в строке 2.',
  ),
  wrong('an industry of one letter', 'Отрасли!A4', 'И', 'Длина текста — 1, а нужно от 2 до 100 знаков.'),
  wrong('a threshold that does not exist', 'Пороги!A2', 'Порог боли', 'Значения «Порог боли» нет в списке.'),
  wrong('a negative threshold', 'Пороги!B3', -1, 'Число -1 отрицательное, а нужно 0 или больше.'),
  wrong('a threshold of two rows on one day', 'Пороги!D9', 46_000, 'Этот порог в те же дни действует и по строке 9.'),
  wrong('a figure without a day', 'Базовые показатели!C2', '', REQUIRED),
  wrong('a figure that is a text', 'Базовые показатели!B3', 'много', '«много» — это не число.'),
  wrong('a heading of the list of workbooks', 'Книги!B1', 'Адрес', 'Не найден столбец «Таблица».'),
  wrong(
    'a heading of the regions',
    'Регионы!A1',
    'Код субъекта',
    'Не найден столбец «Код». Похоже, это столбец A: его заголовок изменён.',
  ),
  wrong(
    'a heading of the industries',
    'Отрасли!A1',
    'Отрасли',
    'Не найден столбец «Отрасль». Похоже, это столбец A: его заголовок изменён.',
  ),
  wrong('a heading of the thresholds', 'Пороги!B1', 'Величина', 'Не найден столбец «Значение».'),
  wrong('a heading of the figures', 'Базовые показатели!C1', 'Дата', 'Не найден столбец «На дату».'),
];

/** The fault is told in a row further down than where it was made. */
const TOLD_AT: Readonly<Record<string, number>> = { 'a threshold of two rows on one day': 10 };

interface Told {
  readonly answer: unknown;
  readonly isKept: boolean;
  readonly marks: readonly Mark[];
}

/** Each fault is made, looked at and mended, all on one Svod. */
async function makeAll(): Promise<readonly Told[]> {
  const one = await standing();
  const told: Told[] = [];
  for (const { title, cell, text } of FAULTS) {
    const range = `${quoteTitle(title)}!${cell}`;
    const good = await centralCell(one, range);
    await writeCentral(one, range, [[text]]);
    const { body: answer } = await post(`${one.svod.url}/functions/refresh`);
    const isKept = (await latestText(one.svod)) === one.before;
    const edit = {
      spreadsheetId: one.svod.centralSpreadsheetId,
      range: `${quoteTitle(title)}!A1`,
      values: Array.from({ length: 20 }, () => [null]),
    };
    const { body } = await post(`${one.svod.url}/local/edit`, edit);
    told.push({ answer, isKept, marks: (body as { marks: Mark[] }).marks });
    await writeCentral(one, range, [[good]]);
  }
  await expectUnchanged(one);
  return told;
}

let making: Promise<readonly Told[]> | undefined;

describe('a wrong cell of the central workbook', () => {
  it.each(FAULTS.map((fault, index) => [fault.name, fault, index] as const))(
    '%s stops the publication and is named',
    async (name, { title, row, sentence }, index) => {
      making ??= makeAll();
      const told = (await making)[index];
      const message = expect.stringContaining(mistake(title, TOLD_AT[name] ?? row, sentence));
      expect(told?.answer).toMatchObject({ error: { code: 'WORKBOOK_LIST_WRONG', message } });
      expect(told?.isKept).toBe(true);
      expect(told?.marks.map(({ note }) => note).join(' ')).toContain(sentence);
    },
  );

  it.each<[string, (id: string) => readonly string[], string]>([
    ['two workbooks of one region', () => ['59', 'x'.repeat(44)], '«59» уже есть в строке 2.'],
    ['one workbook of two regions', (id) => ['18', id], 'уже есть в строке 2.'],
  ])('F24 %s stop the publication, and the line is named', async (_name, lineOf, sentence) => {
    const one = await standing();
    await writeCentral(one, 'Книги!A3', [lineOf(one.id)]);
    const { status, body } = await post(`${one.svod.url}/functions/refresh`);
    expect(status).toBe(503);
    expect(JSON.stringify(body)).toContain('«Книги», строка 3: ');
    expect(JSON.stringify(body)).toContain(sentence);
    expect(await latestText(one.svod)).toBe(one.before);
  });

  it('«Плановый год» that was renamed does not silently change the figures', async () => {
    const one = await standing();
    await writeCentral(one, 'Настройки!A2', [['Год плана']]);
    await post(`${one.svod.url}/functions/refresh`);
    expect((await latest(one.svod)).planYear).toBe(2024);
  });
});
