import { describe, expect, it } from 'vitest';
import { FIRST_DATE, formatIsoDate, LAST_DATE } from '../../domain/date.ts';
import { parseReference, REFERENCE_TABLES } from '../../domain/reference.ts';
import { STARTING_REGIONS } from '../../domain/region-list.ts';
import { STARTING_INDUSTRIES, STARTING_REFERENCE, STARTING_ROWS } from '../../domain/starting-reference.ts';
import { THRESHOLDS } from '../../domain/threshold-table.ts';
import { AS_OF, headingsOf } from './rows.ts';

describe('the lists that a new central workbook starts with', () => {
  it('are read without a single remark, and are the starting reference', () => {
    const { value, problems } = parseReference(
      {
        regions: [headingsOf(REFERENCE_TABLES.regions), ...STARTING_ROWS.regions],
        industries: [headingsOf(REFERENCE_TABLES.industries), ...STARTING_ROWS.industries],
        thresholds: [headingsOf(REFERENCE_TABLES.thresholds), ...STARTING_ROWS.thresholds],
        baselines: [headingsOf(REFERENCE_TABLES.baselines), ...STARTING_ROWS.baselines],
      },
      AS_OF,
    );
    expect(problems).toEqual([]);
    expect(value.regions.all).toEqual(STARTING_REFERENCE.regions.all);
    expect(value.industries.entries).toEqual(STARTING_REFERENCE.industries.entries);
    expect(value.thresholds.all).toEqual(STARTING_REFERENCE.thresholds.all);
    expect(value.baselines).toEqual(STARTING_REFERENCE.baselines);
  });

  it('hold every row: 83 regions, 18 industries, 10 thresholds, 4 reference figures', () => {
    expect(STARTING_REFERENCE.regions.all).toEqual(STARTING_REGIONS);
    expect(STARTING_REFERENCE.regions.all).toHaveLength(83);
    expect(STARTING_REFERENCE.industries.keys).toEqual(STARTING_INDUSTRIES);
    expect(STARTING_REFERENCE.industries.keys).toHaveLength(18);
    expect(STARTING_REFERENCE.thresholds.all).toHaveLength(10);
    expect(STARTING_REFERENCE.baselines).toHaveLength(4);
  });

  it('hold the thresholds as they were reported', () => {
    expect(STARTING_REFERENCE.thresholds.all.map(({ code, value, from, to }) => [code, value, from, to])).toEqual([
      ['INDUSTRY_PARTICIPANTS', 10, FIRST_DATE, LAST_DATE],
      ['FINAL_PRODUCERS', 1, FIRST_DATE, LAST_DATE],
      ['EDUCATION', 1, FIRST_DATE, LAST_DATE],
      ['TECHNOLOGY_INFRASTRUCTURE', 2, FIRST_DATE, LAST_DATE],
      ['PRODUCTION_ORGANISERS', 3, FIRST_DATE, LAST_DATE],
      ['COOPERATION_PERCENT', 20, FIRST_DATE, LAST_DATE],
      ['COOPERATION_EASED_PERCENT', 10, FIRST_DATE, LAST_DATE],
      ['SUBSIDY_SHARE_PERCENT', 30, FIRST_DATE, 44_926],
      ['SUBSIDY_SHARE_PERCENT', 50, 44_927, LAST_DATE],
      ['SUBSIDY_PER_YEAR_MILLION_RUB', 150, 44_927, LAST_DATE],
    ]);
    expect([44_926, 44_927].map(formatIsoDate)).toEqual(['2022-12-31', '2023-01-01']);
  });

  it('call no threshold checked, and name the act of each', () => {
    for (const { act, verified } of STARTING_REFERENCE.thresholds.all) {
      expect(verified).toBe(false);
      expect(act).toMatch(/^ПП РФ от \d\d\.\d\d\.\d{4} № \d+, /);
    }
  });

  it('have a threshold of every sort in force today', () => {
    for (const code of THRESHOLDS.keys) expect(STARTING_REFERENCE.thresholds.on(AS_OF, code)?.code).toBe(code);
  });

  it('hold the reference figures of 29 May 2024', () => {
    expect(
      STARTING_REFERENCE.baselines.map(({ indicator, value, asOf }) => [indicator, value, formatIsoDate(asOf)]),
    ).toEqual([
      ['operatingClusters', 61, '2024-05-29'],
      ['applyingRegions', 45, '2024-05-29'],
      ['declaredClusters', 48, '2024-05-29'],
      ['jointProjects', 138, '2024-05-29'],
    ]);
  });
});
