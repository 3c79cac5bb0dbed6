/** The field dictionary in Russian, made from the tables and the catalogue of problems: every column, list and problem. */
import { SETTINGS_TAB, workbookList } from '../domain/central.ts';
import { DEFINITIONS, INTERNAL_DEFINITIONS } from '../domain/definitions.ts';
import type { Problem, ProblemCode, Severity } from '../domain/problem.ts';
import { PROBLEM_NAMES } from '../domain/problem-catalogue.ts';
import { explain, PROBLEMS } from '../domain/problem-text.ts';
import { REFERENCE_TABLES } from '../domain/reference.ts';
import { STARTING_REFERENCE } from '../domain/starting-reference.ts';
import type { Column, ColumnFormat, Columns, Table } from '../domain/table.ts';
import { TABLES } from '../domain/workbook.ts';

const FORMATS: Readonly<Record<ColumnFormat, string>> = {
  text: 'текст',
  date: 'дата',
  amount: 'число',
  count: 'целое число',
  year: 'год',
  percent: 'проценты, 0–100',
};
const VISIBILITY: Readonly<Record<Column<unknown>['visibility'], string>> = {
  public: 'открыто',
  aggregate: 'только в итогах',
  internal: 'служебно',
};
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ошибка',
  warning: 'предупреждение',
  note: 'к сведению',
};
/** A longer list is the operator's, and stands in a tab of its own. */
const LONGEST_LIST = 12;

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function grid(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function required({ required: when }: Column<unknown>): string {
  if (when === 'code') return 'да, код строки';
  return when === 'always' ? 'да' : 'не всегда';
}

function allowed({ kind }: Column<unknown>): string {
  const options = kind.options?.(STARTING_REFERENCE);
  if (!options) return FORMATS[kind.format];
  return options.length <= LONGEST_LIST ? options.join('; ') : `из списка (${options.length})`;
}

function tablePart<C extends Columns>(table: Table<C>): string {
  const rows = Object.entries<Column<unknown>>(table.columns).map(([key, column], index) => [
    String(index + 1),
    column.heading,
    `\`${key}\``,
    allowed(column),
    required(column),
    VISIBILITY[column.visibility],
    column.hint,
  ]);
  const headings = ['№', 'Столбец', 'Ключ', 'Что вводится', 'Обязателен', 'Куда выходит', 'Подсказка'];
  return `### ${table.title}\n\n${grid(headings, rows)}`;
}

function settingsPart(): string {
  const rows = Object.values(SETTINGS_TAB.names).map(([name, meaning]) => [name, meaning]);
  return `### ${SETTINGS_TAB.title}\n\n${grid(['Настройка', 'Что значит'], rows)}`;
}

/** The problem as its example would be told in the first tab. */
function exampleOf(code: ProblemCode): Problem {
  const { severity } = PROBLEMS[code];
  const { example } = PROBLEM_NAMES[code];
  const place = { workbook: '59', table: 'clusters', row: 2 } as const;
  // One code and its own example make one member of the union.
  return { code, severity, place, ...example } as unknown as Problem;
}

function problemRow(code: ProblemCode): readonly string[] {
  const { severity } = PROBLEMS[code];
  const { title, english } = PROBLEM_NAMES[code];
  const { sentence, remedy } = explain(exampleOf(code));
  return [`\`${code}\``, SEVERITIES[severity], title, sentence, remedy, english];
}

function problemsPart(): string {
  const codes = Object.keys(PROBLEMS) as readonly ProblemCode[];
  const headings = ['Код', 'Строгость', 'Что это', 'Пример', 'Что сделать', 'In English'];
  return grid(headings, codes.map(problemRow));
}

function definitionsPart(definitions: typeof DEFINITIONS): string {
  const rows = Object.entries(definitions).map(([key, { name, ru, en }]) => [name, `\`${key}\``, ru, en]);
  return grid(['Показатель', 'Ключ', 'Что означает', 'In English'], rows);
}

export function dictionary(): string {
  const parts = [
    '# Словарь: листы, столбцы, замечания, показатели',
    'Этот файл составлен программой из описаний листов и списка замечаний: `npm run dictionary`. Править его руками не нужно.',
    '## Листы региональной таблицы',
    ...Object.values(TABLES).map((table) => tablePart(table as unknown as Table<Columns>)),
    '## Листы центральной таблицы',
    tablePart(workbookList),
    settingsPart(),
    ...Object.values(REFERENCE_TABLES).map((table) => tablePart(table as unknown as Table<Columns>)),
    '## Замечания',
    'Ошибка откладывает строку: она не входит ни в один показатель, пока её не исправят. Предупреждение оставляет строку в итогах, но её стоит проверить. «К сведению» ничего не требует. Правило может смягчить ошибку до предупреждения.',
    problemsPart(),
    '## Показатели, которые публикуются',
    definitionsPart(DEFINITIONS),
    '## Показатели, которые стоят только в «Сводке»',
    definitionsPart(INTERNAL_DEFINITIONS),
  ];
  return `${parts.join('\n\n')}\n`;
}
