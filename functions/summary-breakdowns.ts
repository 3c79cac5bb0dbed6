/** The breakdowns of «Сводка»: districts, regions and industries, with the rows that stand behind them. */
import type { Reference } from '../domain/reference.ts';
import type { Register } from '../domain/register.ts';
import type { BreakdownLine, Summary } from '../domain/summary.ts';
import { addCounts, type RowCounts } from '../domain/tab-rows.ts';
import { millions } from './summary-figures.ts';
import { cell, headings, line, type StyledRow } from './tab-cells.ts';

const MEASURES = [
  'Действующие',
  'Заявленные',
  'Проекты',
  'Участники',
  'Стоимость, млн руб.',
  'Субсидии, млн руб.',
  'Новые места',
] as const;

/** One for each column of «Сводка». */
export const DISTRICT_HEADINGS = ['Федеральный округ', ...MEASURES, 'Принято строк', 'Отложено строк'] as const;

function measured(name: string, one: BreakdownLine): StyledRow {
  const { operatingClusters, declaredClusters, jointProjects, participants } = one;
  const { investmentRubles, subsidyRubles, newJobs } = one;
  return [
    ...line([name, operatingClusters, declaredClusters, jointProjects, participants], 'wrapped', 'count'),
    cell(millions(investmentRubles.total), 'decimal'),
    cell(millions(subsidyRubles.total), 'decimal'),
    cell(Number(newJobs.total), 'count'),
  ];
}

function counted({ accepted, setAside }: RowCounts, quality: string): StyledRow {
  return [cell(accepted, 'count'), cell(setAside, 'count', setAside > 0 ? quality : undefined)];
}

interface Behind {
  readonly register: Register;
  readonly reference: Reference;
  /** Leads to «Качество». */
  readonly quality: string;
}

/** Of the region's own workbook: of a row set aside, nobody knows another region. */
function rowsOf({ register }: Behind, region: string): RowCounts {
  return register.rows.byWorkbook.get(region) ?? { read: 0, accepted: 0, setAside: 0 };
}

export function districtRows({ byFederalDistrict }: Summary, behind: Behind): readonly StyledRow[] {
  const { reference, quality } = behind;
  return [
    headings(...DISTRICT_HEADINGS),
    ...byFederalDistrict.map((one) => {
      const regions = reference.regions.all.filter(({ federalDistrict }) => federalDistrict === one.key);
      const counts = addCounts(regions.map(({ code }) => rowsOf(behind, code)));
      return [...measured(one.key, one), ...counted(counts, quality)];
    }),
  ];
}

export function regionRows({ byRegion }: Summary, behind: Behind): readonly StyledRow[] {
  const { reference, quality } = behind;
  return [
    headings('Субъект РФ', ...MEASURES, 'Принято строк', 'Отложено строк'),
    ...byRegion.map((one) => [
      ...measured(reference.regions.get(one.key)?.name ?? one.key, one),
      ...counted(rowsOf(behind, one.key), quality),
    ]),
  ];
}

export function industryRows({ byIndustry }: Summary): readonly StyledRow[] {
  return [headings('Отрасль', ...MEASURES), ...byIndustry.map((one) => measured(one.key, one))];
}
