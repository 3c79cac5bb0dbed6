/** «Отрасли»: the industries that a cluster may belong to, as the operator lists them. */
import { foldText, type RawTable } from './cell.ts';
import { type ChoiceList, listOfNames } from './choice-list.ts';
import { parseListTab } from './list-tab.ts';
import type { Reading } from './problem.ts';
import type { RuleContext } from './row-report.ts';
import { type Columns, defineTable } from './table.ts';
import { text } from './text-kinds.ts';

const columns = {
  name: {
    heading: 'Отрасль',
    kind: text(2, 100),
    required: 'always',
    visibility: 'public',
    hint: 'Наименование; так отрасль называют списки и сводка.',
  },
  comment: {
    heading: 'Примечание',
    kind: text(1, 300),
    visibility: 'internal',
    hint: 'Что сюда относится.',
  },
} as const satisfies Columns;

export const industryTable = defineTable({
  key: 'industries',
  title: 'Отрасли',
  columns,
  checkRow: () => undefined,
  uniqueKeys: [{ column: 'name', keyOf: (row) => (row.name ? foldText(row.name) : null) }],
});

export function parseIndustries(raw: RawTable, context: RuleContext): Reading<ChoiceList> {
  const { value, problems } = parseListTab(industryTable, raw, context);
  return { value: listOfNames((value ?? []).map(({ name }) => name)), problems };
}
