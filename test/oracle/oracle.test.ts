/** The product against a second, naive implementation written from the specification, on random workbooks. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, severityOf } from '../../domain/problem-text.ts';
import { SEED } from '../domain/seed.ts';
import { differencesOf, figuresIn } from './difference.ts';
import { judge, type OracleJudgement, type Question } from './oracle.ts';
import { askProduct, type ProductJudgement } from './product.ts';
import { randomQuestion } from './random-workbooks.ts';
import { askDuckDb } from './third-opinion.ts';
import { type ProblemCode, TAB_KEYS } from './vocabulary.ts';

const LEAST_ROWS = 50_000;
const MOST_LINES = 12;

/** Problems of the central workbook's lists, and what only the keyboard sees: no gate run has them at a row. */
const NOT_AT_THE_GATE = [
  'SETTING_MISSING',
  'FREEZE_NAME_FORMAT',
  'LIST_EMPTY',
  ...['SPREADSHEET_ID_FORMAT', 'REGION_CODE_FORMAT', 'ISO_CODE_FORMAT', 'LISTED_TWICE', 'PERIODS_OVERLAP'],
  ...['UNUSUAL_TRANSITION', 'STATUS_DATE_FALLS'],
];

/** Problems that are an error by themselves and only a warning in some rows. */
const SOMETIMES_WARNINGS = ['REQUIRED', 'COEXECUTORS_MISSING', 'INITIATOR_AMONG_COEXECUTORS', 'NOT_A_PARTICIPANT'];

function expectedCodes(): readonly string[] {
  const codes = (Object.keys(PROBLEMS) as readonly ProblemCode[]).filter((code) => !NOT_AT_THE_GATE.includes(code));
  const warnings = SOMETIMES_WARNINGS.map((code) => `warning ${code}`);
  return [...codes.map((code) => `${severityOf(code)} ${code}`), ...warnings].sort();
}

/** What was compared so far. */
const compared = {
  workbooks: 0,
  rows: 0,
  accepted: 0,
  problems: 0,
  figures: 0,
  /** With their severities. */
  codes: new Set<string>(),
  /** Every sort of figure, and those that were ever something else than nought. */
  sorts: new Set<string>(),
  telling: new Set<string>(),
  milliseconds: { all: 0, product: 0, oracle: 0 },
};

function timed<T>(whose: 'product' | 'oracle', work: () => T): T {
  const start = performance.now();
  const result = work();
  compared.milliseconds[whose] += performance.now() - start;
  return result;
}

function ask(question: Question): { oracle: OracleJudgement; product: ProductJudgement } {
  return {
    oracle: timed('oracle', () => judge(question)),
    product: timed('product', () => askProduct(question)),
  };
}

function count({ workbooks }: Question, { findings, figures, counts }: OracleJudgement): void {
  compared.workbooks += workbooks.length;
  compared.rows += counts.read;
  compared.accepted += counts.accepted;
  compared.problems += findings.length;
  for (const { code, severity } of findings) compared.codes.add(`${severity} ${code}`);
  for (const [sort, isSomething] of figuresIn(figures)) {
    compared.figures += 1;
    compared.sorts.add(sort);
    if (isSomething) compared.telling.add(sort);
  }
}

/** The differences and every row that is left, in few lines. */
function told(question: Question): string {
  const { oracle, product } = ask(question);
  const rows = question.workbooks.flatMap(({ alias, tabs }) =>
    TAB_KEYS.flatMap((table) =>
      tabs[table].slice(1).map((line, index) => `${alias} ${table} row ${index + 2}: ${JSON.stringify(line)}`),
    ),
  );
  const lines = [...differencesOf(oracle, product).slice(0, MOST_LINES), 'Rows:', ...rows.slice(0, MOST_LINES)];
  return `asOf ${question.asOf}, plan year ${question.planYear}\n${lines.join('\n')}`;
}

/** Runs both over random workbooks; the first difference is made as small as can be and told. */
function compare(size: Parameters<typeof randomQuestion>[0], numRuns: number): void {
  const start = performance.now();
  const run = fc.check(
    fc.property(randomQuestion(size), (question) => {
      const { oracle, product } = ask(question);
      count(question, oracle);
      return differencesOf(oracle, product).length === 0;
    }),
    { seed: SEED, numRuns },
  );
  compared.milliseconds.all += performance.now() - start;
  if (!run.failed) return;
  const [question] = run.counterexample ?? [];
  throw new Error(question === undefined ? String(run.errorInstance) : `SVOD_SEED=${SEED}\n${told(question)}`);
}

describe('the product and the oracle', () => {
  it('say the same of registers as people fill them in', () => {
    compare({ rows: 2500, isCrowded: false }, 20);
  }, 200_000);

  it('say the same where codes and organisations repeat all over', () => {
    compare({ rows: 50, isCrowded: true }, 150);
  }, 200_000);

  it('and DuckDB add up the same money and jobs', async () => {
    const [question] = fc.sample(randomQuestion({ rows: 8000, isCrowded: false }), {
      seed: SEED,
      numRuns: 1,
    });
    if (question === undefined) throw new Error('There is no question.');
    const { oracle, product } = ask(question);
    count(question, oracle);
    expect(differencesOf(oracle, product).slice(0, MOST_LINES)).toEqual([]);
    const { byRegion, supportByKind } = await askDuckDb(oracle.accepted);
    const { summary } = product;
    const none = { cost: 0n, subsidy: 0n, newJobs: 0n };
    const country = { ...none };
    for (const { key, investmentRubles, subsidyRubles, newJobs } of summary.byRegion) {
      const sums = byRegion.get(key) ?? none;
      expect([key, investmentRubles.total, subsidyRubles.total, newJobs.total]).toEqual([
        key,
        sums.cost,
        sums.subsidy,
        sums.newJobs,
      ]);
      country.cost += sums.cost;
      country.subsidy += sums.subsidy;
      country.newJobs += sums.newJobs;
    }
    const { investmentRubles, subsidyRubles, newJobs } = summary.national;
    expect([investmentRubles.total, subsidyRubles.total, newJobs.total]).toEqual([
      country.cost,
      country.subsidy,
      country.newJobs,
    ]);
    for (const { key, amountRubles } of summary.bySupportKind) {
      expect([key, amountRubles.total]).toEqual([key, supportByKind.get(key) ?? 0n]);
    }
    expect(country.cost).toBeGreaterThan(0n);
  }, 100_000);

  it('were compared on enough rows, with every problem that the gate can find', () => {
    const { rows, accepted, problems, figures, workbooks, codes, milliseconds } = compared;
    const seconds = (milliseconds.product + milliseconds.oracle) / 1000;
    console.log(
      `oracle: ${rows} rows of ${workbooks} workbooks (${accepted} accepted), ${problems} problems of ${codes.size} sorts, ` +
        `${figures} figures of ${compared.sorts.size} sorts; ${seconds.toFixed(1)} s of judging, the product's share ` +
        `${Math.round(milliseconds.product / 10 / seconds)} %; SVOD_SEED=${SEED}`,
    );
    expect(rows).toBeGreaterThanOrEqual(LEAST_ROWS);
    expect(accepted * 2).toBeGreaterThan(rows);
    expect([...codes].sort()).toEqual(expectedCodes());
    expect([...compared.sorts].filter((sort) => !compared.telling.has(sort))).toEqual([]);
  });
});
