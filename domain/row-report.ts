/** Collects the problems of the rows of one tab: readers and rules say what, the report knows where. */
import type { CivilDate } from './date.ts';
import { findPersonalData } from './personal-data.ts';
import type { FactsOf, Problem, ProblemCode, Severity, TableKey } from './problem.ts';
import { severityOf } from './problem-text.ts';
import type { Reference } from './reference.ts';

/** The longest piece of a cell that a problem repeats. */
const QUOTE_LENGTH = 60;

/** Half of a surrogate pair: typed so, or left where a quotation was cut. */
const HALF_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What the rules need to know beyond the row itself. */
export interface RuleContext {
  /** The civil date of the data, in Moscow. */
  readonly asOf: CivilDate;
  readonly reference: Reference;
  /** The alias of the workbook: a region's two-digit code, or `*`. */
  readonly workbook: string;
}

export class RowReport {
  readonly context: RuleContext;
  readonly table: TableKey;
  readonly problems: Problem[] = [];
  row = 0;
  /** The column that is being read. */
  column: string | undefined;
  /** The whole text of the cell that is being read; a piece of it may look harmless. */
  cellText = '';
  /** Whether the current row has an error. */
  failed = false;

  constructor(context: RuleContext, table: TableKey) {
    this.context = context;
    this.table = table;
  }

  startRow(row: number): void {
    this.row = row;
    this.column = undefined;
    this.failed = false;
  }

  add<Code extends ProblemCode>(code: Code, facts: FactsOf<Code>, severity: Severity = severityOf(code)): undefined {
    this.addAt(this.column, code, facts, severity);
  }

  /** For a rule about the row that wants to point at one of its columns. */
  addAt<Code extends ProblemCode>(
    column: string | undefined,
    code: Code,
    facts: FactsOf<Code>,
    severity: Severity = severityOf(code),
  ): undefined {
    if (severity === 'error') this.failed = true;
    const place = { workbook: this.context.workbook, table: this.table, row: this.row, ...(column && { column }) };
    // The compiler cannot see that one code and its own facts make one member of the union.
    this.problems.push({ code, severity, place, ...(facts as object) } as unknown as Problem);
  }

  /** A fault of a text that is to be quoted; personal data in it are refused instead of repeated. */
  addFound<Code extends ProblemCode>(code: Code, text: string, facts?: Omit<FactsOf<Code>, 'found'>): undefined {
    const personal = findPersonalData(this.cellText) ?? findPersonalData(text);
    if (personal) return this.add('PERSONAL_DATA', { kind: personal.kind, length: this.cellText.length });
    const cut = text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text;
    const found = cut.replace(HALF_CHARACTER, '\uFFFD');
    return this.add(code, { ...(facts as object), found } as unknown as FactsOf<Code>);
  }
}
