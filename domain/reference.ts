/** The reference lists that the operator keeps in the central workbook, and that the rules consult. */
import { type Baseline, baselineTable, parseBaselines } from './baselines.ts';
import type { RawTable } from './cell.ts';
import { type ChoiceList, listOfNames } from './choice-list.ts';
import type { CivilDate } from './date.ts';
import { industryTable, parseIndustries } from './industry-table.ts';
import type { Problem, Reading } from './problem.ts';
import { Regions } from './region.ts';
import { parseRegions, regionTable } from './region-table.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import { parseThresholds, thresholdTable } from './threshold-table.ts';
import { Thresholds } from './thresholds.ts';

export interface Reference {
  readonly regions: Regions;
  /** Industries are known by their names. */
  readonly industries: ChoiceList;
  readonly thresholds: Thresholds;
  readonly baselines: readonly Baseline[];
}

/** The tabs of the lists in the order of the central workbook. */
export const REFERENCE_TABLES = {
  regions: regionTable,
  industries: industryTable,
  thresholds: thresholdTable,
  baselines: baselineTable,
} as const;
export type ReferenceTableKey = keyof typeof REFERENCE_TABLES;
export type RawReference = Readonly<Record<ReferenceTableKey, RawTable>>;

/** What the rules of the lists themselves consult: nothing. */
export const NO_REFERENCE: Reference = {
  regions: new Regions([]),
  industries: listOfNames([]),
  thresholds: new Thresholds([]),
  baselines: [],
};

/** Eight digits that change whenever a list changes that rules or public figures stand on (FNV-1a over UTF-16 units). */
export function fingerprint({ regions, industries, thresholds }: Reference): string {
  const text = JSON.stringify([regions.all, industries.labels, thresholds.all]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Where rows were wrong, they have been told already. */
function isEmpty({ problems }: Reading<unknown>, size: number): boolean {
  return size === 0 && !problems.some(({ severity }) => severity === 'error');
}

/** Without regions or industries every row would be wrong: nobody means that. */
function emptyList(key: ReferenceTableKey, context: RuleContext): readonly Problem[] {
  const report = new RowReport(context, key);
  report.startRow(2);
  report.add('LIST_EMPTY', {});
  return report.problems;
}

/** Reads the lists. Rows with an error are left out; whoever reads them for the gate refuses the lists whole. */
export function parseReference(raw: RawReference, asOf: CivilDate): Reading<Reference> {
  const context = { asOf, reference: NO_REFERENCE, workbook: '*' };
  const regions = parseRegions(raw.regions, context);
  const industries = parseIndustries(raw.industries, context);
  const thresholds = parseThresholds(raw.thresholds, context);
  const baselines = parseBaselines(raw.baselines, context);
  const empty = [
    ...(isEmpty(regions, regions.value.length) ? emptyList('regions', context) : []),
    ...(isEmpty(industries, industries.value.keys.length) ? emptyList('industries', context) : []),
  ];
  return {
    value: {
      regions: new Regions(regions.value),
      industries: industries.value,
      thresholds: thresholds.value,
      baselines: baselines.value,
    },
    problems: [...regions.problems, ...industries.problems, ...thresholds.problems, ...baselines.problems, ...empty],
  };
}
