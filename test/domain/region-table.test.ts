import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { Regions } from '../../domain/region.ts';
import { parseRegions, regionTable } from '../../domain/region-table.ts';
import { collect } from '../../domain/register.ts';
import { STARTING_REFERENCE, STARTING_ROWS } from '../../domain/starting-reference.ts';
import { summarize } from '../../domain/summary.ts';
import { AS_OF, contextOf, headingsOf, PLAN_YEAR, said } from './rows.ts';

const PERM: readonly Cell[] = ['59', 'Пермский край', 'RU-PER', 'Perm Krai', 'Приволжский'];
const MOSCOW: readonly Cell[] = ['77', 'Москва', 'RU-MOW', 'Moscow', 'Центральный'];

type Change = readonly [column: number, cell: Cell];

/** Пермский край with some of its cells changed. */
function perm(...changes: readonly Change[]): readonly Cell[] {
  const cells = [...PERM];
  for (const [column, cell] of changes) cells[column] = cell;
  return cells;
}

function read(...rows: readonly (readonly Cell[])[]) {
  const { value, problems } = parseRegions([headingsOf(regionTable), ...rows], contextOf('*'));
  return { value, said: said(problems), problems };
}

describe('the tab «Регионы»', () => {
  it('has its five headings in their order', () => {
    expect(regionTable.title).toBe('Регионы');
    expect(headingsOf(regionTable)).toEqual([
      'Код',
      'Наименование',
      'ISO 3166-2',
      'Название по-английски',
      'Федеральный округ',
    ]);
  });

  it('is read in the order of its rows', () => {
    expect(read(MOSCOW, PERM)).toMatchObject({
      value: [
        { code: '77', iso: 'RU-MOW', name: 'Москва', nameEn: 'Moscow', federalDistrict: 'Центральный' },
        { code: '59', iso: 'RU-PER', name: 'Пермский край', nameEn: 'Perm Krai', federalDistrict: 'Приволжский' },
      ],
      said: [],
    });
  });

  it('may be empty: then there is no region', () => {
    expect(read()).toMatchObject({ value: [], said: [] });
    expect(read([], [null, ' ', '—'])).toMatchObject({ value: [], said: [] });
  });

  it('cannot be read without a heading, with one twice, or as a blank sheet', () => {
    const missing = parseRegions([headingsOf(regionTable).slice(1), PERM], contextOf('*'));
    expect([missing.value, said(missing.problems)]).toEqual([[], ['1 error HEADING_MISSING at code']]);
    const twice = parseRegions([[...headingsOf(regionTable), 'код'], PERM], contextOf('*'));
    expect([twice.value, said(twice.problems)]).toEqual([[], ['1 error HEADING_REPEATED at code']]);
    expect(said(parseRegions([[]], contextOf('*')).problems)).toHaveLength(5);
  });
});

describe('the code of a region', () => {
  it.each<[Cell, string, readonly string[]]>([
    ['59', '59', []],
    [' 05\u200B', '05', []],
    [59, '59', ['2 note REGION_FROM_NUMBER at code']],
    [5, '05', ['2 note REGION_FROM_NUMBER at code']],
    [99, '99', ['2 note REGION_FROM_NUMBER at code']],
  ])('%j is read as %s', (cell, code, complaints) => {
    expect(read(perm([0, cell]))).toMatchObject({ value: [{ code }], said: complaints });
  });

  it.each<Cell>(['5', '059', '00', 'RU-PER', 'Пермский край', '5９', '5 9', 0, 100, 59.5, -5, 1e21, true])(
    '%j is none',
    (cell) => {
      expect(read(perm([0, cell]))).toMatchObject({ value: [], said: ['2 error REGION_CODE_FORMAT at code'] });
    },
  );

  it.each<[Cell, string]>([
    [null, 'REQUIRED'],
    ['=A1', 'FORMULA'],
    [{ error: '#N/A' }, 'ERROR_VALUE'],
  ])('cannot be %j', (cell, code) => {
    expect(read(perm([0, cell]))).toMatchObject({ value: [], said: [`2 error ${code} at code`] });
  });
});

describe('the other columns of a region', () => {
  it.each<[string, number, Cell, string]>([
    ['its name', 1, null, 'REQUIRED at name'],
    ['more than a letter in its name', 1, 'П', 'TEXT_LENGTH at name'],
    ['a shorter name', 1, 'я'.repeat(101), 'TEXT_LENGTH at name'],
    ['a name in words', 1, 59, 'TEXT_EXPECTED at name'],
    ['no name of a person', 1, 'Иванов Иван Иванович', 'PERSONAL_DATA at name'],
    ['the dash of its ISO code', 2, 'RUPER', 'ISO_CODE_FORMAT at iso'],
    ['capitals in its ISO code', 2, 'ru-per', 'ISO_CODE_FORMAT at iso'],
    ['Latin letters in its ISO code', 2, 'RU-РЕR', 'ISO_CODE_FORMAT at iso'],
    ['a shorter ISO code', 2, 'RU-PERM', 'ISO_CODE_FORMAT at iso'],
    ['an ISO code, not a number', 2, 59, 'ISO_CODE_FORMAT at iso'],
    ['an English name in words', 3, 59, 'TEXT_EXPECTED at nameEn'],
    ['a known district', 4, 'Заволжский', 'NOT_IN_LIST at federalDistrict'],
    ['a district, not a number', 4, 5, 'NOT_IN_LIST at federalDistrict'],
  ])('want %s', (_name, column, cell, complaint) => {
    const { value, said: told } = read(perm([column, cell]), MOSCOW);
    expect(told).toEqual([`2 error ${complaint}`]);
    expect(value.map(({ code }) => code)).toEqual(['77']);
  });

  it('may have a code of ISO that is no letters, and one of another country', () => {
    for (const iso of ['UA-43', 'RU-AD', 'KZ-1']) {
      expect(read(perm([2, iso]))).toMatchObject({ value: [{ iso }], said: [] });
    }
  });

  it('may be empty but for the name: then the English name is the Russian one, and no district stands there', () => {
    expect(read(['95', 'Новая область'])).toMatchObject({
      value: [
        {
          code: '95',
          iso: null,
          name: 'Новая область',
          nameEn: 'Новая область',
          federalDistrict: 'Вне федеральных округов',
        },
      ],
      said: [],
    });
  });

  it.each<[string, string]>([
    ['приволжский', 'Приволжский'],
    [' СЕВЕРО–ЗАПАДНЫЙ ', 'Северо-Западный'],
  ])('may name the district %j', (typed, federalDistrict) => {
    expect(read(perm([4, typed]))).toMatchObject({ value: [{ federalDistrict }], said: [] });
  });

  it.each<[string, string]>([
    ['Привольжский', 'Приволжский'],
    ['Северо-Кавказкий', 'Северо-Кавказский'],
    ['Цетральный', 'Центральный'],
    ['Урал', 'Уральский'],
  ])('with the mistyped district %j are answered with the likely one', (typed, likely) => {
    expect(read(perm([4, typed])).problems).toMatchObject([
      { code: 'NOT_IN_LIST', found: typed, likely, place: { column: 'federalDistrict' } },
    ]);
  });
});

describe('a region listed twice', () => {
  const other = (...changes: readonly Change[]) => perm([0, '95'], [1, 'Новая область'], [2, null], ...changes);

  it.each<[string, readonly Cell[], readonly string[]]>([
    ['by its code', other([0, '59']), ['code 59']],
    ['by its code written as a number', other([0, 59]), ['code 59']],
    ['by its name', other([1, 'Пермский край']), ['name Пермский край']],
    ['by its name in another case', other([1, 'ПЕРМСКИЙ  край']), ['name ПЕРМСКИЙ  край']],
    ['by its ISO code', other([2, 'RU-PER']), ['iso RU-PER']],
    ['by all of them', PERM, ['code 59', 'name Пермский край', 'iso RU-PER']],
  ])('%s is told at the later row, which is left out', (_name, row, complaints) => {
    const { value, problems } = read(PERM, [], row);
    const repeated = problems.flatMap((problem) => (problem.code === 'LISTED_TWICE' ? [problem] : []));
    expect(repeated.map(({ place, found }) => `${place.column} ${found}`)).toEqual(complaints);
    for (const { severity, place, row: first } of repeated) {
      expect([severity, place.table, place.row, first]).toEqual(['error', 'regions', 4, 2]);
    }
    expect(value.map(({ code }) => code)).toEqual(['59']);
  });

  it('is told by ё as by е', () => {
    const rows = [other([1, 'Королёвский край']), other([0, '96'], [1, 'Королевский край'])];
    expect(read(...rows).said).toEqual(['3 error LISTED_TWICE at name']);
  });

  it('a third time names the first row too', () => {
    const { problems } = read(PERM, perm([1, 'Край'], [2, null]), perm([1, 'Область'], [2, null]));
    expect(problems).toMatchObject([
      { code: 'LISTED_TWICE', place: { row: 3 }, row: 2 },
      { code: 'LISTED_TWICE', place: { row: 4 }, row: 2 },
    ]);
  });

  it('is no repetition where the first row was left out', () => {
    expect(read(perm([4, 'x']), PERM)).toMatchObject({
      value: [{ code: '59' }],
      said: ['2 error NOT_IN_LIST at federalDistrict'],
    });
  });

  it('may share the English name and the district', () => {
    expect(read(PERM, other())).toMatchObject({ said: [] });
  });

  it('without an ISO code is like no other without one', () => {
    expect(read(perm([2, null]), other()).value).toHaveLength(2);
  });
});

describe('a list that the operator made longer', () => {
  const added: readonly (readonly Cell[])[] = ['90', '91', '92', '93', '94', '95'].map((code, index) => [
    code,
    `Субъект ${code}`,
    null,
    null,
    index < 4 ? 'Южный' : null,
  ]);

  it('has 89 regions, some without an ISO code and some outside the districts', () => {
    const { value, said: told } = read(...STARTING_ROWS.regions, ...added);
    expect(told).toEqual([]);
    expect(value).toHaveLength(89);
    const regions = new Regions(value);
    expect(regions.all.filter(({ iso }) => iso === null).map(({ code }) => code)).toEqual(added.map(([code]) => code));
    expect(regions.codeOf('субъект 91')).toBe('91');
    expect(regions.federalDistricts).toHaveLength(9);
    expect(regions.federalDistricts).toContain('Вне федеральных округов');
  });

  it('is the denominator and the breakdown of the summary', () => {
    const reference = { ...STARTING_REFERENCE, regions: new Regions(read(...STARTING_ROWS.regions, ...added).value) };
    const { value } = collect([], { asOf: AS_OF, reference });
    const summary = summarize(value, [], { planYear: PLAN_YEAR, asOf: AS_OF }, reference);
    expect(summary.headline.regions).toBe(89);
    expect(summary.byRegion).toHaveLength(89);
    expect(summary.byFederalDistrict).toHaveLength(9);
    expect(summary.internal.participation).toHaveLength(89);
    expect(summary.internal.regionsWithoutRows).toBe(89);
  });

  it('has all eight districts, whatever regions it names', () => {
    expect(new Regions(read(PERM).value).federalDistricts).toHaveLength(8);
    expect(new Regions([]).federalDistricts).toHaveLength(8);
  });
});
