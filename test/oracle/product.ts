/** The product's answer to the oracle's question, in the oracle's words. */

import { listOfNames } from '../../domain/choice-list.ts';
import { FIRST_DATE, LAST_DATE } from '../../domain/date.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reference as ProductReference } from '../../domain/reference.ts';
import { Regions } from '../../domain/region.ts';
import { collect } from '../../domain/register.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { THRESHOLDS } from '../../domain/threshold-table.ts';
import { Thresholds } from '../../domain/thresholds.ts';
import { type ParsedWorkbook, parseWorkbook } from '../../domain/workbook.ts';
import type { Judgement, Question } from './oracle.ts';
import type { Reference } from './reference.ts';
import { type Finding, TAB_KEYS } from './vocabulary.ts';

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`The product does not know ${text}.`);
  return found;
}

const INDICATORS = ['operatingClusters', 'applyingRegions', 'declaredClusters', 'jointProjects'] as const;

export function referenceOf({ regions, industries, thresholds, baselines }: Reference): ProductReference {
  return {
    regions: new Regions(regions.map((region) => ({ ...region, iso: null, nameEn: region.name }))),
    industries: listOfNames(industries),
    thresholds: new Thresholds(
      thresholds.map(({ code, value, from, to }) => ({
        code: oneOf(THRESHOLDS.keys, code),
        value: Number(value) / 1_000_000,
        from: from === null ? FIRST_DATE : Number(from),
        to: to === null ? LAST_DATE : Number(to),
        act: '',
        verified: false,
      })),
    ),
    baselines: baselines.map(({ indicator, value, asOf, source }) => ({
      indicator: oneOf(INDICATORS, indicator),
      value: Number(value),
      asOf: Number(asOf),
      source,
    })),
  };
}

function findingOf({ code, severity, place: { workbook, table, row, column } }: Problem): Finding {
  return { workbook, table: oneOf(TAB_KEYS, table), row, column: column ?? null, code, severity };
}

export interface ProductJudgement extends Judgement {
  readonly summary: Summary;
}

export function askProduct({ workbooks, reference: lists, asOf: day, planYear }: Question): ProductJudgement {
  const reference = referenceOf(lists);
  const asOf = Number(day);
  const problems: Problem[] = [];
  const parsed: ParsedWorkbook[] = [];
  for (const { alias, tabs } of workbooks) {
    const reading = parseWorkbook(tabs, { asOf, reference, workbook: alias });
    problems.push(...reading.problems);
    if (reading.value !== null) parsed.push(reading.value);
  }
  const { value: register, problems: between } = collect(parsed, { asOf, reference });
  problems.push(...between);
  const summary = summarize(register, problems, { planYear: Number(planYear), asOf }, reference);
  const { byWorkbook } = register.rows;
  const { contributions: _seen, ...figures } = summary;
  return {
    findings: problems.map(findingOf),
    summary,
    figures: {
      ...figures,
      rows: {
        ...summary.rows,
        byTable: TAB_KEYS.map((key) => [key, summary.rows.byTable[key]]),
        byWorkbook: [...byWorkbook.keys()].sort().map((alias) => [alias, byWorkbook.get(alias)]),
        byCode: Object.entries(summary.rows.byCode),
      },
    },
  };
}
