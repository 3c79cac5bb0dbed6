/** `schema/1/*.json`: what every published document looks like, as JSON Schema 2020-12, made from the schemas that Svod checks them by. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { changesSchema } from '../domain/changes.ts';
import { DEFINITIONS } from '../domain/definitions.ts';
import { historySchema } from '../domain/history.ts';
import {
  handoverSchema,
  keysSchema,
  ordersSchema,
  signedStatusSchema,
  statusSchema,
  tagSchema,
  tagsSchema,
  tombstoneSchema,
  versionsSchema,
} from '../domain/public-documents.ts';
import { SCHEMA_VERSION, snapshotSchema } from '../domain/snapshot.ts';
import { manifestSchema } from './manifest.ts';
import { pagesSchema } from './public-pages.ts';
import type { SnapshotStore } from './stores/snapshot-store.ts';

const MAJOR = SCHEMA_VERSION.split('.')[0] ?? '';
const FOLDER = `schema/${MAJOR}`;
const INDEX = `${FOLDER}/index.json`;

interface PublishedSchema {
  readonly schema: z.ZodMiniType;
  /** Where the documents of this kind stand. */
  readonly describes: string;
}

const SCHEMAS: Readonly<Record<string, PublishedSchema>> = {
  snapshot: { schema: snapshotSchema, describes: 'latest.json, versions/*/snapshot.json' },
  manifest: { schema: manifestSchema, describes: 'versions/*/manifest.json' },
  changes: { schema: changesSchema, describes: 'versions/*/changes.json' },
  versions: { schema: versionsSchema, describes: 'versions.json, versions/index-*.json' },
  withdrawn: { schema: tombstoneSchema, describes: 'versions/*/withdrawn.json' },
  orders: { schema: ordersSchema, describes: 'orders.json' },
  status: { schema: statusSchema, describes: 'status.json' },
  'signed-status': { schema: signedStatusSchema, describes: 'status.signed.json' },
  history: { schema: historySchema, describes: 'history.json' },
  pages: { schema: pagesSchema, describes: 'pages.json' },
  keys: { schema: keysSchema, describes: 'keys.json' },
  handover: { schema: handoverSchema, describes: 'handovers/*.json' },
  tag: { schema: tagSchema, describes: 'tags/*.json' },
  tags: { schema: tagsSchema, describes: 'tags.json' },
};

function json(document: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(document, null, 1)}\n`, 'utf8');
}

/** The schema as a document of its own; figures say there what they mean. */
function encodeSchema(name: string, { schema, describes }: PublishedSchema): Buffer {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    // Keys may be added within a major: a document of tomorrow must pass the schema of today.
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const [key, property] of Object.entries(jsonSchema.properties ?? {})) {
        const meaning = DEFINITIONS[key];
        if (meaning && typeof property === 'object') property.description = meaning.en;
      }
    },
  });
  return json({ $schema, $id: `urn:svod:schema:${MAJOR}:${name}`, title: name, description: describes, ...rest });
}

function makeDocuments(): ReadonlyMap<string, Buffer> {
  const schemas = Object.entries(SCHEMAS).map(
    ([name, one]) => [`${FOLDER}/${name}.json`, encodeSchema(name, one)] as const,
  );
  const index = {
    schemaVersion: SCHEMA_VERSION,
    schemas: schemas.map(([path, bytes], at) => ({
      path,
      describes: Object.values(SCHEMAS)[at]?.describes ?? '',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  return new Map([...schemas, [INDEX, json(index)]]);
}

let made: ReadonlyMap<string, Buffer> | undefined;

/** Every schema by its path, and last the list of them, with their hashes; made once in a process. */
export function schemaDocuments(): ReadonlyMap<string, Buffer> {
  made ??= makeDocuments();
  return made;
}

/** Writes the schemas when one is missing or they are those of another Svod; the list goes last, so that it vouches for all. */
export async function updateSchemas(store: SnapshotStore): Promise<void> {
  const documents = schemaDocuments();
  const there = new Set((await store.list(`${FOLDER}/`)).map(({ path }) => path));
  const index = there.has(INDEX) ? await store.read(INDEX) : null;
  const isSame = index?.bytes.equals(documents.get(INDEX) ?? Buffer.alloc(0)) === true;
  for (const [path, bytes] of documents) {
    if (!isSame || !there.has(path)) await store.put(path, bytes);
  }
}
