import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { region } from '../../domain/list-kinds.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { Regions } from '../../domain/region.ts';
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { nameOf, onlyProblem, readOne } from './one-cell.ts';

describe('the starting list of regions', () => {
  const regions = new Regions(STARTING_REGIONS);

  it('has the 83 subjects of ISO 3166-2:RU, each code and name once', () => {
    expect(STARTING_REGIONS).toHaveLength(83);
    for (const key of ['code', 'iso', 'name', 'nameEn'] as const) {
      expect(new Set(STARTING_REGIONS.map((one) => one[key])).size).toBe(83);
    }
    expect(STARTING_REGIONS.every(({ code }) => /^\d{2}$/.test(code))).toBe(true);
    expect(STARTING_REGIONS.every(({ iso }) => /^RU-[A-Z]{2,3}$/.test(iso ?? ''))).toBe(true);
  });

  it('divides them into the eight federal districts', () => {
    const sizes = regions.federalDistricts.map((district) => [
      district,
      STARTING_REGIONS.filter(({ federalDistrict }) => federalDistrict === district).length,
    ]);
    expect(Object.fromEntries(sizes)).toEqual({
      Дальневосточный: 11,
      Приволжский: 14,
      'Северо-Западный': 11,
      'Северо-Кавказский': 7,
      Сибирский: 10,
      Уральский: 6,
      Центральный: 18,
      Южный: 6,
    });
  });

  it('gives Карелия and Коми their ISO codes, not those that public code confuses', () => {
    expect(regions.get('10')?.iso).toBe('RU-KR');
    expect(regions.get('11')?.iso).toBe('RU-KO');
  });

  it('is sorted by code, whatever order it came in', () => {
    const reversed = new Regions([...STARTING_REGIONS].reverse());
    expect(reversed.all).toEqual(regions.all);
    expect(regions.all.map(({ code }) => code)).toEqual(regions.all.map(({ code }) => code).sort());
  });

  it('finds each by its code and by its name', () => {
    for (const { code, name } of STARTING_REGIONS) {
      expect(regions.codeOf(code)).toBe(code);
      expect(regions.codeOf(name)).toBe(code);
      expect(regions.codeOf(name.toUpperCase())).toBe(code);
      expect(regions.get(code)?.name).toBe(name);
    }
  });

  it('takes a region without an ISO code', () => {
    const own = { code: '95', iso: null, name: 'Новая область', nameEn: 'New Oblast', federalDistrict: 'Вне округов' };
    const longer = new Regions([...STARTING_REGIONS, own]);
    expect(longer.codeOf('новая область')).toBe('95');
    expect(longer.federalDistricts).toContain('Вне округов');
  });
});

describe('a region cell', () => {
  const check = (cell: Cell, code: string | null | undefined, ...codes: readonly ProblemCode[]) => {
    it(`${nameOf(cell)} is ${code ?? codes.join()}`, () => {
      const one = readOne(region, cell);
      expect(one.codes).toEqual(codes);
      expect(one.value).toBe(code);
    });
  };

  describe('is read by full name or two-digit code', () => {
    check('Пермский край', '59');
    check('59', '59');
    check('05', '05');
    check('Республика Дагестан', '05');
    check('Москва', '77');
    check('Московская область', '50');
  });

  describe('whatever the case, ё, spaces and dashes', () => {
    check('ПЕРМСКИЙ КРАЙ', '59');
    check('пермский край', '59');
    check('  Пермский   край\n', '59');
    check('Пермский\u00a0край', '59');
    check('\ufeffПерм\u00adский\u200b край', '59');
    check('Кемёровская область — Кузбасс', '42');
    check('Кемеровская область - Кузбасс', '42');
    check('Кемеровская область – Кузбасс', '42');
    check('ханты-мансийский автономный округ - югра', '86');
    check('Ханты\u2011Мансийский автономный округ — Югра', '86');
    check(' 59 ', '59');
  });

  describe('a whole number is its code, with a note', () => {
    check(59, '59', 'REGION_FROM_NUMBER');
    check(5, '05', 'REGION_FROM_NUMBER');
    check('5', '05', 'REGION_FROM_NUMBER');
    check(1, '01', 'REGION_FROM_NUMBER');
    it('the note says which', () => {
      expect(onlyProblem(region, 5)).toMatchObject({ severity: 'note', read: '05' });
    });
  });

  describe('anything else is unknown', () => {
    for (const cell of [0, -0, -1, 5.5, 59.5, 100, 859, 1e21, 99, 81, true, { date: 45658 }] as const) {
      check(cell, undefined, 'UNKNOWN_REGION');
    }
    for (const cell of [
      '0',
      '00',
      '005',
      '99',
      '81',
      '-59',
      '5.0',
      '5,0',
      '５９',
      '٥٩',
      '5 9',
      'RU-PER',
      'Perm Krai',
    ]) {
      check(cell, undefined, 'UNKNOWN_REGION');
    }
    for (const cell of ['constructor', '__proto__', 'toString', 'Марс', 'Пермь и Москва', '59; 77', 'край']) {
      check(cell, undefined, 'UNKNOWN_REGION');
    }
    it('a name with a Latin letter is unknown', () => {
      expect(readOne(region, 'Пермcкий край').codes).toEqual(['UNKNOWN_REGION']);
    });
  });

  describe('a slip is answered with the likely name', () => {
    const likely = (typed: string, name: string | undefined) => {
      it(`${nameOf(typed)}: ${name ?? 'nothing likely'}`, () => {
        const problem = onlyProblem(region, typed);
        expect(problem).toMatchObject({ code: 'UNKNOWN_REGION', severity: 'error', found: typed });
        expect('likely' in problem ? problem.likely : undefined).toBe(name);
      });
    };
    likely('Перский край', 'Пермский край');
    likely('Пермcкий край', 'Пермский край');
    likely('Пермский', 'Пермский край');
    likely('Свердлоская обл.', 'Свердловская область');
    likely('Масква', 'Москва');
    likely('Республика Татарстн', 'Республика Татарстан');
    likely('Кемеровская область', 'Кемеровская область — Кузбасс');
    likely('Луна', undefined);
    likely('Бавария и Саксония', undefined);
    likely('99', undefined);
  });
});
