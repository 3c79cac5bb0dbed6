import { describe, expect, it } from 'vitest';
import { type Cell, foldText } from '../../domain/cell.ts';
import { parseDecisions, parseWorkbookList, SETTINGS_TAB, workbookList } from '../../domain/central.ts';
import { contextOf, headingsOf, said } from './rows.ts';

const FIRST = '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg';
const SECOND = '1ZbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcde-_';

function list(...rows: readonly (readonly Cell[])[]) {
  const { value, problems } = parseWorkbookList([headingsOf(workbookList), ...rows], contextOf('*'));
  return { value, said: said(problems) };
}

describe('«Книги»', () => {
  it('list workbooks by region, in the order of the codes', () => {
    expect(list(['Пермский край', FIRST], ['18', SECOND, 'проверено'])).toEqual({
      value: [
        { region: '18', spreadsheetId: SECOND, epoch: 1, confirmedOn: null },
        { region: '59', spreadsheetId: FIRST, epoch: 1, confirmedOn: null },
      ],
      said: [],
    });
  });

  it('may be empty, with blank rows too', () => {
    expect(list()).toEqual({ value: [], said: [] });
    expect(list([null, '', ' '], [], ['—', '—'])).toEqual({ value: [], said: [] });
  });

  it('were prepared without epochs once: then every workbook is in its first', () => {
    const reading = parseWorkbookList(
      [
        ['Субъект РФ', 'Таблица', 'Примечание'],
        ['59', FIRST, null],
      ],
      contextOf('*'),
    );
    expect(reading).toEqual({
      value: [{ region: '59', spreadsheetId: FIRST, epoch: 1, confirmedOn: null }],
      problems: [],
    });
  });

  it('tell the epoch of a workbook that was restored', () => {
    expect(list(['59', FIRST, null, 3]).value).toEqual([
      { region: '59', spreadsheetId: FIRST, epoch: 3, confirmedOn: null },
    ]);
  });

  it('may list a workbook for all regions', () => {
    expect(list([' * ', FIRST])).toEqual({
      value: [{ region: '*', spreadsheetId: FIRST, epoch: 1, confirmedOn: null }],
      said: [],
    });
  });

  it.each([
    `https://docs.google.com/spreadsheets/d/${FIRST}/edit?gid=0#gid=0`,
    `https://docs.google.com/spreadsheets/d/${FIRST}`,
    `docs.google.com/spreadsheets/u/0/d/${FIRST}/edit`,
    ` ${FIRST}\u200B`,
  ])('take the identifier out of %j', (address) => {
    expect(list(['59', address]).value).toEqual([{ region: '59', spreadsheetId: FIRST, epoch: 1, confirmedOn: null }]);
  });

  it.each(['1AbC', 'https://example.org/table', 'https://docs.google.com/spreadsheets/d/short/edit', `${FIRST} и ещё`])(
    '%j is no spreadsheet',
    (address) => {
      expect(list(['59', address])).toEqual({ value: [], said: ['2 error SPREADSHEET_ID_FORMAT at spreadsheetId'] });
    },
  );

  it('a number is no spreadsheet', () => {
    expect(list(['59', 12_345]).said).toEqual(['2 error SPREADSHEET_ID_FORMAT at spreadsheetId']);
  });

  it.each<[string, readonly Cell[], string]>([
    ['a region', [null, FIRST], '2 error REQUIRED at region'],
    ['a workbook', ['59', null], '2 error REQUIRED at spreadsheetId'],
    ['a known region', ['Атлантида', FIRST], '2 error UNKNOWN_REGION at region'],
    ['no formula', ['59', '=A1'], '2 error FORMULA at spreadsheetId'],
  ])('want %s in each row', (_name, row, complaint) => {
    expect(list(row)).toEqual({ value: [], said: [complaint] });
  });

  it('do not name a region twice', () => {
    expect(list(['59', FIRST], ['Пермский край', SECOND]).said).toEqual(['3 error LISTED_TWICE at region']);
  });

  it('do not name a workbook twice', () => {
    expect(list(['59', FIRST], ['18', `https://docs.google.com/spreadsheets/d/${FIRST}/edit`]).said).toEqual([
      '3 error LISTED_TWICE at spreadsheetId',
    ]);
  });

  it('do not repeat the e-mail in an address that is listed twice', () => {
    const address = `https://docs.google.com/spreadsheets/d/${FIRST}/edit?authuser=ivanov@example.org`;
    const { problems } = parseWorkbookList([headingsOf(workbookList), ['59', FIRST], ['18', address]], contextOf('*'));
    expect(problems.map(({ severity, place }) => `${place.row} ${severity} ${place.column}`)).toEqual([
      '3 error spreadsheetId',
    ]);
    expect(JSON.stringify(problems)).not.toContain('ivanov@example.org');
  });

  it('hold no personal data', () => {
    expect(list(['59', FIRST, 'звонить +7 912 345-67-89']).said).toEqual(['2 error PERSONAL_DATA at note']);
  });

  it('cannot be read without their headings', () => {
    const { value, problems } = parseWorkbookList([['Субъект РФ']], contextOf('*'));
    expect(value).toEqual([]);
    expect(said(problems)).toEqual(['1 error HEADING_MISSING at note', '1 error HEADING_MISSING at spreadsheetId']);
  });
});

/** The rows, and below them an empty one for every setting that they do not name. */
function decide(...rows: readonly (readonly Cell[])[]) {
  const named = new Set(rows.map(([name]) => (typeof name === 'string' ? foldText(name) : '')));
  const others = Object.values(SETTINGS_TAB.names).filter(([name]) => !named.has(foldText(name)));
  const raw = [[...SETTINGS_TAB.headings], ...rows, ...others.map(([name]) => [name])];
  const { value, problems } = parseDecisions(raw, contextOf('*'));
  return { value, said: said(problems) };
}

const NOTHING = { planYear: null, publisher: '', licence: '', contact: '', freezeAs: null, compareWith: null };

describe('«Настройки»', () => {
  it('hold what the operator decides', () => {
    expect(
      decide(
        ['Плановый год', 2024, 'пояснение'],
        ['Издатель', 'Ассоциация'],
        ['Лицензия', ' CC BY 4.0 '],
        ['Контакт', 'role@example.org'],
        ['Заморозить под именем', ' 2026-Q3'],
      ),
    ).toEqual({
      value: {
        planYear: 2024,
        publisher: 'Ассоциация',
        licence: 'CC BY 4.0',
        contact: 'role@example.org',
        freezeAs: '2026-Q3',
        compareWith: null,
      },
      said: [],
    });
  });

  it('may stand in any order, in other case, with names nobody knows between them', () => {
    const rows: readonly (readonly Cell[])[] = [
      ['Своё', { error: '#REF!' }],
      ['издатель ', 'Ассоциация'],
      [],
      ['__proto__', 'x'],
      ['ПЛАНОВЫЙ\u00A0ГОД', 2025],
      [17, 'x'],
    ];
    expect(decide(...rows)).toEqual({ value: { ...NOTHING, planYear: 2025, publisher: 'Ассоциация' }, said: [] });
  });

  it('may be empty: then the plan year is not decided', () => {
    expect(decide()).toEqual({ value: NOTHING, said: [] });
    expect(decide(['Плановый год', null], ['Издатель'], ['Контакт', ' '])).toEqual({ value: NOTHING, said: [] });
    expect(parseDecisions([], contextOf('*')).value).toEqual(NOTHING);
  });

  it('that are missing or renamed are an error, and the likely name is told', () => {
    const raw = [[...SETTINGS_TAB.headings], ['Плановый гд', 2024], ['Издатель'], ['Контакт']];
    const { problems } = parseDecisions(raw, contextOf('*'));
    expect(problems).toMatchObject([
      { code: 'SETTING_MISSING', severity: 'error', heading: 'Плановый год', likely: 'плановый гд' },
      { code: 'SETTING_MISSING', severity: 'error', heading: 'Лицензия' },
    ]);
  });

  it('may lack the line about freezing, and a name that cannot be one is an error', () => {
    const old = Object.entries(SETTINGS_TAB.names).filter(([key]) => !['freezeAs', 'compareWith'].includes(key));
    const raw = [[...SETTINGS_TAB.headings], ...old.map(([, [name]]) => [name])];
    expect(parseDecisions(raw, contextOf('*'))).toEqual({ value: NOTHING, problems: [] });
    for (const wrong of ['17', '../x', 'III квартал', 46_000]) {
      expect(decide(['Заморозить под именем', wrong])).toEqual({
        value: NOTHING,
        said: ['2 error FREEZE_NAME_FORMAT at freezeAs'],
      });
    }
  });

  it('do not take the heading row for a setting', () => {
    expect(parseDecisions([['Плановый год', 2024]], contextOf('*')).value.planYear).toBeNull();
  });

  it('a plan year may be written as a text', () => {
    expect(decide(['Плановый год', '2024'])).toEqual({
      value: { ...NOTHING, planYear: 2024 },
      said: ['2 note NUMBER_FROM_TEXT at planYear'],
    });
  });

  it.each<[Cell, string]>([
    ['скоро', 'NOT_A_NUMBER'],
    [2014, 'OUT_OF_RANGE'],
    [2037, 'OUT_OF_RANGE'],
    [2024.5, 'NOT_WHOLE'],
  ])('a plan year of %j is an error', (cell, code) => {
    expect(decide(['Плановый год', cell])).toEqual({ value: NOTHING, said: [`2 error ${code} at planYear`] });
  });

  it.each(['-', '–', '—', 'н/д', 'нет данных'])('%j counts as empty, with a note', (dash) => {
    expect(decide(['Плановый год', dash], ['Издатель', dash])).toEqual({
      value: NOTHING,
      said: ['2 note MEANS_EMPTY at planYear', '3 note MEANS_EMPTY at publisher'],
    });
  });

  it.each<Cell>(['#REF!', 'Loading...', { error: '#REF!' }, '=A1', { formula: '=A1' }])(
    'an error or a formula, %j, is an error and is not published',
    (cell) => {
      const { value, said: complaints } = decide(['Издатель', cell]);
      expect(value.publisher).toBe('');
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toMatch(/^2 error [A-Z_]+ at publisher$/);
    },
  );

  it('an overlong text is an error and is not published', () => {
    expect(decide(['Лицензия', 'x'.repeat(301)])).toEqual({
      value: NOTHING,
      said: ['2 error TEXT_LENGTH at licence'],
    });
  });
});
