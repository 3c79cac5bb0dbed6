/** The oracle: what is to be said of every row of some workbooks, and the figures that follow. */
import { figuresOf, inOrder } from './figures.ts';
import { internalFiguresOf } from './internal-figures.ts';
import { readWorkbook } from './reading.ts';
import type { Reference } from './reference.ts';
import { type Accepted, sayBetweenRows } from './rules-between-rows.ts';
import { type Finding, type Row, TAB_KEYS, type Workbook } from './vocabulary.ts';

export interface Question {
  readonly workbooks: readonly Workbook[];
  readonly reference: Reference;
  /** Days since 30 December 1899. */
  readonly asOf: bigint;
  readonly planYear: bigint;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** Everything that is counted, by the names of the summary. */
  readonly figures: unknown;
}

export interface OracleJudgement extends Judgement {
  readonly counts: { readonly read: number; readonly accepted: number };
  readonly accepted: Accepted;
}

function countsOf(rows: readonly Row[]) {
  const accepted = rows.filter((row) => row.isAccepted).length;
  return { read: rows.length, accepted, setAside: rows.length - accepted };
}

function byCodeOf(findings: readonly Finding[]) {
  const counts = new Map<string, number>();
  for (const { severity, code } of findings) if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
  return inOrder([...counts], ([code]) => code);
}

export function judge({ workbooks, reference, asOf, planYear }: Question): OracleJudgement {
  const rows: Row[] = [];
  const findings: Finding[] = [];
  const aliases: string[] = [];
  for (const workbook of workbooks) {
    const reading = readWorkbook(workbook, { reference, asOf });
    findings.push(...reading.findings);
    if (reading.isTaken) {
      rows.push(...reading.rows);
      aliases.push(workbook.alias);
    } else {
      for (const row of reading.rows) findings.push(...row.findings);
    }
  }
  const accepted = sayBetweenRows(rows, { reference, asOf });
  for (const row of rows) findings.push(...row.findings);
  const byWorkbook = aliases
    .sort()
    .map((alias) => [alias, countsOf(rows.filter((row) => row.workbook === alias))] as const);
  const figures = figuresOf(accepted, reference, planYear);
  return {
    findings,
    accepted,
    counts: countsOf(rows),
    figures: {
      rows: {
        ...countsOf(rows),
        byTable: TAB_KEYS.map((table) => [table, countsOf(rows.filter((row) => row.table === table))]),
        byWorkbook,
        byCode: byCodeOf(findings),
      },
      ...figures,
      internal: internalFiguresOf(
        { accepted, reference, asOf, planYear, findings, byWorkbook },
        { ...figures.headline },
      ),
    },
  };
}
