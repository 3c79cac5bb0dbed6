/** The contract with consumers: what is published is of its JSON Schema, by a validator that others wrote; what was published stays so. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { decodeSnapshot, encodeSnapshot, type Snapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { decodeManifest } from '../../functions/manifest.ts';
import { schemaDocuments, updateSchemas } from '../../functions/public-schemas.ts';
import { publishSnapshot, readBase } from '../../functions/publish-snapshot.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { documentsOf } from '../../functions/version-documents.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { readChangesCommand } from '../../local/changes-command.ts';
import { tellChanges } from '../../local/published/change-report.ts';
import { verifyAndTell } from '../../local/verify/verify-and-tell.ts';
import { readVerifyCommand } from '../../local/verify/verify-command.ts';
import { AS_OF, declaredCluster, summaryOf } from '../domain/rows.ts';
import { NOON, newWorkbook, runSvod, temporaryFolder } from '../local/running-svod.ts';
import { KEY, pressOf } from '../publication/tiny-register.ts';
import { createMemoryStore } from './stores/memory-store.ts';

const GOLDEN = resolve(import.meta.dirname, 'golden');

/** Which schema a published document is of; undefined for what is no JSON, or described elsewhere. */
function schemaOf(path: string): string | undefined {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^(latest|versions\/[^/]+\/snapshot)\.json$/, 'snapshot'],
    [/^versions\/[^/]+\/manifest\.json$/, 'manifest'],
    [/^versions\/[^/]+\/changes\.json$/, 'changes'],
    [/^(versions|status|keys|tags|history|pages)\.json$/, '$1'],
    [/^status\.signed\.json$/, 'signed-status'],
    [/^handovers\/[^/]+\.json$/, 'handover'],
    [/^tags\/[^/]+\.json$/, 'tag'],
  ];
  for (const [pattern, name] of kinds) {
    const found = pattern.exec(path);
    if (found) return name === '$1' ? found[1] : name;
  }
  return undefined;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** With the schemas as they are published, none of them changed. */
function publishedSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  for (const [path, bytes] of schemaDocuments()) {
    const name = /\/([\w-]+)\.json$/.exec(path)?.[1] ?? '';
    if (name !== 'index') ajv.addSchema(JSON.parse(bytes.toString('utf8')) as object, name);
  }
  return ajv;
}

const ajv = publishedSchemas();

/** What the validator has against it. */
function faultsOf(path: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(schemaOf(path) ?? '');
  if (!validate) throw new Error(`There is no schema for ${path}.`);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${path}${instancePath} ${message}`);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A version in memory; its bytes are not looked at. */
function snapshotOf(changes: Partial<Snapshot> = {}): Snapshot {
  const publisher = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
  const summary = summaryOf({ region: '59', clusters: [declaredCluster({ publishCard: 'Да' })] });
  const when = { takenAt: NOON, asOf: AS_OF };
  return { ...takeSnapshot(summary, [], publisher, when, null, STARTING_REFERENCE), ...changes };
}

describe('what a real Svod publishes', () => {
  it('is of the schemas that stand beside it, document by document', async () => {
    const svod = await runSvod();
    await svod.refresh();
    for (const region of ['59', '61']) {
      await newWorkbook(svod, region);
      await svod.refresh();
    }
    const folder = join(svod.dataFolder, 'public');
    const paths = filesIn(folder).filter((path) => path.endsWith('.json'));
    const documents = paths.filter((path) => schemaOf(path) !== undefined);
    expect(new Set(documents.map(schemaOf))).toEqual(
      new Set(['snapshot', 'manifest', 'changes', 'versions', 'status', 'signed-status', 'keys', 'history', 'pages']),
    );
    expect(documents.flatMap((path) => faultsOf(path, readJson(join(folder, path))))).toEqual([]);
    // The package is described by another standard.
    const others = paths.filter((path) => schemaOf(path) === undefined && !path.endsWith('/datapackage.json'));
    expect(others).toEqual([...schemaDocuments().keys()].sort());
    for (const path of others)
      expect([path, readFileSync(join(folder, path))]).toEqual([path, schemaDocuments().get(path)]);
    const response = await fetch(`${svod.url}/public/schema/1/snapshot.json`);
    expect([response.headers.get('access-control-allow-origin'), response.headers.get('content-type')]).toEqual([
      '*',
      'application/json; charset=utf-8',
    ]);
  });
});

describe('the schemas', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['latest.json', { ...snapshotOf(), seq: -1 }],
    ['latest.json', { ...snapshotOf(), headline: {} }],
    ['latest.json', { ...snapshotOf(), national: { ...snapshotOf().national, newJobs: null } }],
    ['latest.json', { ...snapshotOf(), clusters: [{ ...snapshotOf().clusters[0], status: 'UNKNOWN' }] }],
    ['versions/1-a/changes.json', { from: 1, to: 2 }],
    ['versions.json', { versions: [{ seq: 1 }] }],
    ['status.json', {}],
    ['keys.json', { keys: [{}] }],
    ['tags/x.json', { name: '2026' }],
    ['versions/1-a/manifest.json', { seq: 1 }],
  ];

  it.each(wrong)('find what is wrong in %s', (path, document) => {
    expect(faultsOf(path, document)).not.toEqual([]);
  });

  it('let keys be added: a document of tomorrow passes the schema of today', () => {
    expect(faultsOf('latest.json', { ...snapshotOf(), later: 1 })).toEqual([]);
    const national = { ...snapshotOf().national, later: 1, newJobs: { value: 5, heldSince: 3, later: true } };
    expect(faultsOf('latest.json', { ...snapshotOf(), national })).toEqual([]);
  });

  it('say what the figures mean', () => {
    const schema = JSON.parse(String(schemaDocuments().get('schema/1/snapshot.json'))) as {
      properties: { headline: { properties: Record<string, { description?: string }> } };
    };
    expect(schema.properties.headline.properties['growth']?.description).toBe(snapshotOf().definitions['growth']?.en);
  });

  it('are written again when one is missing or another Svod wrote them, and else not', async () => {
    const store = createMemoryStore();
    const written: string[] = [];
    const watched = {
      ...store,
      put: (path: string, bytes: Buffer) => {
        written.push(path);
        return store.put(path, bytes);
      },
    };
    await updateSchemas(watched);
    expect(written).toEqual([...schemaDocuments().keys()]);
    written.length = 0;
    await updateSchemas(watched);
    expect(written).toEqual([]);
    await store.remove('schema/1/status.json');
    await updateSchemas(watched);
    expect(written).toEqual(['schema/1/status.json']);
    written.length = 0;
    await store.put('schema/1/index.json', Buffer.from('{}'));
    await updateSchemas(watched);
    expect(written).toEqual([...schemaDocuments().keys()]);
  });
});

describe('a document that is not of its schema', () => {
  it.each<[string, unknown]>([
    ['says what the schema does not list', { secret: 'ООО «Ромашка»' }],
    ['lacks what the schema asks for', { headline: undefined }],
    ['says it in another way', { seq: 'первая' }],
  ])('is not published when it %s', async (_name, changes) => {
    const store = createMemoryStore();
    const snapshot = snapshotOf(changes as Partial<Snapshot>);
    await expect(
      publishSnapshot(pressOf(store, { documentsOf }), { snapshot, vector: {} }, null),
    ).rejects.toMatchObject({
      code: 'INTERNAL',
    });
    expect(await store.list('')).toEqual([]);
  });

  it('is told apart from one that is', () => {
    const snapshot = snapshotOf();
    expect([...documentsOf(Buffer.from(encodeSnapshot(snapshot)), snapshot, null).keys()]).toContain('snapshot.json');
  });
});

/** Published by the code before there were changes.json, CSV and JSON Schema. */
describe('K07: what an earlier Svod published', () => {
  function goldenStore(): string {
    const folder = join(temporaryFolder(), 'public');
    mkdirSync(folder);
    cpSync(GOLDEN, folder, { recursive: true });
    const [newest] = (readJson(join(GOLDEN, 'versions.json')) as { versions: { path: string }[] }).versions;
    writeFileSync(join(folder, 'latest.json'), readFileSync(join(GOLDEN, newest?.path ?? '', 'snapshot.json')));
    return folder;
  }

  it('is of the schemas of today', () => {
    const documents = filesIn(GOLDEN).filter((path) => path.endsWith('.json'));
    expect(documents).toHaveLength(7);
    expect(documents.flatMap((path) => faultsOf(path, readJson(join(GOLDEN, path))))).toEqual([]);
  });

  it('is read whole, byte for byte', () => {
    for (const path of filesIn(GOLDEN).filter((one) => one.endsWith('/snapshot.json'))) {
      const text = readFileSync(join(GOLDEN, path), 'utf8');
      expect(encodeSnapshot(decodeSnapshot(text))).toBe(text);
      expect(decodeManifest(readFileSync(join(GOLDEN, path.replace('snapshot', 'manifest')))).files).toHaveProperty([
        'snapshot.json',
      ]);
    }
  });

  it('is verified, compared, and built upon', async () => {
    const folder = goldenStore();
    const state = join(temporaryFolder(), 'known.json');
    const { lastSuccess, checkedAt } = readJson(join(folder, 'status.json')) as {
      lastSuccess: { seq: number };
      checkedAt: string;
    };
    const now = () => new Date(checkedAt);
    const told = await verifyAndTell(readVerifyCommand([folder, '--state', state]), { now });
    expect([told.exitCode, lastSuccess.seq]).toEqual([0, 2]);
    expect(await tellChanges({ ...readChangesCommand(['--from', '1']), address: folder })).toMatch(
      /статус «Заявлен к созданию» → «Подан в Минпромторг»$/,
    );

    const store = createFileStore(folder);
    const base = await readBase(store);
    const snapshot = snapshotOf({ seq: 3, previous: { seq: 2, sha256: base?.sha256 ?? '' } });
    const publication = await publishSnapshot(
      pressOf(store, { documentsOf }),
      { snapshot, vector: base?.vector ?? {} },
      base,
    );
    expect(publication.outcome).toBe('published');
    const latest = await readBase(store);
    if (latest) await updateVersions(store, latest);
    expect([latest?.keyId, latest?.snapshot.seq]).toEqual([KEY.keyId, 3]);
    expect(filesIn(folder).filter((path) => path.startsWith('versions/3-')).length).toBeGreaterThan(12);
    expect(await tellChanges({ ...readChangesCommand(['--from', '1', '--to', '3']), address: folder })).toContain(
      'больше нет среди действующих',
    );
  });
});
