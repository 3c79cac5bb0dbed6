/** Faults of cells, C01 to C22, by the rules alone: what is said of the cell, and what becomes of its row and of the totals. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { explain } from '../../domain/problem-text.ts';
import { collect } from '../../domain/register.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { type ParsedWorkbook, parseWorkbook, type RegisterTableKey } from '../../domain/workbook.ts';
import { AS_OF, type Book, contextOf, declaredCluster, gather, PLAN_YEAR, rawWorkbook } from '../domain/rows.ts';
import { bookWith, type CellFault, HEALTHY, isRefused, rowsOf, toldAt } from './cell-fault.ts';
import { CELL_FAULTS } from './cell-faults.ts';

interface Result {
  readonly workbook: ParsedWorkbook;
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}

function read(book: Book): Result {
  const { value: workbook, problems: own } = parseWorkbook(rawWorkbook(book), contextOf(book.region));
  if (!workbook) throw new Error('The headings were not found.');
  const { value: register, problems: linked } = collect([workbook], { asOf: AS_OF, reference: STARTING_REFERENCE });
  const problems = [...own, ...linked];
  const when = { planYear: PLAN_YEAR, asOf: AS_OF };
  return { workbook, problems, summary: summarize(register, problems, when, STARTING_REFERENCE) };
}

/** Everything that is counted and summed, without the counts of rows and of problems. */
function figuresOf({ rows: _rows, internal, ...figures }: Summary) {
  const { quality: _quality, ...house } = internal;
  return { ...figures, house };
}

function countCodes({ told }: CellFault): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { severity, code } of told) if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** What was read from a column of a row. */
function valueAt(workbook: ParsedWorkbook, table: RegisterTableKey, row: number, column: string): unknown {
  const part = workbook[table];
  const index = Array.from({ length: part.size }, (_, at) => at).find((at) => part.place(at).row === row) ?? -1;
  return (part.row(index) as unknown as Readonly<Record<string, unknown>>)[column];
}

const healthy = read(HEALTHY);

describe('the good rows beside which the faults stand', () => {
  it('are all accepted, and nothing is said about them', () => {
    expect(healthy.problems).toEqual([]);
    expect(healthy.summary.rows).toMatchObject({ read: 6, accepted: 6, setAside: 0, byCode: {} });
  });
});

describe('a fault of a cell', () => {
  it.each(CELL_FAULTS.map((fault) => [`${fault.id} ${fault.what}`, fault] as const))('%s', (_name, fault) => {
    const { table, column, told } = fault;
    const row = rowsOf([fault]).get(fault) ?? 0;
    const { workbook, problems, summary } = read(bookWith([fault]));
    const at = `59 ${table} ${row} ${column}`;
    expect(problems.map(toldAt)).toEqual(told.map((one) => ({ ...one, at })));

    const before = healthy.summary.rows.byTable[table];
    const [accepted, setAside] = isRefused(fault) ? [before.accepted, 1] : [before.accepted + 1, 0];
    const { byTable, byCode } = summary.rows;
    expect(byTable).toEqual({
      ...healthy.summary.rows.byTable,
      [table]: { read: before.read + 1, accepted, setAside },
    });
    expect(byCode).toEqual(countCodes(fault));
    if (isRefused(fault)) expect(figuresOf(summary)).toEqual(figuresOf(healthy.summary));
    else expect(valueAt(workbook, table, row, column)).toEqual(fault.reads);
  });
});

describe('cells of a whole row', () => {
  it('C16 a row of nothing but spaces and dashes is no row', () => {
    const blank = Object.fromEntries(Object.keys(declaredCluster()).map((key) => [key, ' \u200B']));
    const dashes = Object.fromEntries(Object.keys(declaredCluster()).map((key) => [key, '-']));
    const clusters = [blank, dashes, ...HEALTHY.clusters].map((cells) => declaredCluster(cells));
    const { problems, summary } = read({ ...HEALTHY, clusters });
    expect(problems).toEqual([]);
    expect(figuresOf(summary)).toEqual(figuresOf(healthy.summary));
    expect(summary.rows.byTable).toEqual(healthy.summary.rows.byTable);
  });

  it('C10 a formula is told also where nothing but the code of the row is filled in', () => {
    const blank = Object.fromEntries(Object.keys(declaredCluster()).map((key) => [key, null]));
    const clusters = [declaredCluster({ ...blank, id: { formula: '=IMPORTXML("https://example.org";"//a")' } })];
    const { problems } = read({ region: '59', clusters });
    expect(problems.map(toldAt)).toContainEqual({
      at: '59 clusters 2 id',
      severity: 'error',
      code: 'FORMULA',
      sentence: 'В ячейке формула, а нужно значение.',
      remedy: 'Введите само значение вместо формулы.',
    });
  });

  it('C15 an empty sum has no organisation behind it, and a sum of zero has one', () => {
    const figure = (cell: number | null) => {
      const jointProjects = HEALTHY.jointProjects.map((entry) => ({ ...entry, subsidyRubles: cell }));
      return read({ ...HEALTHY, jointProjects }).summary.national.subsidyRubles;
    };
    expect(figure(null)).toEqual({ total: 0n, contributors: 0 });
    expect(figure(0)).toEqual({ total: 0n, contributors: 1 });
  });

  it('C17 a text that is too long is nowhere repeated', () => {
    const { problems } = read(bookWith(CELL_FAULTS.filter(({ id }) => id === 'C17')));
    const longest = Math.max(...problems.map((problem) => explain(problem).sentence.length));
    expect(longest).toBeLessThan(100);
  });

  it('C19 a quotation is never cut through a character, and never holds half of one', () => {
    const industries = [`${'к'.repeat(59)}🏭`, 'Литьё \uD83C'];
    const clusters = industries.map((industry, index) => declaredCluster({ id: `C59-24-00${index + 1}`, industry }));
    const sentences = gather({ region: '59', clusters }).problems.map((problem) => explain(problem).sentence);
    expect(sentences).toHaveLength(2);
    expect(sentences.filter((sentence) => /\p{Surrogate}/u.test(sentence))).toEqual([]);
  });

  it('C22 a region under its former name is not taken for another one', () => {
    const clusters = [declaredCluster({ region: 'Пермская область' })];
    const remedies = gather({ region: '59', clusters }).problems.map((problem) => explain(problem).remedy);
    expect(remedies).toEqual(['Возможно, имелось в виду «Пермский край».']);
  });
});
