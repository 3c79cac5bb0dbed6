/** I9, I10: every text of every tab is a canary, and nothing that is not meant for the world flies into any public document. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../domain/cell.ts';
import { isRegistrationNumber, isTaxId } from '../../domain/identifiers.ts';
import { parseTable } from '../../domain/row-reading.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../../domain/workbook.ts';
import { readFreezeCommand } from '../../local/freeze-command.ts';
import { freezePublished } from '../../local/published/freezing.ts';
import {
  contextOf,
  declaredCluster,
  headingsOf,
  jointProject,
  operatingCluster,
  PLAN_YEAR,
  participant,
  rawWorkbook,
  registrationNumbered,
  supportMeasure,
  tableOf,
  taxIdNumbered,
} from '../domain/rows.ts';
import { fillWorkbook, write } from '../faults/filled-workbook.ts';
import { latest, NOON, newWorkbook, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';

const CANARY = 'Канарейка';
/** What the world is meant to see: the names of operating clusters, and of declared ones that say so. */
const OPEN = 'Певчая';

const PROJECT_COSTS = [101.37, 202.59, 303.71];
const PROJECT_SUBSIDIES = [11.173, 22.291, 33.419];
const PROJECT_JOBS = [1231, 1423, 1619];
const HEADCOUNTS = [7177, 7283, 7393];
const CLUSTER_JOBS = 98_765;
const SUPPORT = 44.777;

const SERIALS = [1, 2, 3];
const KPP = '590201001';

/** Columns into which any text may be written: those that accept a canary. */
function freeTextColumns(key: RegisterTableKey, good: Readonly<Record<string, Cell>>): readonly string[] {
  const table = tableOf(key);
  return table.columnKeys.filter((column) => {
    const row = table.columnKeys.map((name) => (name === column ? `${CANARY} завода` : (good[name] ?? null)));
    const { problems } = parseTable(table, [headingsOf(table), row], contextOf());
    return !problems.some(({ severity, place }) => severity === 'error' && place.column === column);
  });
}

/** The row with a canary of its own in each column that takes any text, but where it is meant for the world. */
function withCanaries<Row extends Readonly<Record<string, Cell>>>(
  key: RegisterTableKey,
  row: Row,
  serial: number,
): Row {
  const free = freeTextColumns(key, row).map((column) => [column, `${CANARY} ${key} ${column} ${serial}`]);
  return { ...row, ...Object.fromEntries(free) };
}

const CLUSTERS = [
  operatingCluster({ id: 'C59-24-001', registryNumber: '11', name: `${OPEN} первая`, jobs: CLUSTER_JOBS }),
  declaredCluster({ id: 'C59-24-002', name: `${OPEN} вторая`, publishCard: 'Да' }),
  withCanaries('clusters', declaredCluster({ id: 'C59-24-003', publishCard: 'Нет' }), 3),
];
const PARTICIPANTS = SERIALS.map((serial) =>
  withCanaries(
    'participants',
    participant({
      taxId: taxIdNumbered(serial),
      registrationNumber: registrationNumbered(serial),
      headcount: HEADCOUNTS[serial - 1] ?? 0,
      publishName: serial === 1 ? 'Да' : 'Нет',
    }),
    serial,
  ),
);
const PROJECTS = SERIALS.map((serial) =>
  withCanaries(
    'jointProjects',
    jointProject({
      id: `P59-24-00${serial}`,
      initiator: taxIdNumbered(serial),
      coExecutors: taxIdNumbered((serial % 3) + 1),
      productCode: `24.52.1${serial}`,
      costRubles: PROJECT_COSTS[serial - 1] ?? 0,
      subsidyRubles: PROJECT_SUBSIDIES[serial - 1] ?? 0,
      newJobs: PROJECT_JOBS[serial - 1] ?? 0,
    }),
    serial,
  ),
);
const MEASURES = [withCanaries('supportMeasures', supportMeasure({ amountRubles: SUPPORT }), 1)];

interface Told {
  readonly svod: RunningSvod;
  readonly spreadsheetId: string;
  readonly documents: ReadonlyMap<string, string>;
}

/** Two versions, a name, and everything that then stands in the public store. */
async function published(): Promise<Told> {
  const svod = await runSvod();
  const spreadsheetId = await newWorkbook(svod, '59');
  await fillWorkbook(
    svod,
    spreadsheetId,
    rawWorkbook({
      clusters: CLUSTERS,
      participants: PARTICIPANTS,
      jointProjects: PROJECTS,
      supportMeasures: MEASURES,
    }),
  );
  for (const key of REGISTER_TABLE_KEYS) {
    const beside = String.fromCharCode(64 + tableOf(key).columnKeys.length + 3);
    const foreign = [[`${CANARY} чужой столбец`], [`${CANARY} чужая ячейка`], [`${CANARY} ещё одна`]];
    await write(svod, spreadsheetId, `'${TABLES[key].title}'!${beside}1:${beside}3`, foreign);
  }
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[PLAN_YEAR]]);
  await write(svod, svod.centralSpreadsheetId, 'Книги!C2', [[`${CANARY} примечание`]]);
  await refreshOverHttp(svod);
  await write(svod, spreadsheetId, 'Кластеры!J2', [[2023]]);
  await refreshOverHttp(svod);
  await freezePublished(readFreezeCommand(['--name', '2026-Q3', '--data', svod.dataFolder]), NOON);
  const folder = join(svod.dataFolder, 'public');
  const documents = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const text = readFileSync(join(folder, path), 'utf8');
    documents.set(path, text);
    if (path.startsWith('.')) continue;
    const response = await fetch(`${svod.url}/public/${path}`);
    const body = Buffer.from(await response.arrayBuffer()).toString('utf8');
    documents.set(`HTTP ${path}`, `${JSON.stringify([...response.headers])}\n${body}`);
  }
  return { svod, spreadsheetId, documents };
}

/** Which documents have the pattern, with what they have. */
function findIn(documents: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] {
  return [...documents].flatMap(([path, text]) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`));
}

function exactly(value: number | string): RegExp {
  const text = String(value);
  const both = text.includes('.') ? text.replace('.', '[.,]') : text;
  return new RegExp(`(?<![0-9A-Za-z.,])${both}(?![0-9A-Za-z])`, 'g');
}

const SECRETS: readonly (number | string)[] = [
  ...SERIALS.map(taxIdNumbered),
  ...SERIALS.map(registrationNumbered),
  KPP,
  ...PROJECT_COSTS,
  ...PROJECT_SUBSIDIES,
  ...PROJECT_JOBS,
  ...HEADCOUNTS,
  CLUSTER_JOBS,
  SUPPORT,
  'P59-24-001',
  'M59-24-001',
];

let telling: Promise<Told> | undefined;

describe('a register in which every text is a canary', { timeout: 120_000 }, () => {
  it('is accepted whole, so that its canaries come as far as they can, and those meant for the world are there', async () => {
    telling ??= published();
    const { svod, documents } = await telling;
    const { rows, national, clusters } = await latest(svod);
    expect([rows.byTable.clusters, rows.setAside, rows.byCode]).toEqual([{ read: 3, accepted: 3, setAside: 0 }, 0, {}]);
    expect(rows.accepted).toBe(3 + 3 + 3 + 1);
    expect([national.investmentMillionRub, clusters.length]).toEqual([607.67, 2]);
    for (const name of ['snapshot.json', 'changes.json', 'clusters.csv', 'clusters.ru.csv']) {
      const first = [...documents].find(([path]) => path.startsWith('versions/1-') && path.endsWith(`/${name}`));
      expect([name, first?.[1].includes(`${OPEN} первая`)]).toEqual([name, true]);
    }
    expect(documents.size).toBeGreaterThan(80);
    const columns = [CLUSTERS[2], PARTICIPANTS[0], PROJECTS[0], MEASURES[0]].map(
      (row) => Object.values(row ?? {}).filter((cell) => String(cell).startsWith(CANARY)).length,
    );
    expect(columns).toEqual([1, 1, 2, expect.any(Number)]);
    expect(columns[3]).toBeGreaterThan(1);
  });

  it('lets none of the others out, in any document, in the folder or over HTTP', async () => {
    telling ??= published();
    const { documents } = await telling;
    expect(findIn(documents, new RegExp(CANARY, 'gi'))).toEqual([]);
  });

  it.each(SECRETS)('lets no number of a row out: %s', async (secret) => {
    telling ??= published();
    const { documents } = await telling;
    expect(findIn(documents, exactly(secret))).toEqual([]);
  });

  it('lets out no number that is an ИНН or an ОГРН, nor the identifier of a spreadsheet', async () => {
    telling ??= published();
    const { svod, spreadsheetId, documents } = await telling;
    const numbers = findIn(documents, /(?<![0-9A-Za-z])(?:\d{10}|\d{13})(?![0-9A-Za-z])/g);
    expect(
      numbers.filter(
        (found) => isTaxId(found.split(': ')[1] ?? '') || isRegistrationNumber(found.split(': ')[1] ?? ''),
      ),
    ).toEqual([]);
    for (const id of [spreadsheetId, svod.centralSpreadsheetId]) {
      expect([...documents].filter(([, text]) => text.includes(id)).map(([path]) => path)).toEqual([]);
    }
  });

  it('would be noticed: each of the secrets is found where it stands', async () => {
    const text = [...SECRETS].join(' ');
    for (const secret of SECRETS) expect(text).toMatch(exactly(secret));
    expect(isTaxId(taxIdNumbered(1)) && isRegistrationNumber(registrationNumbered(1))).toBe(true);
  });
});
