/**
 * How fast a snapshot comes out of the bytes that Google sends, against merely parsing the same bytes as JSON, and against
 * DuckDB reading and grouping the same file. All in one run on one machine; only the ratios mean something elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { findDoubtfulDates } from '../../domain/doubtful-dates.ts';
import { collect } from '../../domain/register.ts';
import type { RuleContext } from '../../domain/row-report.ts';
import { encodeSnapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import type { Columns, Table } from '../../domain/table.ts';
import {
  byTable,
  parseWorkbook,
  type RawWorkbook,
  REGISTER_TABLE_KEYS,
  type RegisterTableKey,
  TABLES,
} from '../../domain/workbook.ts';
import { parseValueRanges } from '../../functions/value-ranges.ts';
import { inFolder, machine, median, megabytes } from './measure.ts';
import { generatePayload } from './payload.ts';

const PROJECT_ROWS = 100_000;
const SEED = 20_240_529;
const ROUNDS = 15;
const AS_OF = 46_349;
const PLAN_YEAR = 2024;
const PUBLISHER = { publisher: 'bench', licence: 'bench', contact: 'bench' };

interface Result {
  readonly bytes: Buffer;
  readonly summary: Summary;
}

/** What a run does between Google's answer and the store, with every rule; without asking Google again for formats. */
function pipeline(payload: Buffer): Result {
  const context = { asOf: AS_OF, reference: STARTING_REFERENCE, workbook: '*' };
  const titles = Object.values(TABLES).map((table) => table.title);
  const tabs = parseValueRanges(JSON.parse(payload.toString('utf8')), titles);
  const raw = byTable((key) => tabs.get(TABLES[key].title) ?? []);
  if (REGISTER_TABLE_KEYS.some((key) => doubtfulDatesOf(key, raw, context) > 0)) {
    throw new Error('A generated number may be a date: Google would have to be asked.');
  }
  const { value, problems } = parseWorkbook(raw, context);
  if (!value) throw new Error('The generated workbook has a heading that no table knows.');
  const register = collect([value], { asOf: AS_OF, reference: STARTING_REFERENCE });
  const summary = summarize(
    register.value,
    [...problems, ...register.problems],
    { planYear: PLAN_YEAR, asOf: AS_OF },
    STARTING_REFERENCE,
  );
  const when = { takenAt: new Date(0), asOf: AS_OF };
  const snapshot = takeSnapshot(summary, [], PUBLISHER, when, null, STARTING_REFERENCE);
  return { bytes: Buffer.from(encodeSnapshot(snapshot), 'utf8'), summary };
}

function doubtfulDatesOf(key: RegisterTableKey, raw: RawWorkbook, context: RuleContext): number {
  // Each table is used with its own columns; which one it is does not matter here.
  return findDoubtfulDates(TABLES[key] as unknown as Table<Columns>, raw[key], context).length;
}

/** What some work takes: by the clock, and of the processor with all that collects garbage and compiles beside it. */
interface Cost {
  readonly ms: number;
  readonly processorMs: number;
}

/** Begins with a clean memory. */
function costOf(work: () => unknown): Cost {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { ms, processorMs: (user + system) / 1000 };
}

interface Round {
  readonly parse: Cost;
  readonly whole: Cost;
}

/** Each side goes first as often as the other. */
function measure(payload: Buffer, isPipelineFirst: boolean): Round {
  const takeWhole = () => costOf(() => pipeline(payload));
  const early = isPipelineFirst ? takeWhole() : undefined;
  const parse = costOf(() => JSON.parse(payload.toString('utf8')));
  return { parse, whole: early ?? takeWhole() };
}

/** DuckDB reads the same file and sums cost by region; the sum must be ours, to the ruble. */
async function duckdbRounds(
  file: string,
  rounds: number,
): Promise<{ readonly times: readonly number[]; readonly rubles: bigint }> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const query = `
    WITH projects AS (
      SELECT unnest(valueRanges[3]."values"[2:]) AS row
      FROM read_json('${file}', maximum_object_size = 200000000,
        columns = {valueRanges: 'STRUCT(range VARCHAR, majorDimension VARCHAR, "values" VARCHAR[][])[]'}))
    SELECT substr(row[2], 2, 2) AS region, count(*) AS projects,
      sum(CAST(row[11] AS DECIMAL(20, 6))) AS cost, sum(CAST(nullif(row[12], '') AS DECIMAL(20, 6))) AS subsidy,
      sum(CAST(row[13] AS BIGINT)) AS jobs
    FROM projects WHERE row[8] <> 'Отменён' GROUP BY region ORDER BY region`;
  const times: number[] = [];
  let rubles = 0n;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const rows = (await connection.runAndReadAll(query)).getRowObjects();
    times.push(performance.now() - start);
    rubles = rows.reduce((sum, row) => sum + (row['cost'] as { value: bigint }).value, 0n);
  }
  connection.closeSync();
  return { times, rubles };
}

function line(times: readonly number[], parse: readonly number[]): Readonly<Record<string, string>> {
  return {
    'least, ms': Math.min(...times).toFixed(0),
    'median, ms': median(times).toFixed(0),
    'most, ms': Math.max(...times).toFixed(0),
    'to JSON.parse': ratioOf(times, parse),
  };
}

function ratioOf(times: readonly number[], parse: readonly number[]): string {
  return (median(times) / median(parse)).toFixed(2);
}

await inFolder(async (folder) => {
  const payload = Buffer.from(generatePayload(PROJECT_ROWS, SEED).text, 'utf8');
  const file = join(folder, 'payload.json');
  writeFileSync(file, payload);
  // The first round of a process is told apart: nothing of Svod's is compiled yet, and JSON.parse always is.
  const first = measure(payload, false);
  const { summary } = pipeline(payload);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => measure(payload, round % 2 === 1));
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const duckdb = await duckdbRounds(file, 3);
  const { rows, national } = summary;
  if (duckdb.rubles !== national.investmentRubles.total) {
    throw new Error('DuckDB and the summary disagree on the cost.');
  }

  const take = (side: keyof Round, unit: keyof Cost) => rounds.map((round) => round[side][unit]);
  const [parse, whole] = [take('parse', 'ms'), take('whole', 'ms')];
  console.log(`${machine()}, seed ${SEED}, ${rows.read} rows, payload ${megabytes(payload.length)}, ${ROUNDS} rounds`);
  console.table({
    'JSON.parse of the bytes': line(parse, parse),
    'bytes -> snapshot bytes': line(whole, parse),
    'the same, first in the process': line([first.whole.ms], [first.parse.ms]),
    'DuckDB: read and group': line(duckdb.times, parse),
  });
  console.log(`rows accepted: ${rows.accepted} of ${rows.read}; DuckDB sums the same cost to the ruble`);
  console.log(`peak memory: ${megabytes(peakBytes)}`);
  console.log(`pipeline/DuckDB: ${ratioOf(whole, duckdb.times)}`);
  const ofProcessor = ratioOf(take('whole', 'processorMs'), take('parse', 'processorMs'));
  console.log(`pipeline/JSON.parse: ${ratioOf(whole, parse)} by the clock, ${ofProcessor} of the processor`);
});
