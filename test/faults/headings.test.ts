/** Faults of the headings, S01 to S05: what still reads as before, and what stops the publication and how that is told. */
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { clusters } from '../../domain/cluster.ts';
import type { Mark } from '../../domain/marks.ts';
import { participants } from '../../domain/participant.ts';
import { headingsOf } from '../domain/rows.ts';
import { latest, newWorkbook, post, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { batchUpdate, sheetIdOf, valuesOf, write } from './filled-workbook.ts';
import { expectHeld, expectUnchanged, type Standing, standing } from './standing-svod.ts';

async function expectMissing(one: Standing, title: string, heading: string, likely?: string): Promise<void> {
  const hint = likely === undefined ? '' : ` Похоже, это столбец ${likely}: его заголовок изменён.`;
  const message = `Таблица субъекта 59, лист «${title}»: Не найден столбец «${heading}».${hint}`;
  await expectHeld(one, 'HEADINGS_WRONG', message, `Верните заголовок «${heading}» в первую строку листа.`);
}

async function marksOfFirstRow({ svod, id }: Standing, title: string): Promise<readonly Mark[]> {
  const { body } = await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: `${title}!A1`, values: [[null]] });
  return (body as { marks: Mark[] }).marks;
}

/** The rows of «Кластеры» with their cells in another order. */
async function rearrange({ svod, id }: Standing, order: (cells: readonly unknown[]) => readonly unknown[]) {
  const width = clusters.columnKeys.length;
  const rows = await valuesOf(svod, id, 'Кластеры!A1:O2');
  const whole = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
  await write(svod, id, 'Кластеры!A1', whole.map(order));
}

describe('a heading that was renamed', () => {
  it('S01 stops the publication and is named with the column it probably became, until it has its old name', async () => {
    const one = await standing();
    for (const [text, title, letter, heading, likely] of [
      ['ИНН организации', 'Участники', 'B', 'ИНН', 'B'],
      ['Стаус', 'Кластеры', 'H', 'Статус', 'H'],
      ['Cтатус', 'Кластеры', 'H', 'Статус', 'H'],
      ['Сфера', 'Кластеры', 'E', 'Отрасль', undefined],
    ] as const) {
      await write(one.svod, one.id, `${title}!${letter}1`, [[text]]);
      await expectMissing(one, title, heading, likely);
      await write(one.svod, one.id, `${title}!${letter}1`, [[heading]]);
    }
    await expectUnchanged(one);
  });

  it('S01 leaves the others going on where the workbook was never read, and is told in the events', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '18');
    const id = await newWorkbook(svod, '59');
    await write(svod, id, 'Проекты!A1', [['Шифр проекта']]);
    expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 1 });
    const { sources } = await latest(svod);
    expect(sources.map(({ region, state }) => [region, state])).toEqual([
      ['18', 'empty'],
      ['59', 'missing'],
    ]);
    const told = svod.events.filter(({ event }) => event === 'unreadable');
    expect(told).toMatchObject([{ region: '59', code: 'HEADINGS_WRONG' }]);
    expect(JSON.stringify(told)).toContain('лист «Проекты»: Не найден столбец «Код проекта».');
  });

  it('S01 is marked at the keyboard in the words of the gate, with the column that it probably became', async () => {
    const one = await standing();
    await write(one.svod, one.id, 'Участники!B1', [['ИНН организации']]);
    expect(await marksOfFirstRow(one, 'Участники')).toMatchObject([
      {
        severity: 'error',
        note: 'Не найден столбец «ИНН». Похоже, это столбец B: его заголовок изменён. Верните заголовок «ИНН» в первую строку листа.',
      },
    ]);
  });

  it('S01 is read as before with other spaces, another case or without ё', async () => {
    const one = await standing();
    const [id, region, others, ...rest] = headingsOf(clusters);
    const spaced = [`  ${id} `, region?.replaceAll(' ', '\u00A0'), others?.replaceAll(' ', '  '), ...rest];
    await write(one.svod, one.id, 'Кластеры!A1', [spaced]);
    await write(one.svod, one.id, 'Участники!A1', [headingsOf(participants).map((text) => text.toUpperCase())]);
    await write(one.svod, one.id, 'Проекты!F1', [['\uFEFFКод ОКПД2\u200B']]);
    await expectUnchanged(one);
  });
});

describe('the row of the headings', () => {
  it('S02 that was deleted stops the publication', async () => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, 'Кластеры');
    const range = { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 };
    await batchUpdate(one.svod, one.id, { deleteDimension: { range } });
    await expectMissing(one, 'Кластеры', 'Код кластера');
  });

  it('S02 that names a column twice stops the publication, and both columns are named', async () => {
    const one = await standing();
    await write(one.svod, one.id, 'Кластеры!P1', [['Статус']]);
    const message = 'Таблица субъекта 59, лист «Кластеры»: Заголовок «Статус» стоит дважды: столбцы H, P.';
    await expectHeld(one, 'HEADINGS_WRONG', message, 'Оставьте один такой столбец.');
  });

  it('S05 may stand below rows that somebody put above it', async () => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, 'Кластеры');
    const range = { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 2 };
    await batchUpdate(one.svod, one.id, { insertDimension: { range } });
    await write(one.svod, one.id, 'Кластеры!A1', [['Кластеры Пермского края на 1 ноября']]);
    await expectUnchanged(one);
    const { body } = await post(`${one.svod.url}/local/edit`, {
      spreadsheetId: one.id,
      range: 'Кластеры!A3',
      values: [[null]],
    });
    expect(body).toMatchObject({
      marks: [
        {
          cell: 'Кластеры!A3',
          severity: 'note',
          note: 'Заголовки стоят в строке 3, а не в первой; прочитано с неё. Чтобы не было путаницы, удалите строки над заголовками.',
        },
      ],
    });
  });
});

describe('a column', () => {
  it.each<[string, Cell]>([
    ['without a heading', null],
    ['with a heading of its own', 'Наши пометки'],
  ])('S03 that was inserted %s changes nothing', async (_name, heading) => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, 'Проекты');
    const range = { sheetId, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 };
    await batchUpdate(one.svod, one.id, { insertDimension: { range } });
    await write(one.svod, one.id, 'Проекты!D1:D2', [[heading], ['что угодно']]);
    await expectUnchanged(one);
  });

  it('S03 that was moved is read where it stands', async () => {
    const one = await standing();
    await rearrange(one, ([first, second, ...rest]) => [...rest, second, first]);
    await expectUnchanged(one);
  });

  it.each([
    ['must be filled', 'Проекты', 5, 'Код ОКПД2'],
    ['may stay empty', 'Участники', 3, 'КПП'],
  ])('S03 that %s and was deleted stops the publication', async (_name, title, startIndex, heading) => {
    const one = await standing();
    const sheetId = await sheetIdOf(one.svod, one.id, title);
    const range = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    await batchUpdate(one.svod, one.id, { deleteDimension: { range } });
    await expectMissing(one, title, heading);
  });

  it('S04 named like a part of the language is unknown, and nothing else is touched', async () => {
    const one = await standing();
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const sheetId = await sheetIdOf(one.svod, one.id, 'Кластеры');
    await batchUpdate(one.svod, one.id, { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } });
    const rows = [names, names.map(() => 'polluted'), names.map((name) => `{"${name}":{"polluted":true}}`)];
    await write(one.svod, one.id, 'Кластеры!P1', rows);
    await expectUnchanged(one);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
    expect(await marksOfFirstRow(one, 'Кластеры')).toEqual([
      {
        cell: 'Кластеры!A1',
        severity: 'note',
        note: 'Столбцы P, Q, R, S Своду не знакомы: прочитано остальное. Если это ваши пометки, делать ничего не нужно.',
      },
    ]);
  });
});
