/** A table of the snapshot for those who read tables: each column declared once, for both dialects of CSV and for Table Schema. */
import { type CsvCell, encodeCsv, PLAIN_CSV, RUSSIAN_CSV } from './csv.ts';
import type { PublicMagnitude } from './public-magnitude.ts';
import type { Snapshot } from './snapshot.ts';

/** Of Table Schema (https://datapackage.org/standard/table-schema/): what a strict reader may hold a value against. */
interface Constraints {
  readonly required?: true;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface PublicColumn<Line> {
  /** As in the snapshot. */
  readonly name: string;
  /** Over the column in Russian. */
  readonly heading: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number';
  readonly constraints?: Constraints;
  readonly read: (line: Line) => CsvCell;
  /** In the Russian dialect, where it says something else. */
  readonly readRussian?: (line: Line) => CsvCell;
}

interface TableOf<Line> {
  /** Of its files, without the ending. */
  readonly name: string;
  readonly title: string;
  readonly primaryKey: string;
  readonly lines: (snapshot: Snapshot) => readonly Line[];
  /** They may need the names of regions, which stand in the snapshot. */
  readonly columns: (snapshot: Snapshot) => readonly PublicColumn<Line>[];
}

/** Both dialects of one table. */
interface EncodedTable {
  readonly plain: string;
  readonly russian: string;
}

/** A table, whatever its lines are. */
export interface PublicTable {
  /** Of its files, without the ending. */
  readonly name: string;
  readonly title: string;
  /** The texts of its files. */
  readonly encode: (snapshot: Snapshot) => EncodedTable;
  readonly schema: (snapshot: Snapshot) => TableSchema;
}

const NOTE = /^(suppressed|withheld|held:[1-9]\d*)$/;

function numberOf(magnitude: PublicMagnitude): number | null {
  if (typeof magnitude === 'number') return magnitude;
  return 'value' in magnitude ? magnitude.value : null;
}

function noteOf(magnitude: PublicMagnitude): string | null {
  if (typeof magnitude === 'number') return null;
  if ('suppressed' in magnitude) return 'suppressed';
  return 'withheld' in magnitude ? 'withheld' : `held:${magnitude.heldSince}`;
}

function noteInRussian(magnitude: PublicMagnitude): string | null {
  if (typeof magnitude === 'number') return null;
  if ('suppressed' in magnitude) return 'скрыто';
  return 'withheld' in magnitude ? 'не публикуется' : `значение версии ${magnitude.heldSince}`;
}

interface MagnitudeWords {
  readonly name: string;
  readonly heading: string;
  readonly description: string;
  readonly type: 'integer' | 'number';
}

/** Two columns: the number, and beside it why there is none, so that the first holds numbers and nothing else. */
export function magnitudeColumns<Line>(
  words: MagnitudeWords,
  read: (line: Line) => PublicMagnitude,
): readonly PublicColumn<Line>[] {
  const { name, heading, description, type } = words;
  return [
    { name, heading, description, type, constraints: { minimum: 0 }, read: (line) => numberOf(read(line)) },
    {
      name: `${name}_note`,
      heading: `${heading}: примечание`,
      description: `Empty: ${name} is an exact number. suppressed or withheld: it is not published, and its cell is empty. held:N: it is still the value of version N.`,
      type: 'string',
      constraints: { pattern: NOTE.source },
      read: (line) => noteOf(read(line)),
      readRussian: (line) => noteInRussian(read(line)),
    },
  ];
}

function encodeTable<Line>(table: TableOf<Line>, snapshot: Snapshot): EncodedTable {
  const [columns, lines] = [table.columns(snapshot), table.lines(snapshot)];
  const plain = lines.map((line) => columns.map(({ read }) => read(line)));
  const russian = lines.map((line) => columns.map(({ read, readRussian = read }) => readRussian(line)));
  return {
    plain: encodeCsv([columns.map(({ name }) => name), ...plain], PLAIN_CSV),
    russian: encodeCsv([columns.map(({ heading }) => heading), ...russian], RUSSIAN_CSV),
  };
}

/** The table in Table Schema. */
export interface TableSchema {
  readonly fields: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly type: PublicColumn<unknown>['type'];
    readonly constraints?: Constraints;
  }[];
  readonly primaryKey: string;
  readonly missingValues: readonly string[];
}

function schemaOf<Line>(table: TableOf<Line>, snapshot: Snapshot): TableSchema {
  const fields = table.columns(snapshot).map(({ name, heading, description, type, constraints }) => ({
    name,
    title: heading,
    description,
    type,
    ...(constraints && { constraints }),
  }));
  return { fields, primaryKey: table.primaryKey, missingValues: [''] };
}

export function definePublicTable<Line>(table: TableOf<Line>): PublicTable {
  return {
    name: table.name,
    title: table.title,
    encode: (snapshot) => encodeTable(table, snapshot),
    schema: (snapshot) => schemaOf(table, snapshot),
  };
}
