/**
 * How fast a snapshot comes out of the bytes that Google sends, against merely parsing the same bytes as JSON, and against
 * DuckDB reading and grouping the same file. All in one run on one machine; only the ratios mean something elsewhere.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { collect } from '../../domain/register.ts';
import { encodeSnapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { type Summary, summarize } from '../../domain/summary.ts';
import { parseWorkbook, TABLES } from '../../domain/workbook.ts';
import { parseValueRanges } from '../../functions/value-ranges.ts';
import { generatePayload } from './payload.ts';

const PROJECT_ROWS = 100_000;
const SEED = 20_240_529;
const ROUNDS = 9;
const AS_OF = 46_349;
const PLAN_YEAR = 2024;
const PUBLISHER = { publisher: 'bench', licence: 'bench', contact: 'bench' };

interface Result {
  readonly bytes: Buffer;
  readonly summary: Summary;
}

function pipeline(payload: Buffer): Result {
  const context = { asOf: AS_OF, reference: STARTING_REFERENCE, workbook: '*' };
  const titles = Object.values(TABLES).map((table) => table.title);
  const tabs = parseValueRanges(JSON.parse(payload.toString('utf8')), titles);
  const { value, problems } = parseWorkbook(
    {
      clusters: tabs.get(TABLES.clusters.title) ?? [],
      participants: tabs.get(TABLES.participants.title) ?? [],
      jointProjects: tabs.get(TABLES.jointProjects.title) ?? [],
      supportMeasures: tabs.get(TABLES.supportMeasures.title) ?? [],
    },
    context,
  );
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

function milliseconds(work: () => void): number {
  globalThis.gc?.();
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** DuckDB reads the same file and sums cost by region; the sum must be ours, to the ruble. */
async function duckdbRounds(file: string, rounds: number): Promise<{ readonly ms: number; readonly rubles: bigint }> {
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
  return { ms: median(times), rubles };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

const folder = mkdtempSync(join(tmpdir(), 'svod-bench-'));
try {
  const payload = Buffer.from(generatePayload(PROJECT_ROWS, SEED).text, 'utf8');
  const file = join(folder, 'payload.json');
  writeFileSync(file, payload);
  const parseTimes: number[] = [];
  const pipelineTimes: number[] = [];
  let result = pipeline(payload);
  for (let round = 0; round < ROUNDS; round++) {
    parseTimes.push(milliseconds(() => JSON.parse(payload.toString('utf8'))));
    pipelineTimes.push(
      milliseconds(() => {
        result = pipeline(payload);
      }),
    );
  }
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const duckdb = await duckdbRounds(file, 3);
  const { rows, national } = result.summary;
  if (duckdb.rubles !== national.investmentRubles.total)
    throw new Error('DuckDB and the summary disagree on the cost.');

  const [parse, whole] = [median(parseTimes), median(pipelineTimes)];
  console.log(
    `Node ${process.version}, seed ${SEED}, ${rows.read} rows, payload ${megabytes(payload.length)}, median of ${ROUNDS}`,
  );
  console.table({
    'JSON.parse of the bytes': { ms: Math.round(parse), 'to JSON.parse': '1.00' },
    'bytes -> snapshot bytes': { ms: Math.round(whole), 'to JSON.parse': (whole / parse).toFixed(2) },
    'DuckDB: read and group': { ms: Math.round(duckdb.ms), 'to JSON.parse': (duckdb.ms / parse).toFixed(2) },
  });
  console.log(`rows accepted: ${rows.accepted} of ${rows.read}; DuckDB sums the same cost to the ruble`);
  console.log(`peak memory: ${megabytes(peakBytes)}`);
  console.log(`pipeline/DuckDB: ${(whole / duckdb.ms).toFixed(2)}`);
  console.log(`pipeline/JSON.parse: ${(whole / parse).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
