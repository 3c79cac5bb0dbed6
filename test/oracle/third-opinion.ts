/** DuckDB's opinion on the sums: it joins and adds up the rows that the oracle accepted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Accepted } from './rules-between-rows.ts';
import type { Row } from './vocabulary.ts';

/** Sums in rubles and in people. */
interface ProjectSums {
  readonly cost: bigint;
  readonly subsidy: bigint;
  readonly newJobs: bigint;
}

export interface ThirdOpinion {
  /** By region code; only regions with projects. */
  readonly byRegion: ReadonlyMap<string, ProjectSums>;
  /** Rubles of granted support by kind; only kinds with some. */
  readonly supportByKind: ReadonlyMap<string, bigint>;
}

/** Millions of rubles as a person would write them. */
function millions(row: Row, column: string): string | null {
  const rubles = row.whole(column);
  if (rubles === null) return null;
  const digits = String(rubles).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function linesOf({ clusters, jointProjects, supportMeasures }: Accepted) {
  return {
    clusters: clusters.map((row) => ({ id: row.text('id'), region: row.text('region') })),
    projects: jointProjects.map((row) => ({
      cluster: row.text('clusterId'),
      status: row.text('status'),
      cost: millions(row, 'costRubles'),
      subsidy: millions(row, 'subsidyRubles'),
      jobs: String(row.whole('newJobs')),
    })),
    measures: supportMeasures.map((row) => ({
      kind: row.text('kind'),
      status: row.text('status'),
      amount: millions(row, 'amountRubles'),
    })),
  };
}

const RUBLES = (column: string) => `CAST(coalesce(sum(CAST(${column} AS DECIMAL(18, 6))), 0) * 1000000 AS HUGEINT)`;

const PROJECTS_BY_REGION = `
  SELECT region, ${RUBLES('cost')} AS cost, ${RUBLES('subsidy')} AS subsidy, sum(CAST(jobs AS HUGEINT)) AS jobs
  FROM projects JOIN clusters ON clusters.id = projects.cluster
  WHERE status <> 'CANCELLED' GROUP BY region`;

const SUPPORT_BY_KIND = `
  SELECT kind, ${RUBLES('amount')} AS amount FROM measures WHERE status IN ('APPROVED', 'RECEIVED') GROUP BY kind`;

export async function askDuckDb(accepted: Accepted): Promise<ThirdOpinion> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-oracle-'));
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const ask = async (query: string) => (await connection.runAndReadAll(query)).getRowObjects();
  try {
    for (const [table, lines] of Object.entries(linesOf(accepted))) {
      const file = join(folder, `${table}.json`);
      writeFileSync(file, JSON.stringify(lines));
      await connection.run(
        `CREATE TABLE ${table} AS SELECT * FROM read_json('${file}', maximum_object_size = 100000000)`,
      );
    }
    const projects = await ask(PROJECTS_BY_REGION);
    const support = await ask(SUPPORT_BY_KIND);
    return {
      byRegion: new Map(
        projects.map((line) => [
          String(line['region']),
          { cost: whole(line['cost']), subsidy: whole(line['subsidy']), newJobs: whole(line['jobs']) },
        ]),
      ),
      supportByKind: new Map(support.map((line) => [String(line['kind']), whole(line['amount'])])),
    };
  } finally {
    connection.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

function whole(value: unknown): bigint {
  return BigInt(String(value));
}
