/** Random workbooks for fast-check: a register sown over workbooks, spoilt here and there, and made smaller row by row. */
import * as fc from 'fast-check';
import { contradicted } from './contradictions.ts';
import { Dice } from './dice.ts';
import { type Entry, InventedRegister, type Setting } from './invented-rows.ts';
import type { Question } from './oracle.ts';
import { randomReference } from './random-reference.ts';
import type { Reference } from './reference.ts';
import { otherSpelling } from './spellings.ts';
import { spoiltCell } from './spoilt-cells.ts';
import { TABS } from './tabs.ts';
import { type Cell, type RawTab, TAB_KEYS, type TabKey, type Workbook } from './vocabulary.ts';

/** Of a hundred rows, so many have a cell spoilt. A cluster takes all that hangs on it along. */
const SPOILT_PERCENT: Readonly<Record<TabKey, number>> = {
  clusters: 12,
  participants: 10,
  jointProjects: 15,
  supportMeasures: 20,
};

function sortOf(table: TabKey, key: string): string {
  return TABS[table].find((column) => column.key === key)?.sort ?? '';
}

function changed(dice: Dice, entry: Entry, change: (sort: string, cell: Cell) => Cell): Entry {
  const key = dice.pick([...entry.cells.keys()]);
  const cell = change(sortOf(entry.table, key), entry.cells.get(key) ?? null);
  return { ...entry, cells: new Map(entry.cells).set(key, cell) };
}

/** Cells that make a row differ from its twin. */
const NEARLY: ReadonlyMap<string, Cell> = new Map<string, Cell>([
  ['text', 'Другое наименование'],
  ['count', 1],
  ['past date', 44_000],
  ['date', 47_000],
  ['amount', 1.000001],
  ['percent', 1],
  ['choice', null],
  ['tax ids', '7707083893'],
  ['row code', 'C59-24-001'],
]);

/** The same row again: equal, equal in other words, or nearly equal; here or in another workbook. */
function twinOf(dice: Dice, entry: Entry, aliases: readonly string[], { regions }: Reference): Entry {
  const twin = { ...entry, alias: dice.chance(50) ? entry.alias : dice.pick(aliases) };
  if (dice.chance(40)) return twin;
  if (dice.chance(40)) return changed(dice, twin, (sort, cell) => otherSpelling(dice, sort, cell, regions));
  return changed(dice, twin, (sort, cell) => (sort === 'choice' && cell === null ? 'Нет' : (NEARLY.get(sort) ?? cell)));
}

/** The slips of a whole register: other spellings, spoilt cells, rows that stand twice, numbers used twice. */
function withSlips(dice: Dice, entry: Entry, aliases: readonly string[], reference: Reference): readonly Entry[] {
  let row = entry;
  if (dice.chance(1.5) && row.table === 'clusters' && row.cells.get('registryNumber')) {
    row = { ...row, cells: new Map(row.cells).set('registryNumber', String(dice.whole(1, 30))) };
  }
  if (dice.chance(3)) row = contradicted(dice, row);
  if (dice.chance(30)) row = changed(dice, row, (sort, cell) => otherSpelling(dice, sort, cell, reference.regions));
  if (dice.chance(SPOILT_PERCENT[row.table])) row = changed(dice, row, (sort, cell) => spoiltCell(dice, sort, cell));
  if (dice.chance(1)) row = changed(dice, row, (sort, cell) => spoiltCell(dice, sort, cell));
  return dice.chance(3) ? [row, twinOf(dice, row, aliases, reference)] : [row];
}

const STRANGE_HEADINGS: readonly Cell[] = [
  'Проверка',
  'Своё',
  '__proto__',
  'constructor',
  null,
  17,
  'Статус кластера',
  '',
];

function heading(dice: Dice, words: string): string {
  return dice.chance(85)
    ? words
    : dice.pick([words.toUpperCase(), ` ${words}\u00A0`, words.replaceAll(' ', '\n'), `\uFEFF${words}`]);
}

/** What people write above the headings. */
const TITLES: readonly RawTab[] = [[['Данные Пермского края']], [['Кластеры'], []], [[], ['Отчёт', 2026], [null]]];

const BLANK_LINES: RawTab = [[], [null, '', ' '], ['—', 'н/д', null, '\u200B'], Array.from({ length: 20 }, () => '')];

function cutShort(line: readonly Cell[]): readonly Cell[] {
  const last = line.findLastIndex((cell) => cell !== null);
  return line.slice(0, last + 1);
}

/** A tab as people keep it: columns moved, columns of their own, blank rows between the others. */
function tabOf(dice: Dice, table: TabKey, entries: readonly Entry[]): RawTab {
  const keys = TABS[table].map(({ key, heading: words }) => ({ key, cell: heading(dice, words) as Cell }));
  const own = dice.some(STRANGE_HEADINGS, dice.whole(0, 3)).map((cell) => ({ key: '', cell }));
  const columns = dice.chance(40) ? dice.some([...keys, ...own], keys.length + own.length) : [...keys, ...own];
  const lines: (readonly Cell[])[] = dice.chance(8) ? [...dice.pick(TITLES)] : [];
  lines.push(columns.map(({ cell }) => cell));
  for (const { cells } of entries) {
    while (dice.chance(2)) lines.push(dice.pick(BLANK_LINES));
    const line = columns.map(({ key }) =>
      key === '' ? dice.pick<Cell>([null, 'пометка', '#REF!', 5]) : (cells.get(key) ?? null),
    );
    lines.push(dice.chance(50) ? cutShort(line) : line);
  }
  return lines;
}

function workbookOf(dice: Dice, alias: string, entries: readonly Entry[]): Workbook {
  const tab = (table: TabKey) =>
    tabOf(
      dice,
      table,
      entries.filter((entry) => entry.table === table),
    );
  return {
    alias,
    tabs: {
      clusters: tab('clusters'),
      participants: tab('participants'),
      jointProjects: tab('jointProjects'),
      supportMeasures: tab('supportMeasures'),
    },
  };
}

/** A heading of one tab is lost, or stands twice: the workbook cannot be taken. */
function withLostHeading(dice: Dice, { alias, tabs }: Workbook): Workbook {
  const table = dice.pick(TAB_KEYS);
  const words = new Set(TABS[table].map(({ heading: one }) => one));
  const lines = tabs[table];
  const row = Math.max(
    0,
    lines.findIndex((line) => line.some((cell) => words.has(String(cell)))),
  );
  const headings = lines[row] ?? [];
  const at = dice.pick([...headings.keys()].filter((index) => words.has(String(headings[index]))));
  const lost = dice.pick<Cell>([null, 'Забытое', { formula: '="Статус"' }]);
  const other = dice.chance(50) ? lost : (headings[at === 0 ? 1 : at - 1] ?? null);
  const tab = lines.map((line, index) => (index === row ? line.with(at, other) : line));
  return { alias, tabs: { ...tabs, [table]: tab } };
}

function invent(dice: Dice, { rows, isCrowded }: Size): Question {
  const asOf = dice.whole(45_700, 46_800);
  const reference = randomReference(dice, asOf);
  const regions = dice.some(reference.regions, dice.whole(3, 7));
  const common = dice.pick(['*', '*', 'svod-2026', 'Пермский край']);
  const setting: Setting = {
    regions,
    industries: reference.industries,
    common,
    asOf,
    planYear: dice.whole(2023, 2027),
    isCrowded,
  };
  const register = new InventedRegister(dice, setting);
  while (register.entries.length < rows) {
    const [home, ...others] = dice.some(regions, dice.chance(30) ? dice.whole(2, 3) : 1);
    if (home !== undefined) register.addCluster(home, others);
  }
  const aliases = [common, ...regions.map(({ code }) => code)];
  const entries = register.entries.flatMap((entry) => withSlips(dice, entry, aliases, reference));
  const workbooks = dice.some(aliases, aliases.length).map((alias) =>
    workbookOf(
      dice,
      alias,
      entries.filter((entry) => entry.alias === alias),
    ),
  );
  const stray = reference.regions.find(({ code }) => !aliases.includes(code));
  if (stray !== undefined && dice.chance(70)) {
    const copies = dice.some(entries.slice(0, 200), 8).map((entry) => ({ ...entry, alias: stray.code }));
    workbooks.push(withLostHeading(dice, workbookOf(dice, stray.code, copies)));
  }
  return { workbooks, reference, asOf: BigInt(asOf), planYear: BigInt(setting.planYear) };
}

/** The same with one workbook or one run of rows less, the longest runs first. */
function* smaller(question: Question): Generator<Question> {
  const { workbooks } = question;
  for (const left of workbooks) yield { ...question, workbooks: workbooks.filter((one) => one !== left) };
  for (const workbook of workbooks) {
    for (const table of TAB_KEYS) {
      const lines = workbook.tabs[table];
      for (let run = lines.length - 1; run >= 1; run = Math.floor(run / 2)) {
        for (let from = 1; from < lines.length; from += run) {
          const tab = [...lines.slice(0, from), ...lines.slice(from + run)];
          const shorter = { ...workbook, tabs: { ...workbook.tabs, [table]: tab } };
          yield { ...question, workbooks: workbooks.map((one) => (one === workbook ? shorter : one)) };
        }
      }
    }
  }
}

/** How large a register is to be invented, and of what. */
interface Size {
  /** About so many rows in all. */
  readonly rows: number;
  /** Few codes for many rows. */
  readonly isCrowded: boolean;
}

class RandomQuestion extends fc.Arbitrary<Question> {
  readonly #size: Size;

  constructor(size: Size) {
    super();
    this.#size = size;
  }

  override generate(random: fc.Random): fc.Value<Question> {
    return new fc.Value(invent(new Dice(random), this.#size), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Question {
    return false;
  }

  override shrink(question: Question): fc.Stream<fc.Value<Question>> {
    return fc.stream(smaller(question)).map((one) => new fc.Value(one, undefined));
  }
}

export function randomQuestion(size: Size): fc.Arbitrary<Question> {
  return new RandomQuestion(size);
}
