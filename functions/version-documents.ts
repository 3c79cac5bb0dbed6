/** The documents of a version by the names of their files: the snapshot, and what is made of it and of the one before. */
import { createHash } from 'node:crypto';
import { compareSnapshots, decodeChanges, encodeChanges } from '../domain/changes.ts';
import { encodeDataPackage, type PackedFile } from '../domain/data-package.ts';
import { PUBLIC_TABLES } from '../domain/public-tables.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { checkText } from './encoded-document.ts';

export const SNAPSHOT = 'snapshot.json';
const CHANGES = 'changes.json';

function packed([name, bytes]: readonly [string, Buffer]): PackedFile {
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The same two snapshots give the same texts. */
function derivedTexts(snapshot: Snapshot, before: Snapshot | null): readonly (readonly [string, string])[] {
  const tables = PUBLIC_TABLES.flatMap(({ name, encode }) => {
    const { plain, russian } = encode(snapshot);
    return [[`${name}.csv`, plain] as const, [`${name}.ru.csv`, russian] as const];
  });
  const changes = encodeChanges(compareSnapshots(before, snapshot));
  checkText(CHANGES, changes, (text) => encodeChanges(decodeChanges(text)));
  return [[CHANGES, changes], ...tables];
}

/**
 * In the order in which they are written. Throws an `INTERNAL` failure on a document that is not of its schema.
 * @param bytes of the snapshot as it is published
 */
export function documentsOf(bytes: Buffer, snapshot: Snapshot, before: Snapshot | null): ReadonlyMap<string, Buffer> {
  checkText(SNAPSHOT, bytes.toString('utf8'), (text) => encodeSnapshot(decodeSnapshot(text)));
  const derived = derivedTexts(snapshot, before).map(([name, text]) => [name, Buffer.from(text, 'utf8')] as const);
  const documents = [[SNAPSHOT, bytes] as const, ...derived];
  const dataPackage = encodeDataPackage(snapshot, documents.map(packed));
  return new Map([...documents, ['datapackage.json', Buffer.from(dataPackage, 'utf8')]]);
}
