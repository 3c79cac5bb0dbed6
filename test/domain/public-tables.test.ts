import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { encodeDataPackage } from '../../domain/data-package.ts';
import type { PublicMagnitude } from '../../domain/public-magnitude.ts';
import { PUBLIC_TABLES } from '../../domain/public-tables.ts';
import { type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { AS_OF, declaredCluster, operatingCluster, summaryOf } from './rows.ts';
import { readCsv, readTable } from './strict-table.ts';

const MAGNITUDES: readonly PublicMagnitude[] = [
  1234.56,
  0,
  { suppressed: true },
  { withheld: true },
  { value: 7.5, heldSince: 3 },
];

function snapshotWithEveryMagnitude(): Snapshot {
  const snapshot = takeSnapshot(
    summaryOf({
      region: '59',
      clusters: [
        declaredCluster({ publishCard: 'Да', otherRegions: '18, 61' }),
        operatingCluster({ id: 'C59-24-002', name: 'Кластер "Станки; литьё", первый', registryNumber: '011' }),
      ],
    }),
    [],
    { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' },
    { takenAt: new Date('2026-11-23T09:15:00Z'), asOf: AS_OF },
    null,
    STARTING_REFERENCE,
  );
  const { breakdowns } = snapshot;
  const byRegion = breakdowns.byRegion.map((line, at) => ({
    ...line,
    investmentMillionRub: MAGNITUDES[at % MAGNITUDES.length] ?? 0,
  }));
  return { ...snapshot, breakdowns: { ...breakdowns, byRegion } };
}

const SNAPSHOT = snapshotWithEveryMagnitude();

/** The lines of the snapshot that a table is made of. */
const LINES: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  clusters: SNAPSHOT.clusters,
  'by-region': SNAPSHOT.breakdowns.byRegion,
  'by-district': SNAPSHOT.breakdowns.byFederalDistrict,
  'by-industry': SNAPSHOT.breakdowns.byIndustry,
  'plan-fact': SNAPSHOT.planFact,
};

/** A value of the snapshot as the two columns of a table have it. */
function expectedCells(key: string, value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return { [key]: value.join(' ') || null };
  const isMagnitude = ['investmentMillionRub', 'subsidyMillionRub', 'newJobs'].includes(key);
  if (!isMagnitude) return { [key]: value };
  if (typeof value === 'number') return { [key]: value, [`${key}_note`]: null };
  const magnitude = value as Exclude<PublicMagnitude, number>;
  if ('value' in magnitude) return { [key]: magnitude.value, [`${key}_note`]: `held:${magnitude.heldSince}` };
  return { [key]: null, [`${key}_note`]: 'suppressed' in magnitude ? 'suppressed' : 'withheld' };
}

describe.each(PUBLIC_TABLES)('the table $name', (table) => {
  const { plain, russian } = table.encode(SNAPSHOT);
  const schema = table.schema(SNAPSHOT);

  it('says what the snapshot says, value by value, read strictly by its Table Schema', () => {
    const expected = LINES[table.name]?.map((line) =>
      Object.assign({}, ...Object.entries(line).map(([key, value]) => expectedCells(key, value))),
    );
    expect(expected?.length).toBeGreaterThan(0);
    expect(readTable(plain, schema)).toEqual(expected);
  });

  it('is read the same by a strict reader that others wrote', () => {
    expect(parse(plain, { bom: true, record_delimiter: '\r\n' })).toEqual(readCsv(plain));
    expect(parse(russian, { bom: true, delimiter: ';', record_delimiter: '\r\n' })).toEqual(readCsv(russian, ';'));
  });

  it('has the same numbers in Excel in Russian, with a decimal comma and Russian headings', () => {
    const [head, ...rows] = readCsv(russian, ';');
    expect(head).toEqual(schema.fields.map(({ title }) => title));
    expect(head?.every((heading) => /[А-Яа-я]/.test(heading))).toBe(true);
    expect(new Set(head).size).toBe(head?.length);
    const numbers = schema.fields.flatMap(({ type }, at) => (type === 'string' ? [] : [at]));
    const plainRows = readCsv(plain).slice(1);
    for (const [at, row] of rows.entries()) {
      expect(numbers.map((column) => row[column]?.replace(',', '.'))).toEqual(
        numbers.map((column) => plainRows[at]?.[column]),
      );
    }
  });

  it('explains each of its columns', () => {
    for (const { name, title, description } of schema.fields) {
      expect([name, /\S/.test(title), /\S/.test(description)]).toEqual([name, true, true]);
    }
  });
});

describe('a magnitude that is withheld', () => {
  it('is neither 0 nor a blank without a word, in both dialects', () => {
    const table = PUBLIC_TABLES.find(({ name }) => name === 'by-region');
    const { plain = '', russian = '' } = table?.encode(SNAPSHOT) ?? {};
    const cells = (text: string, delimiter: ',' | ';', columns: readonly string[]) => {
      const [head = [], ...rows] = readCsv(text, delimiter);
      return rows.slice(0, MAGNITUDES.length).map((row) => columns.map((name) => row[head.indexOf(name)]));
    };
    expect(cells(plain, ',', ['investmentMillionRub', 'investmentMillionRub_note'])).toEqual([
      ['1234.56', ''],
      ['0', ''],
      ['', 'suppressed'],
      ['', 'withheld'],
      ['7.5', 'held:3'],
    ]);
    const heading = 'Стоимость проектов, млн руб.';
    expect(cells(russian, ';', [heading, `${heading}: примечание`])).toEqual([
      ['1234,56', ''],
      ['0', ''],
      ['', 'скрыто'],
      ['', 'не публикуется'],
      ['7,5', 'значение версии 3'],
    ]);
  });
});

describe('datapackage.json', () => {
  it('names every file with its size and hash, the publisher and the licence', () => {
    const files = ['snapshot.json', 'by-region.csv', 'by-region.ru.csv'].map((name) => ({
      name,
      bytes: 5,
      sha256: 'a'.repeat(64),
    }));
    const described = JSON.parse(encodeDataPackage(SNAPSHOT, files)) as { resources: { schema?: unknown }[] };
    expect(described).toMatchObject({
      name: 'svod',
      version: '1.0.0',
      licenses: [{ name: 'CC-BY-4.0', title: 'CC BY 4.0' }],
      contributors: [{ title: 'Ассоциация', role: 'publisher', email: 'role@example.org' }],
      resources: [
        { path: 'snapshot.json', bytes: 5, hash: `sha256:${'a'.repeat(64)}`, mediatype: 'application/json' },
        { path: 'by-region.csv', profile: 'tabular-data-resource', encoding: 'utf-8', mediatype: 'text/csv' },
        { path: 'by-region.ru.csv', profile: 'data-resource' },
      ],
    });
    const byRegion = PUBLIC_TABLES.find(({ name }) => name === 'by-region');
    expect(described.resources[1]?.schema).toEqual(byRegion?.schema(SNAPSHOT));
  });
});
