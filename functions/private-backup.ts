/**
 * A copy of the private store in one file: `state.json`, the parts that it names, and whatever else is kept between two runs,
 * each with its hash, and a digest over all. It is private as the store is.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Failure } from './failure.ts';
import { PART_FOLDER, pathOfPart } from './kept-parts.ts';
import { readState, STATE } from './private-state.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const VERSION = 1;
const MOST_READINGS = 3;
const PROBE = 'probe/';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const objectSchema = z.strictObject({
  path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/),
  bytes: z.int().min(0),
  sha256: hash,
  /** Base64. */
  content: z.string(),
});
const contentsSchema = z.strictObject({
  svodBackup: z.literal(VERSION),
  /** Which register it is of: the SHA-256 of the identifier of its central workbook. */
  register: hash,
  madeAt: z.iso.datetime(),
  objects: z.array(objectSchema),
});
const backupSchema = contentsSchema.extend({ digest: hash });

type Contents = Readonly<z.infer<typeof contentsSchema>>;

export interface Backup {
  readonly register: string;
  readonly madeAt: string;
  /** The parts first, `state.json` last: the order in which they may be written. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Parts that `state.json` names and nobody has any more: their workbooks are read anew. */
  readonly missing: readonly string[];
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function registerOf(centralSpreadsheetId: string): string {
  return sha256(centralSpreadsheetId);
}

function isPart(path: string): boolean {
  return path.startsWith(`${PART_FOLDER}/`);
}

async function readDocuments(store: SnapshotStore): Promise<ReadonlyMap<string, Buffer>> {
  const documents = new Map<string, Buffer>();
  for (const { path } of await store.list('')) {
    if (isPart(path) || path.startsWith(PROBE)) continue;
    const stored = await store.read(path);
    if (stored) documents.set(path, stored.bytes);
  }
  return documents;
}

async function readParts(store: SnapshotStore): Promise<Pick<Backup, 'objects' | 'missing'>> {
  const objects = new Map<string, Buffer>();
  const missing: string[] = [];
  const { workbooks, read } = await readState(store);
  for (const part of new Set([...workbooks.values(), ...read.values()].map((kept) => kept.part))) {
    const stored = await store.read(pathOfPart(part));
    if (stored) objects.set(pathOfPart(part), stored.bytes);
    else missing.push(part);
  }
  return { objects, missing };
}

function isSame(left: ReadonlyMap<string, Buffer>, right: ReadonlyMap<string, Buffer>): boolean {
  return left.size === right.size && [...left].every(([path, bytes]) => right.get(path)?.equals(bytes));
}

/** As it is between two runs: what changes meanwhile is read again. */
export async function readPrivateStore(store: SnapshotStore): Promise<Pick<Backup, 'objects' | 'missing'>> {
  for (let readings = 1; readings <= MOST_READINGS; readings += 1) {
    const before = await readDocuments(store);
    const { objects, missing } = await readParts(store);
    if (!isSame(before, await readDocuments(store))) continue;
    const state = [...before].filter(([path]) => path === STATE);
    const others = [...before].filter(([path]) => path !== STATE);
    return { objects: new Map([...objects, ...others, ...state]), missing };
  }
  throw new Failure('STORE_BUSY', 'Закрытое хранилище меняется: идёт запуск.', 'Повторите через минуту.');
}

function encode(contents: Contents): Buffer {
  const digest = sha256(JSON.stringify(contents));
  return Buffer.from(`${JSON.stringify({ ...contents, digest }, null, 1)}\n`, 'utf8');
}

export function encodeBackup({ register, madeAt, objects }: Omit<Backup, 'missing'>): Buffer {
  const listed = [...objects].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: sha256(bytes),
    content: bytes.toString('base64'),
  }));
  return encode({ svodBackup: VERSION, register, madeAt, objects: listed });
}

function damaged(cause?: unknown): Failure {
  return new Failure(
    'BAD_REQUEST',
    'Это не запас Свода, или он повреждён.',
    'Возьмите другую копию; эта не восстановлена и частью.',
    {
      cause,
    },
  );
}

/** Throws a `BAD_REQUEST` failure for anything but the very bytes that were written. */
export function decodeBackup(bytes: Buffer): Omit<Backup, 'missing'> {
  let contents: Contents;
  try {
    const { digest: _digest, ...rest } = backupSchema.parse(JSON.parse(bytes.toString('utf8')));
    contents = rest;
  } catch (cause) {
    throw damaged(cause);
  }
  const { register, madeAt, objects } = contents;
  const decoded = objects.map(({ path, content, ...said }) => {
    const object = Buffer.from(content, 'base64');
    if (said.bytes !== object.length || said.sha256 !== sha256(object)) throw damaged();
    return [path, object] as const;
  });
  if (!encode(contents).equals(bytes)) throw damaged();
  return { register, madeAt, objects: new Map(decoded) };
}

/** Which objects of the backup are not in the store as they are in it. */
export async function differingFrom(store: SnapshotStore, { objects }: Pick<Backup, 'objects'>) {
  const differing: { readonly path: string; readonly isThere: boolean }[] = [];
  for (const [path, bytes] of objects) {
    const stored = await store.read(path);
    if (!stored?.bytes.equals(bytes)) differing.push({ path, isThere: stored !== null });
  }
  return differing;
}

/** Cut off anywhere, the store still has its old state, or the whole of the new one. */
export async function writeBackup(store: SnapshotStore, { objects }: Pick<Backup, 'objects'>): Promise<void> {
  for (const [path, bytes] of objects) await store.put(path, bytes);
  const left = await differingFrom(store, { objects });
  if (left.length === 0) return;
  throw new Failure('STORE_UNWRITABLE', 'Записанное читается не таким.', 'Проверьте закрытое хранилище и повторите.');
}
