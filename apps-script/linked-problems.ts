/** The problems of rows that only show beside other rows: parents, duplicates, what an organisation or a cluster must agree with. */
import type { Problem } from '../domain/problem.ts';
import { collect } from '../domain/register.ts';
import { parseTable } from '../domain/row-reading.ts';
import type { RuleContext } from '../domain/row-report.ts';
import { byTable, type ParsedWorkbook, type RegisterTableKey } from '../domain/workbook.ts';
import { tableOf } from './book.ts';
import type { Tab } from './tab.ts';

type Tabs = Partial<Readonly<Record<RegisterTableKey, Tab | null>>>;

export interface Judgement {
  readonly problems: readonly Problem[];
  /** Undefined where a tab that was read has lost a column: then nothing can be compared. */
  readonly parsed: ParsedWorkbook | undefined;
  /** The rows of a tab in which anything stands. */
  readonly filled: (key: RegisterTableKey) => ReadonlySet<number>;
  readonly counts: { readonly read: number; readonly accepted: number; readonly setAside: number };
}

/** A tab that was not read counts as empty; null is one in which not even headings stand. */
export function judge(tabs: Tabs, context: RuleContext): Judgement {
  const readings = byTable((key) => {
    const table = tableOf(key);
    const headings = [Object.values(table.columns).map(({ heading }) => heading)];
    return parseTable(table, tabs[key] === undefined ? headings : (tabs[key]?.raw ?? []), context);
  });
  const filled = (key: RegisterTableKey) => {
    const { value } = readings[key];
    return new Set(value ? Array.from({ length: value.size }, (_, index) => value.place(index).row) : []);
  };
  const own = Object.values(readings).flatMap(({ problems }) => problems);
  if (Object.values(readings).some(({ value }) => value === null)) {
    return { problems: own, parsed: undefined, filled, counts: { read: 0, accepted: 0, setAside: 0 } };
  }
  // No value is null: that was looked at in the line above.
  const parsed = byTable((key) => readings[key].value) as unknown as ParsedWorkbook;
  const { value: register, problems } = collect([parsed], context);
  const counts = register.rows.byWorkbook.get(context.workbook) ?? { read: 0, accepted: 0, setAside: 0 };
  return { problems: [...own, ...problems], parsed, filled, counts };
}
