/** «Качество»: every problem counted by region and rule, and where it stands. It repeats no cell: only places and rules. */

import type { Problem } from '../domain/problem.ts';
import { explainCount } from '../domain/problem-catalogue.ts';
import { countRules, groupProblems, PLACES_KEPT, type ProblemGroup, type Weight } from '../domain/problem-groups.ts';
import type { Register } from '../domain/register.ts';
import type { RuleContext } from '../domain/row-report.ts';
import type { OwnedTab } from './owned-tab.ts';
import { addressIn, type TabCell } from './problem-address.ts';
import type { RegionReading } from './read-region.ts';
import { BLANK, cell, headings, line, paragraph, type StyledCell, type StyledRow, title } from './tab-cells.ts';
import { linkToCell, linkToRow } from './workbook-links.ts';

const HEADINGS = [
  'Субъект РФ',
  'Прочитано строк',
  'Принято',
  'Отложено',
  'Ошибок',
  'Предупреждений',
  'Правил нарушено',
  'Таблица',
  'Состояние',
] as const;

export const QUALITY_TAB: OwnedTab = {
  title: 'Качество',
  metadataKey: 'svod-quality',
  widthsPixels: [230, 210, 105, 85, 110, 110, 110, 110, 110],
  frozenRowCount: 1,
  headings: HEADINGS,
  columnsBefore: HEADINGS.length,
};

/** More than anybody looks through; what is mended makes room for the rest. */
const MOST_GROUPS = 2000;
const WEIGHTS: Readonly<Record<Weight, string>> = { error: 'ошибка', warning: 'предупреждение' };

/** Everything that is known of the problems of a run. */
export interface QualityInput {
  readonly register: Register;
  readonly problems: readonly Problem[];
  readonly readings: readonly RegionReading[];
  readonly rules: Omit<RuleContext, 'workbook'>;
  /** An address with {id} in it. */
  readonly workbookUrl: string;
  /** The number of a tab of a workbook, where it is known. */
  readonly tabIdOf: (reading: RegionReading, title: string) => number | null;
}

function nameOf({ rules }: QualityInput, alias: string): string {
  return alias === '*' ? 'Все субъекты' : (rules.reference.regions.get(alias)?.name ?? alias);
}

function linkOf(
  { workbookUrl, tabIdOf }: QualityInput,
  reading: RegionReading,
  { title: tab, range }: TabCell,
): string {
  const { spreadsheetId } = reading.listed;
  return linkToCell(workbookUrl, { spreadsheetId, sheetId: tabIdOf(reading, tab), range });
}

/** The places of a group, each leading to its cell. */
function placeCells(input: QualityInput, reading: RegionReading, { first }: ProblemGroup): readonly StyledCell[] {
  const context = { ...input.rules, workbook: reading.listed.region };
  const places = new Map<string, StyledCell>();
  for (const problem of first) {
    const found = addressIn(reading, problem, context);
    const name = found ? `${found.title} ${found.range}` : '';
    if (found) places.set(name, cell(name, 'wrapped', linkOf(input, reading, found)));
  }
  return [...places.values()];
}

function groupRow(input: QualityInput, group: ProblemGroup): StyledRow {
  const { workbook, code, severity, count } = group;
  const reading = input.readings.find(({ listed }) => listed.region === workbook);
  const places = reading ? placeCells(input, reading, group) : [];
  return [
    cell(nameOf(input, workbook), 'wrapped'),
    cell(explainCount(code), 'wrapped'),
    cell(WEIGHTS[severity], 'wrapped'),
    cell(count, 'count', places[0]?.link),
    ...places,
  ];
}

function regionRow(
  input: QualityInput,
  { listed, unreadable }: RegionReading,
  groups: readonly ProblemGroup[],
  firstRow: number | undefined,
  sheetId: number,
): StyledRow {
  const rows = input.register.rows.byWorkbook.get(listed.region) ?? { read: 0, accepted: 0, setAside: 0 };
  const sum = (weight: Weight) =>
    groups.filter(({ severity }) => severity === weight).reduce((total, { count }) => total + count, 0);
  const list = firstRow === undefined ? undefined : linkToRow(sheetId, firstRow);
  const counted = (value: number) => cell(value, 'count', value > 0 ? list : undefined);
  return [
    cell(nameOf(input, listed.region), 'wrapped'),
    cell(rows.read, 'count'),
    cell(rows.accepted, 'count'),
    counted(rows.setAside),
    counted(sum('error')),
    counted(sum('warning')),
    counted(groups.length),
    cell('открыть', 'plain', input.workbookUrl.replace('{id}', listed.spreadsheetId)),
    cell(unreadable ? 'прежние данные: не читается' : rows.read === 0 ? 'пустая' : 'прочитана', 'wrapped'),
  ];
}

const GROUP_HEADINGS = headings(
  'Субъект РФ',
  'Правило',
  'Что это',
  'Замечаний',
  ...Array.from({ length: PLACES_KEPT }, (_, index) => (index === 0 ? 'Где: первые строки' : '')),
);

function ruleRows(groups: readonly ProblemGroup[]): readonly StyledRow[] {
  return [
    title('По правилам'),
    headings('Правило', '', 'Что это', 'Замечаний', 'Таблиц'),
    ...countRules(groups).map(({ code, severity, count, workbooks }) =>
      line([explainCount(code), null, WEIGHTS[severity], count, workbooks], 'plain', 'plain', 'wrapped', 'count'),
    ),
  ];
}

/** Everything the tab shows. */
export function qualityRows(input: QualityInput, sheetId: number): readonly StyledRow[] {
  const groups = groupProblems(input.problems);
  const told = groups.slice(0, MOST_GROUPS);
  const head = [
    title('Качество данных: что отложено и что стоит проверить'),
    ...paragraph(
      'Числа и места — ссылки: число в списке ведёт к первой из строк, место — к своей ячейке в таблице субъекта.',
      'quiet',
    ),
    ...paragraph(
      `Ошибка откладывает строку: её нет ни в одном показателе. Предупреждение оставляет. Названо до ${PLACES_KEPT} мест, остальные — на листе «Приём» таблицы субъекта.`,
      'quiet',
    ),
    BLANK,
    headings(...HEADINGS),
  ];
  const rules = ruleRows(groups);
  // Lines of regions, a blank one, the rules, a blank one, the title and the headings of the list.
  const listAt = head.length + input.readings.length + 1 + rules.length + 1 + 2;
  const regions = input.readings.map((reading) => {
    const own = groups.filter(({ workbook }) => workbook === reading.listed.region);
    const first = told.findIndex(({ workbook }) => workbook === reading.listed.region);
    return regionRow(input, reading, own, first < 0 ? undefined : listAt + first, sheetId);
  });
  const rest = groups.length - told.length;
  return [
    ...head,
    ...regions,
    BLANK,
    ...rules,
    BLANK,
    title('Где эти замечания'),
    GROUP_HEADINGS,
    ...told.map((group) => groupRow(input, group)),
    ...(groups.length === 0 ? paragraph('Замечаний нет.') : []),
    ...(rest > 0 ? paragraph(`И ещё строк списка: ${rest}.`) : []),
  ];
}
