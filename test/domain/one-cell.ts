/** Reads one cell by its kind, through a table: the same road as at the keyboard and at the gate. */
import type { Cell } from '../../domain/cell.ts';
import { choiceList } from '../../domain/choice-list.ts';
import {
  activityCode,
  entityCode,
  productCode,
  registrationNumber,
  registryNumber,
  taxId,
  taxIdList,
  taxRegistrationReason,
} from '../../domain/code-kinds.ts';
import { choice, industry, region, regionList, yesNo } from '../../domain/list-kinds.ts';
import { amount, count, date, pastDate, percent, planYear } from '../../domain/number-kinds.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { parseTable } from '../../domain/row-reading.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { defineTable, type Kind } from '../../domain/table.ts';
import { text } from '../../domain/text-kinds.ts';

/** 2026-07-01 */
export const AS_OF = 46204;
export const CONTEXT: RuleContext = { asOf: AS_OF, reference: STARTING_REFERENCE, workbook: '59' };

export const SUPPORT_STATUSES = choiceList({
  ASKED: 'Запрошена',
  APPROVED: 'Одобрена',
  RECEIVED: 'Получена',
  REFUSED: 'Отказ',
  COUNSEL: 'Учёт и сопровождение',
});

/** One of every kind that a column may have. */
export const EVERY_KIND = {
  amount,
  count,
  percent,
  planYear,
  date,
  pastDate,
  text: text(2, 300),
  choice: choice(SUPPORT_STATUSES),
  yesNo,
  industry,
  region,
  regionList,
  taxId,
  taxIdList: taxIdList(10),
  registrationNumber,
  taxRegistrationReason,
  clusterCode: entityCode('C'),
  activityCode,
  productCode,
  registryNumber,
} as const satisfies Record<string, Kind<unknown>>;

export const KINDS: readonly (readonly [name: string, kind: Kind<unknown>])[] = Object.entries(EVERY_KIND);

export interface OneReading<T> {
  /** null: empty; undefined: it could not be read. */
  readonly value: T | null | undefined;
  readonly problems: readonly Problem[];
  readonly codes: readonly ProblemCode[];
}

/** What a column of this kind makes of a cell. The neighbour keeps a row with an empty cell from being no row at all. */
export function readOne<T>(kind: Kind<T>, cell: Cell, context: RuleContext = CONTEXT): OneReading<T> {
  const table = defineTable({
    key: 'clusters',
    title: 'Проба',
    columns: {
      value: { heading: 'Значение', kind, hint: '', visibility: 'internal' },
      neighbour: { heading: 'Рядом', kind: text(1, 10), hint: '', visibility: 'internal' },
    },
    checkRow: () => undefined,
    uniqueKeys: [],
  });
  const { value: parsed, problems } = parseTable(
    table,
    [
      ['Значение', 'Рядом'],
      [cell, 'слово'],
    ],
    context,
  );
  if (parsed === null || parsed.size !== 1) throw new Error('The table of one cell was not read.');
  // The column's value has the type of its kind, which the compiler cannot compute for an open T.
  const value = parsed.row(0).value as T | null | undefined;
  return { value, problems, codes: problems.map(({ code }) => code) };
}

/** The facts of the only problem of a cell. */
export function onlyProblem<T>(kind: Kind<T>, cell: Cell): Problem {
  const { problems } = readOne(kind, cell);
  const [problem] = problems;
  if (problem === undefined || problems.length !== 1) throw new Error(`Expected one problem, got ${problems.length}.`);
  return problem;
}

/** A cell as the name of a test. */
export function nameOf(cell: Cell): string {
  if (Object.is(cell, -0)) return '-0';
  if (typeof cell === 'number') return String(cell);
  return JSON.stringify(cell)
    .slice(0, 80)
    .replace(/[^ -~А-яЁё«»—–№½]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
