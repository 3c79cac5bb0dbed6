import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { parseReference, type RawReference, REFERENCE_TABLES, type ReferenceTableKey } from '../../domain/reference.ts';
import { AS_OF, headingsOf, said, saidEverywhere } from './rows.ts';

const KEYS = Object.keys(REFERENCE_TABLES) as readonly ReferenceTableKey[];

const HEADINGS: Readonly<Record<ReferenceTableKey, readonly string[]>> = {
  regions: headingsOf(REFERENCE_TABLES.regions),
  industries: headingsOf(REFERENCE_TABLES.industries),
  thresholds: headingsOf(REFERENCE_TABLES.thresholds),
  baselines: headingsOf(REFERENCE_TABLES.baselines),
};

/** Tabs with these rows under their headings. */
function tabs(rows: Partial<RawReference> = {}): RawReference {
  return {
    regions: [HEADINGS.regions, ...(rows.regions ?? [])],
    industries: [HEADINGS.industries, ...(rows.industries ?? [])],
    thresholds: [HEADINGS.thresholds, ...(rows.thresholds ?? [])],
    baselines: [HEADINGS.baselines, ...(rows.baselines ?? [])],
  };
}

const GOOD: RawReference = {
  regions: [['59', 'Пермский край', 'RU-PER', 'Perm Krai', 'Приволжский']],
  industries: [['Агромаш', null]],
  thresholds: [['Образовательных организаций, не меньше', 1, null, null, 'ПП 779', null, null]],
  baselines: [['Совместные проекты', 138, 45_441, 'ТАСС']],
};

describe('the lists of the central workbook', () => {
  it('are four tabs in their order', () => {
    expect(KEYS.map((key) => REFERENCE_TABLES[key].title)).toEqual([
      'Регионы',
      'Отрасли',
      'Пороги',
      'Базовые показатели',
    ]);
    expect(KEYS.map((key) => REFERENCE_TABLES[key].key)).toEqual(KEYS);
  });

  it('are read together', () => {
    const { value, problems } = parseReference(tabs(GOOD), AS_OF);
    expect(problems).toEqual([]);
    expect(value.regions.get('59')?.name).toBe('Пермский край');
    expect(value.industries.keys).toEqual(['Агромаш']);
    expect(value.thresholds.on(AS_OF, 'EDUCATION')?.value).toBe(1);
    expect(value.baselines).toEqual([{ indicator: 'jointProjects', value: 138, asOf: 45_441, source: 'ТАСС' }]);
  });

  it('may be empty but for regions and industries, without which no row could be right', () => {
    const { value, problems } = parseReference(tabs(), AS_OF);
    expect(problems.map(({ code, place }) => [code, place.table])).toEqual([
      ['LIST_EMPTY', 'regions'],
      ['LIST_EMPTY', 'industries'],
    ]);
    expect([value.regions.all, value.industries.keys, value.thresholds.all, value.baselines]).toEqual([[], [], [], []]);
  });

  it('tell the problems of every tab at its place', () => {
    const bad: Readonly<Record<ReferenceTableKey, readonly Cell[]>> = {
      regions: ['5', 'Край'],
      industries: [20],
      thresholds: ['Неведомый', 1, null, null, 'ПП 779'],
      baselines: ['Совместные проекты', 1.5, 45_441, 'ТАСС'],
    };
    const { problems } = parseReference(tabs(Object.fromEntries(KEYS.map((key) => [key, [bad[key]]]))), AS_OF);
    expect(saidEverywhere(problems)).toEqual([
      '* baselines 2 error NOT_WHOLE at value',
      '* industries 2 error TEXT_EXPECTED at name',
      '* regions 2 error REGION_CODE_FORMAT at code',
      '* thresholds 2 error NOT_IN_LIST at code',
    ]);
  });

  it.each(KEYS)('of which %s is a blank sheet are read without it, and every heading is missed', (key) => {
    const { value, problems } = parseReference({ ...tabs(GOOD), [key]: [] }, AS_OF);
    expect(said(problems).map((line) => line.replace(/ at .*/, ''))).toEqual(
      HEADINGS[key].map(() => '1 error HEADING_MISSING'),
    );
    const sizes: Readonly<Record<ReferenceTableKey, number>> = {
      regions: value.regions.all.length,
      industries: value.industries.keys.length,
      thresholds: value.thresholds.all.length,
      baselines: value.baselines.length,
    };
    for (const other of KEYS) expect(sizes[other]).toBe(other === key ? 0 : 1);
  });

  it('do not depend on the day they are read for', () => {
    const rows = { ...GOOD, baselines: [['Совместные проекты', 138, AS_OF + 1000, 'План']] };
    expect(parseReference(tabs(rows), 36_526).problems).toEqual([]);
  });
});
