/** What the operator changes in the lists: the next run accepts by it, counts by it, and says so in `ruleSet`. */
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../domain/marks.ts';
import { declaredCluster, rawWorkbook } from '../domain/rows.ts';
import { latest, newWorkbook, post, refreshOverHttp } from '../local/running-svod.ts';
import { fillWorkbook, valuesOf, write } from './filled-workbook.ts';
import { type Standing, standing } from './standing-svod.ts';

/** Subjects that ISO 3166-2:RU does not list; the last stands in no federal district here. */
const SIX_MORE = [
  ['90', 'Запорожская область', null, null, 'Южный'],
  ['91', 'Республика Крым', null, null, 'Южный'],
  ['92', 'Севастополь', null, null, 'Южный'],
  ['93', 'Донецкая Народная Республика', null, null, 'Южный'],
  ['94', 'Луганская Народная Республика', null, null, 'Южный'],
  ['95', 'Херсонская область', null, null, null],
];

async function change({ svod }: Standing, range: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  await write(svod, svod.centralSpreadsheetId, range, rows);
}

async function run({ svod }: Standing) {
  await refreshOverHttp(svod);
  return latest(svod);
}

async function marksOfCluster({ svod, id }: Standing): Promise<readonly Mark[]> {
  const { body } = await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: 'Кластеры!A2', values: [[null]] });
  return (body as { marks: Mark[] }).marks;
}

describe('the list of regions', () => {
  it('may have 89, and every count of regions shows it', async () => {
    const one = await standing();
    expect((await latest(one.svod)).headline.regions).toBe(83);
    await change(one, 'Регионы!A85', SIX_MORE);
    const id = await newWorkbook(one.svod, '95');
    const cluster = declaredCluster({ id: 'C95-24-001', region: 'Херсонская область', name: 'Кластер консервов' });
    await fillWorkbook(one.svod, id, rawWorkbook({ clusters: [cluster] }));
    const before = await latest(one.svod);
    const { headline, breakdowns, rows, ruleSet } = await run(one);
    expect(headline).toMatchObject({ regions: 89, declaredClusters: 2, applyingRegions: 2 });
    expect(rows.byCode).toEqual({});
    expect(breakdowns.byRegion).toHaveLength(89);
    expect(breakdowns.byRegion.at(-1)).toMatchObject({
      key: '95',
      iso: null,
      name: 'Херсонская область',
      declaredClusters: 1,
    });
    expect(breakdowns.byFederalDistrict.map(({ key, declaredClusters }) => [key, declaredClusters])).toEqual([
      ['Вне федеральных округов', 1],
      ['Дальневосточный', 0],
      ['Приволжский', 1],
      ['Северо-Западный', 0],
      ['Северо-Кавказский', 0],
      ['Сибирский', 0],
      ['Уральский', 0],
      ['Центральный', 0],
      ['Южный', 0],
    ]);
    expect(ruleSet).not.toBe(before.ruleSet);
    const summary = await valuesOf(one.svod, one.svod.centralSpreadsheetId, 'Сводка');
    expect(summary).toContainEqual(['Всего субъектов РФ', 89, '', '', '«Регионы»']);
  });

  it('without a region refuses the rows that name it', async () => {
    const one = await standing({ clusters: [declaredCluster({ otherRegions: '18' })] });
    const regions = await valuesOf(one.svod, one.svod.centralSpreadsheetId, 'Регионы');
    const row = regions.findIndex(([code]) => code === '18') + 1;
    await change(one, `Регионы!A${row}:E${row}`, [['', '', '', '', '']]);
    const { headline, rows } = await run(one);
    expect(headline).toMatchObject({ regions: 82, declaredClusters: 0 });
    expect(rows.byCode).toEqual({ UNKNOWN_REGION: 1 });
  });
});

describe('the list of industries', () => {
  it('decides which clusters are accepted', async () => {
    const one = await standing({ clusters: [declaredCluster({ industry: 'Космическая техника' })] });
    const before = await latest(one.svod);
    expect(before.rows).toMatchObject({ accepted: 0, setAside: 1, byCode: { NOT_IN_LIST: 1 } });
    await change(one, 'Отрасли!A20', [['Космическая техника']]);
    const after = await run(one);
    expect(after.rows).toMatchObject({ accepted: 1, setAside: 0, byCode: {} });
    const line = after.breakdowns.byIndustry.find(({ key }) => key === 'Космическая техника');
    expect(line).toMatchObject({ declaredClusters: 1 });
    expect(after.ruleSet).not.toBe(before.ruleSet);
    expect(after.seq).toBe(2);
  });

  it('sets clusters aside when it loses their industry', async () => {
    const one = await standing({ clusters: [declaredCluster()] });
    await change(one, 'Отрасли!A5', [['Общее машиностроение']]);
    expect((await run(one)).rows).toMatchObject({ accepted: 0, setAside: 1, byCode: { NOT_IN_LIST: 1 } });
  });
});

describe('a threshold', () => {
  it('decides what is warned of, and a change of it is a new version of the rules', async () => {
    const one = await standing({ clusters: [declaredCluster({ cooperationPercent: 25 })] });
    const before = await latest(one.svod);
    expect(await marksOfCluster(one)).toEqual([]);
    await change(one, 'Пороги!B7', [[30]]);
    await change(one, 'Пороги!G7', [['Юрист ассоциации, 20.11.2026']]);
    const after = await run(one);
    expect(await marksOfCluster(one)).toEqual([
      {
        cell: 'Кластеры!L2',
        severity: 'warning',
        note: 'Уровень кооперации 25 %, а нужно не меньше 30 % (ПП РФ от 31.07.2015 № 779, редакция не установлена). Проверьте уровень и столбец «Льготная территория».',
      },
    ]);
    expect(after.seq).toBe(2);
    expect(after.ruleSet).not.toBe(before.ruleSet);
    expect(after.rows).toMatchObject({ accepted: 1, setAside: 0, byCode: {} });
  });

  it('that is in force no longer is silent', async () => {
    const one = await standing({ clusters: [declaredCluster({ cooperationPercent: 5 })] });
    expect(await marksOfCluster(one)).toMatchObject([{ cell: 'Кластеры!L2', severity: 'warning' }]);
    await change(one, 'Пороги!D7', [[46_348]]);
    // The workbook carries a copy of the lists, which the function renews.
    await refreshOverHttp(one.svod);
    expect(await marksOfCluster(one)).toEqual([]);
  });
});

describe('the plan year', () => {
  it('decides which clusters count as declared, and leaves the rules as they were', async () => {
    const clusters = [2024, 2024, 2025].map((plannedYear, index) =>
      declaredCluster({ id: `C59-24-00${index + 1}`, name: `Кластер Прикамья ${index + 1}`, plannedYear }),
    );
    const one = await standing({ clusters });
    const before = await latest(one.svod);
    expect([before.planYear, before.headline.declaredClusters]).toEqual([2024, 2]);
    await change(one, 'Настройки!B2', [[2025]]);
    const after = await run(one);
    expect([after.planYear, after.headline.declaredClusters, after.ruleSet]).toEqual([2025, 1, before.ruleSet]);
    await change(one, 'Настройки!B2', [['']]);
    const empty = await run(one);
    expect([empty.planYear, empty.headline.declaredClusters]).toEqual([2026, 0]);
  });
});
