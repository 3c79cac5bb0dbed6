/** «Приём»: what the last publication took from a regional workbook, and why it set rows aside; readable on a phone. */
import { quoteTitle } from '../domain/a1.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import { explainCount } from '../domain/problem-catalogue.ts';
import { explain } from '../domain/problem-text.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { KEPT_DATA, NOT_TAKEN, RECEIPT_COUNTS, RECEIPT_HEADINGS, SET_ASIDE } from '../domain/workbook-tabs.ts';
import { addressIn } from './problem-address.ts';
import type { RegionReading } from './read-region.ts';
import type { Row } from './tab-cells.ts';

/** More than a person reads through at once; what is mended makes room for the rest. */
const MOST_LINES = 300;
const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface Receipt {
  /** What is said, without when: it is written only when this changes. */
  readonly verdict: readonly Row[];
}

function addressOf(reading: RegionReading, problem: Problem, context: RuleContext): string {
  const found = addressIn(reading, problem, context);
  return found ? `${quoteTitle(found.title)}!${found.range}` : '';
}

function isTold({ severity }: Problem): boolean {
  return severity !== 'note';
}

export function receiptOf(
  reading: RegionReading,
  counts: RowCounts,
  problems: readonly Problem[],
  context: RuleContext,
): Receipt {
  const { unreadable } = reading;
  if (unreadable) {
    return {
      verdict: [
        [unreadable.code === 'COLLAPSE' ? KEPT_DATA : NOT_TAKEN, unreadable.message],
        ['Что сделать', unreadable.remedy],
      ],
    };
  }
  const told = problems.filter(isTold).sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
  const lines = told.slice(0, MOST_LINES).map((problem): Row => {
    const { sentence, remedy } = explain(problem);
    const effect = problem.severity === 'error' ? SET_ASIDE : 'учтена';
    return [addressOf(reading, problem, context), effect, sentence, remedy, explainCount(problem.code)];
  });
  const rest = told.length - lines.length;
  return {
    verdict: [
      [RECEIPT_COUNTS.read, counts.read],
      [RECEIPT_COUNTS.accepted, counts.accepted],
      [RECEIPT_COUNTS.setAside, counts.setAside],
      [],
      ...(lines.length === 0 ? [['Замечаний нет.']] : [[...RECEIPT_HEADINGS], ...lines]),
      ...(rest > 0 ? [[`И ещё замечаний: ${rest}.`]] : []),
    ],
  };
}
