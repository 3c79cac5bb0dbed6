/** Rows that stand twice: equal ones, of which one is kept, and different ones under one key, of which none is. */
import type { Row } from './vocabulary.ts';

/** What must be unique in a tab: the column where a breach is told, and the key of a row; null takes no part. */
interface UniqueKey {
  readonly column: string;
  readonly of: (row: Row) => string | null;
}

const CODE: UniqueKey = { column: 'id', of: (row) => row.text('id') };
const REGISTRY_NUMBER: UniqueKey = { column: 'registryNumber', of: (row) => row.text('registryNumber') };
/** One organisation in one role of one cluster, until it leaves. */
const MEMBERSHIP: UniqueKey = {
  column: 'taxId',
  of: (row) => {
    const parts = [row.text('clusterId'), row.text('taxId'), row.text('role')];
    return row.isEmpty('leftOn') && !parts.includes(null) ? parts.join(' ') : null;
  },
};

const UNIQUE = {
  clusters: [CODE, REGISTRY_NUMBER],
  participants: [MEMBERSHIP],
  jointProjects: [CODE],
  supportMeasures: [CODE],
};

/** Everything that a row says, in one string. */
function sayingOf(row: Row): string {
  const cells = [...row.values].map(([column, value]) => `${column}=${typeof value}:${String(value)}`);
  return cells.sort().join('\n');
}

export function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The smallest region code first, then the upper row. */
function comesBefore(left: Row, right: Row): boolean {
  if (left.workbook !== right.workbook) return left.workbook < right.workbook;
  return left.number < right.number;
}

function firstOf(rows: readonly Row[]): Row | undefined {
  return rows.reduce((first, row) => (comesBefore(row, first) ? row : first));
}

/** Only rows without another error of their own take part. */
export function sayTwins(rows: readonly Row[]): void {
  const candidates = rows.filter((row) => !row.hasOwnError);
  const [first] = candidates;
  if (first === undefined) return;
  const repeated = new Set<Row>();
  const differing: [Row, string][] = [];
  for (const { column, of } of UNIQUE[first.table]) {
    for (const group of groupedBy(candidates, of).values()) {
      if (group.length === 1) continue;
      if (new Set(group.map(sayingOf)).size > 1) for (const row of group) differing.push([row, column]);
      else for (const row of group) if (row !== firstOf(group)) repeated.add(row);
    }
  }
  for (const [row, column] of differing) row.say('error', 'DUPLICATE_KEY', column);
  for (const row of repeated) row.say('error', 'DUPLICATE_ROW', null);
}
