/** The menu of a regional workbook: preparing, the panel, the journal; and that of the central one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import { centralWorkbook } from '../../local/prepared-workbook.ts';
import { bundleScript } from '../../local/script-bundle.ts';
import { openScriptHost } from '../../local/script-host/script-host.ts';
import { STARTING_DECISIONS } from '../../local/set-up-workbooks.ts';
import { declaredCluster, rawWorkbook } from '../domain/rows.ts';
import { NOON, temporaryFolder } from '../local/running-svod.ts';
import { fill, type Keyboard, keyboard, PERSON, workbookIn } from './keyboard.ts';

async function said(at: Keyboard): Promise<readonly string[]> {
  return (await at.run('prepareBook')).value as readonly string[];
}

describe('«Подготовить книгу»', () => {
  it('says nothing the second time, and marks and data stay', async () => {
    const at = await keyboard();
    fill(at, rawWorkbook({ clusters: [declaredCluster()] }));
    await at.type('Кластеры!H2', ['Фигня']);
    const before = JSON.stringify(at.sheet('Кластеры').values);
    expect((await said(at)).length).toBeGreaterThan(0);
    expect(await said(at)).toEqual([]);
    expect(JSON.stringify(at.sheet('Кластеры').values)).toBe(before);
    expect(at.note('Кластеры!H2')).toMatch(/Фигня/);
  });

  it('brings back what a paste destroyed, and says what', async () => {
    const at = await keyboard();
    await said(at);
    await at.edit({ kind: 'copy', from: 'Журнал!A2:Z40', to: 'Участники!A1:Z39' });
    const repaired = (await said(at)).join('\n');
    expect(repaired).toMatch(/«Участники»: заголовок «ИНН» возвращён в столбец B\./);
    expect(repaired).toMatch(/«Участники»: столбцу «ИНН» возвращён формат, ячеек: 3\d\./);
    expect(repaired).toMatch(/«Участники»: столбцу «Роль» возвращён список/);
    expect(repaired).toMatch(/«Участники»: заголовкам возвращены подсказки: 7\./);
    expect(await said(at)).toEqual([]);
    await at.type('Участники!B2', ['0105000015']);
    expect(at.value('Участники!B2')).toBe('0105000015');
  });

  it('gives a renamed tab its name back, and a deleted column its heading; a person’s column stays where it is', async () => {
    const at = await keyboard();
    await at.type('Проекты!R1', ['Моё']);
    await said(at);
    const { host, spreadsheetId } = at;
    const confirmed = { confirmed: true };
    await host.edit(spreadsheetId, PERSON, { kind: 'renameSheet', sheet: 'Проекты', title: 'Проекты 2026' }, confirmed)
      .fired;
    const deletion = { kind: 'deleteColumns', sheet: 'Проекты 2026', first: 7, count: 1 } as const;
    await host.edit(spreadsheetId, PERSON, deletion, confirmed).fired;
    const repaired = (await said(at)).join('\n');
    expect(repaired).toMatch(/«Проекты»: снова так называется: раньше был «Проекты 2026»\./);
    expect(repaired).toMatch(/«Проекты»: заголовок «Продукция» возвращён в столбец O\./);
    expect(at.sheet('Проекты').values[0]).toContain('Моё');
    expect(await said(at)).toEqual([]);
  });

  it('keeps a date that stands where a number belongs: as a bare number nobody would know it again', async () => {
    const at = await keyboard();
    await at.type('Проекты!K2', ['1.5']);
    await said(at);
    await at.run('checkBook');
    expect(at.note('Проекты!K2')).toMatch(/01\.05\.2026, а нужно число/);
  });
});

describe('«Моя подача»', () => {
  it('tells what is set aside and why, and jumps to the cell', async () => {
    const at = await keyboard();
    const { host, spreadsheetId } = at;
    fill(
      at,
      rawWorkbook({
        clusters: [
          declaredCluster(),
          declaredCluster({ id: 'C59-24-002', name: 'Кластер <b>', statusDate: '31.02.2024' }),
        ],
      }),
    );
    const shown = await host.runClientCall('readSubmission', [], { spreadsheetId, user: PERSON });
    expect(shown).toMatchObject({
      sentence: 'Строк: 2, принято 1, отложено 1. Предупреждений: 0.',
      problems: [
        {
          cell: 'Кластеры!I3',
          severity: 'error',
          note: '«31.02.2024» — это не дата. Введите дату как день.месяц.год: 01.03.2024.',
        },
      ],
      rest: 0,
      receipt: ['Публикаций с этой таблицей ещё не было.'],
    });
    await host.runClientCall('goToCell', ['Кластеры!I3'], { spreadsheetId, user: PERSON });
    await at.run('showSubmission');
    expect(host.sidebar(spreadsheetId, PERSON)?.title).toBe('Моя подача');
  });
});

describe('«Журнал»', () => {
  it('notes the column, the rule and the values, but not of internal columns, and never who', async () => {
    const at = await keyboard();
    fill(at, rawWorkbook({ clusters: [declaredCluster()] }));
    await at.type('Кластеры!M2', [77]);
    await at.type('Участники!B2', ['7707083893']);
    const lines = at.sheet('Журнал').values.slice(1);
    expect(lines.map((line) => line.slice(1))).toEqual([
      ['Кластеры', 'C59-24-001', 'Рабочие места, ед.', 'HIGH_PRODUCTIVITY_EXCEEDS_JOBS', '1200', '77'],
      ['Участники', null, 'ИНН'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/@|7707083893/);
  });

  it('drops lines that are older than half a year, and says so', async () => {
    let now = NOON;
    const at = await keyboard({ now: () => now });
    for (const name of ['первый', 'второй', 'третий']) await at.type('Кластеры!D2', [`Кластер ${name}`]);
    now = new Date(NOON.getTime() + 181 * 86_400_000);
    await at.type('Кластеры!D2', ['Кластер четвёртый']);
    await at.run('checkBook');
    const lines = at.sheet('Журнал').values.slice(1);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.[1]).toBe('Строки старше 180 дней удалены, последний раз: 3.');
    expect(lines[1]?.[6]).toBe('Кластер четвёртый');
  });
});

describe('the central workbook', () => {
  async function central(answer: { status: number; body: string }) {
    const at = await keyboard();
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.authorization?.slice(0, 7)}`);
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { store } = at;
    const { spreadsheetId } = store.create(
      newWorkbook(centralWorkbook([['59', at.spreadsheetId]], STARTING_DECISIONS)),
    );
    const { files, manifest } = await bundleScript('central');
    const people = { owner: PERSON, editors: [] };
    const host = openScriptHost({
      store,
      folder: temporaryFolder(),
      files,
      manifest,
      people,
      now: () => NOON,
    });
    onTestFinished(() => {
      host.close();
      server.close();
    });
    const choose = async (functionName: string, text?: string) => {
      const answers = text === undefined ? [] : [{ button: 'OK' as const, text }];
      const record = await host.runFunction(functionName, [], { spreadsheetId, user: PERSON, answers });
      if (record.error) throw new Error(record.error.stack);
      return record.dialogs.at(-1)?.text;
    };
    const type = (range: string, values: unknown[]) =>
      host.edit(spreadsheetId, PERSON, { kind: 'type', range, values: [values] }).fired;
    return { ...at, central: spreadsheetId, host, asked, url, choose, type };
  }

  it('publishes with an identity token, and says what came of it', async () => {
    const body = JSON.stringify({ published: true, seq: 7, rows: { read: 3, accepted: 2, setAside: 1 } });
    const one = await central({ status: 200, body });
    expect(await one.choose('publishNow')).toMatch(/^В «Настройках» не указан адрес публикации\. Добавьте строку/);
    await one.type('Настройки!A20', ['Адрес публикации', one.url]);
    expect(await one.choose('publishNow')).toBe('Опубликована версия 7. Строк прочитано 3, принято 2, отложено 1.');
    expect(one.asked).toEqual(['POST Bearer ']);
  });

  it.each([
    [403, '{}', /^Служба публикации вам не разрешена\. Попросите администратора/],
    [
      500,
      '{"error":{"code":"X","message":"Google Таблицы сейчас не отвечают.","remedy":"Повторите."}}',
      /^Google Таблицы сейчас не отвечают\. Повторите\.$/,
    ],
    [200, 'не JSON', /^Служба публикации не ответила\. Повторите/],
  ])('an answer %i becomes a sentence with a remedy', async (status, body, words) => {
    const one = await central({ status, body });
    await one.type('Настройки!A20', ['Адрес публикации', one.url]);
    expect(await one.choose('publishNow')).toMatch(words);
  });

  it('confirms the data of a region, and makes a workbook once', async () => {
    const one = await central({ status: 200, body: '{}' });
    expect(await one.choose('confirmRegion', '77')).toMatch(/^Таблицы субъекта 77 в «Книгах» нет/);
    expect(await one.choose('confirmRegion', '59')).toBe('Данные субъекта 59 подтверждены сегодняшним числом.');
    expect(await one.choose('createRegionBook', '18')).toMatch(/^Таблица субъекта 18 Удмуртская Республика создана/);
    expect(await one.choose('createRegionBook', '18')).toBe('Таблица субъекта 18 уже есть в «Книгах».');
    const list =
      workbookIn(one.store, one.central).sheets.find(({ properties }) => properties.title === 'Книги')?.values ?? [];
    expect(list[0]).toContain('Подтверждено');
    expect(list.map((row) => row[0])).toEqual(['Субъект РФ', '59', '18']);
    const made = workbookIn(one.store, String(list[2]?.[1]));
    expect(made.sheets.map(({ properties }) => properties.title)).toEqual([
      'Кластеры',
      'Участники',
      'Проекты',
      'Меры поддержки',
    ]);
  });
});
