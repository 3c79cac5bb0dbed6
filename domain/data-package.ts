/**
 * `datapackage.json`: what files a version has for those who read tables, who published them and how they are read
 * (Data Package, https://datapackage.org).
 */
import { PUBLIC_TABLES } from './public-tables.ts';
import type { Snapshot } from './snapshot.ts';

/** A file of the version, as its bytes are. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const PLAIN_DIALECT = { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true };

/** Names are lower case, digits, dots and hyphens. */
function resourceName(fileName: string): string {
  return fileName.replace(/\.(csv|json)$/, '');
}

function sizeOf({ bytes, sha256 }: PackedFile) {
  return { bytes, hash: `sha256:${sha256}` };
}

function tableResource(snapshot: Snapshot, file: PackedFile) {
  const table = PUBLIC_TABLES.find(({ name }) => `${name}.csv` === file.name);
  return (
    table && {
      name: table.name,
      title: table.title,
      path: file.name,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      ...sizeOf(file),
      dialect: PLAIN_DIALECT,
      schema: table.schema(snapshot),
    }
  );
}

function otherResource(file: PackedFile) {
  const [format, mediatype] = file.name.endsWith('.csv') ? ['csv', 'text/csv'] : ['json', 'application/json'];
  const name = resourceName(file.name);
  return { name, path: file.name, profile: 'data-resource', format, mediatype, encoding: 'utf-8', ...sizeOf(file) };
}

/** The text of the file. A version of tables made for Excel is a file among others: its twin is the table. */
export function encodeDataPackage(snapshot: Snapshot, files: readonly PackedFile[]): string {
  const { seq, takenAt, asOf, sentence, publisher, licence, contact } = snapshot;
  const document = {
    profile: 'data-package',
    name: 'svod',
    title: 'Промышленные кластеры России',
    description: sentence.ru,
    version: `${seq}.0.0`,
    created: takenAt,
    asOf,
    ...(licence !== '' && { licenses: [{ name: licenceName(licence), title: licence }] }),
    ...(publisher !== '' && {
      contributors: [{ title: publisher, role: 'publisher', ...(contact.includes('@') && { email: contact }) }],
    }),
    resources: files.map((file) => tableResource(snapshot, file) ?? otherResource(file)),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** «CC BY 4.0» as Open Definition calls it: CC-BY-4.0. */
function licenceName(licence: string): string {
  return licence.trim().replace(/[^A-Za-zА-Яа-яЁё0-9.-]+/g, '-');
}
