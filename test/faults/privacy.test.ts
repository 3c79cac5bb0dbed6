/** C21, personal data in any cell: refused where it stands, and found in nothing that leaves the workbook. */
import { describe, expect, it } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import type { Cell } from '../../domain/cell.ts';
import type { PersonalDataKind, Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../../domain/workbook.ts';
import { contextOf, headingsOf, rawWorkbook, tableOf } from '../domain/rows.ts';
import { newWorkbook, post, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { HEALTHY } from './cell-fault.ts';
import { fillWorkbook, valuesOf, write } from './filled-workbook.ts';

const CANARIES: Readonly<Record<PersonalDataKind, string>> = {
  email: 'kanareika@example.ru',
  phone: '8 916 555-01-99',
  snils: '112-233-445 95',
  taxId: '500100732259',
  registrationNumber: '304500116000157',
  soleTrader: 'ИП Чижиков',
  fullName: 'Чижикова Анна Сергеевна',
};
/** Pieces by which a canary is known, also where its spaces and marks were taken out or it became a number. */
const TRACES = /kanareika|555-?01-?99|112-?233-?445|500[\s\u00A0]?100[\s\u00A0]?732|304500116|Чижик|Анна|Сергеев/i;

const NUMBERS: Readonly<Record<string, number>> = {
  'a phone': 89_165_550_199,
  'a СНИЛС': 11_223_344_595,
  'the ИНН of a person': 500_100_732_259,
  'an ОГРНИП': 304_500_116_000_157,
};

/** A good row of a tab with something else in one of its cells. */
function spoilt(key: RegisterTableKey, column: string, cell: Cell): readonly Cell[] {
  const good = HEALTHY[key][0] as unknown as Readonly<Record<string, Cell>>;
  return tableOf(key).columnKeys.map((name) => (name === column ? cell : (good[name] ?? null)));
}

function problemsOf(key: RegisterTableKey, column: string, cell: Cell): readonly Problem[] {
  const table = tableOf(key);
  return parseTable(table, [headingsOf(table), spoilt(key, column, cell)], contextOf()).problems;
}

const COLUMNS = REGISTER_TABLE_KEYS.flatMap((key) =>
  tableOf(key).columnKeys.map((column) => {
    const heading = tableOf(key).columns[column]?.heading ?? '';
    return { key, column, name: `«${TABLES[key].title}», «${heading}»` };
  }),
);

describe('personal data in a cell', () => {
  it.each(COLUMNS)('C21 are an error that repeats nothing: $name', ({ key, column }) => {
    for (const [kind, text] of Object.entries(CANARIES)) {
      const found = problemsOf(key, column, text).filter(({ place }) => place.column === column);
      expect([kind, ...found.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([
        kind,
        'error PERSONAL_DATA',
      ]);
      expect(JSON.stringify([found, found.map(explain)])).not.toMatch(TRACES);
    }
  });

  it.each(COLUMNS)('C21 stored as a number are an error that repeats nothing: $name', ({ key, column }) => {
    for (const [kind, number] of Object.entries(NUMBERS)) {
      const found = problemsOf(key, column, number).filter(({ place }) => place.column === column);
      expect([kind, ...found.map(({ severity }) => severity)]).toEqual([kind, 'error']);
      expect(JSON.stringify([found, found.map(explain)])).not.toContain(String(number));
    }
  });

  it('C21 that may be the name of a plant are a warning that repeats nothing', () => {
    const found = problemsOf('participants', 'name', 'Завод имени Анны Сергеевны Чижиковой');
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['NAMED_AFTER_PERSON', 'warning']]);
    expect(JSON.stringify([found, found.map(explain)])).not.toMatch(TRACES);
  });

  it('C21 are refused also when a letter of them is a Latin one that looks the same', () => {
    const found = problemsOf('participants', 'name', 'Чижикова Анна Сергеевнa');
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['PERSONAL_DATA', 'error']]);
    expect(JSON.stringify([found, found.map(explain)])).not.toMatch(TRACES);
  });
});

/** Rows with every canary in every column of every tab, and in what stands beside the tabs' own columns. */
function rowsOfCanaries(key: RegisterTableKey): readonly (readonly Cell[])[] {
  return tableOf(key).columnKeys.flatMap((column) => Object.values(CANARIES).map((text) => spoilt(key, column, text)));
}

async function textOf(svod: RunningSvod, path: string): Promise<string> {
  return await (await fetch(`${svod.url}${path}`)).text();
}

/** Everything that leaves a register full of canaries. */
async function everythingSaid(): Promise<ReadonlyMap<string, string>> {
  const svod = await runSvod();
  const id = await newWorkbook(svod, '59');
  const good = rawWorkbook(HEALTHY);
  await fillWorkbook(svod, id, {
    clusters: [...good.clusters, ...rowsOfCanaries('clusters')],
    participants: [...good.participants, ...rowsOfCanaries('participants')],
    jointProjects: [...good.jointProjects, ...rowsOfCanaries('jointProjects')],
    supportMeasures: [...good.supportMeasures, ...rowsOfCanaries('supportMeasures')],
  });
  await write(svod, id, 'Кластеры!P1:R1', [Object.values(CANARIES).slice(0, 3)]);
  const said = new Map<string, string>();
  said.set('the answer of the function', JSON.stringify(await refreshOverHttp(svod)));
  for (const key of REGISTER_TABLE_KEYS) {
    const { title } = TABLES[key];
    const values = Array.from({ length: rowsOfCanaries(key).length + 10 }, () => [null]);
    const marked = await post(`${svod.url}/local/edit`, {
      spreadsheetId: id,
      range: `${quoteTitle(title)}!A1`,
      values,
    });
    said.set(`the marks of «${title}»`, JSON.stringify(marked.body));
  }
  for (const path of ['/', '/public/latest.json', '/public/status.json', '/public/versions.json', '/local/workbooks']) {
    said.set(path, await textOf(svod, path));
  }
  for (const title of ['Сводка', 'Качество']) {
    said.set(`«${title}»`, JSON.stringify(await valuesOf(svod, svod.centralSpreadsheetId, title)));
  }
  said.set('the events', JSON.stringify(svod.events));
  return said;
}

let saying: Promise<ReadonlyMap<string, string>> | undefined;

describe('a register full of personal data', () => {
  it.each([
    'the answer of the function',
    ...REGISTER_TABLE_KEYS.map((key) => `the marks of «${TABLES[key].title}»`),
    '/',
    '/public/latest.json',
    '/public/status.json',
    '/public/versions.json',
    '/local/workbooks',
    '«Сводка»',
    '«Качество»',
    'the events',
  ])('C21 says nothing of them: %s', async (name) => {
    saying ??= everythingSaid();
    const text = (await saying).get(name) ?? '';
    expect(text.length).toBeGreaterThan(10);
    expect(text.match(TRACES)?.[0]).toBeUndefined();
  });
});

describe('personal data in the central workbook', () => {
  it('C21 are neither published nor repeated by the gate, which names the row', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    for (const [title, letter, row] of [
      ['Книги', 'C', 2],
      ['Настройки', 'B', 3],
      ['Регионы', 'B', 3],
      ['Отрасли', 'B', 3],
      ['Пороги', 'G', 3],
      ['Базовые показатели', 'D', 3],
    ] as const) {
      const range = `${quoteTitle(title)}!${letter}${row}`;
      const good = (await valuesOf(svod, svod.centralSpreadsheetId, range))[0]?.[0] ?? '';
      await write(svod, svod.centralSpreadsheetId, range, [[CANARIES.fullName]]);
      const { body } = await post(`${svod.url}/functions/refresh`);
      const message = expect.stringContaining(`«${title}», строка ${row}: Здесь персональные данные`);
      expect(body).toMatchObject({ error: { code: 'WORKBOOK_LIST_WRONG', message } });
      const said = [JSON.stringify(body), JSON.stringify(svod.events)];
      for (const path of ['/', '/public/latest.json', '/public/status.json']) said.push(await textOf(svod, path));
      expect([title, ...said.flatMap((text) => text.match(TRACES)?.[0] ?? [])]).toEqual([title]);
      await write(svod, svod.centralSpreadsheetId, range, [[good]]);
    }
    expect(await refreshOverHttp(svod)).toEqual({ published: false, reason: 'unchanged' });
  });
});
