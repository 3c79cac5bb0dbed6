/** A dry run says what the run after it does, and writes nothing: not to a store, not to a spreadsheet. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { KeptParts } from '../../functions/kept-parts.ts';
import { realPatience } from '../../functions/patience.ts';
import { passOn } from '../../functions/protocol-point.ts';
import { refresh, type World } from '../../functions/refresh.ts';
import { type Rehearsal, rehearse } from '../../functions/rehearsal.ts';
import { rollBack } from '../../functions/rollback.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { declaredCluster, PLAN_YEAR, rawWorkbook } from '../domain/rows.ts';
import { NOON, newWorkbook, post, type RunningSvod, runSvod, temporaryFolder } from '../local/running-svod.ts';
import { deskOf } from '../publication/operated-register.ts';
import { KEY } from '../publication/tiny-register.ts';
import { largeCountry } from './large-country.ts';
import { createMemoryStore } from './stores/memory-store.ts';

const WRITES = ['create', 'replace', 'put', 'remove'] as const;

/** Counts every write to both stores; those to Google are seen in the versions of its files. */
interface Face {
  readonly svod: RunningSvod;
  readonly world: World;
  readonly writes: string[];
}

function counted(store: SnapshotStore, name: string, writes: string[]): SnapshotStore {
  const noting = WRITES.map((verb) => [
    verb,
    (path: string, ...rest: readonly unknown[]) => {
      writes.push(`${name}: ${verb} ${path}`);
      return (store[verb] as (...all: readonly unknown[]) => Promise<unknown>)(path, ...rest);
    },
  ]);
  return { ...store, ...(Object.fromEntries(noting) as Pick<SnapshotStore, (typeof WRITES)[number]>) };
}

async function openFace(): Promise<Face> {
  const svod = await runSvod();
  const writes: string[] = [];
  const [store, privateStore] = [
    counted(createMemoryStore(), 'public', writes),
    counted(createMemoryStore(), 'private', writes),
  ];
  const root = { googleRootUrl: `${svod.url}/`.replace('localhost', '127.0.0.1'), googleToken: 'test' };
  const { centralSpreadsheetId } = svod;
  const planYear = { spreadsheetId: centralSpreadsheetId, range: 'Настройки!B2', values: [[PLAN_YEAR]] };
  await post(`${svod.url}/local/edit`, planYear);
  const world: World = {
    google: createGoogleClients(root),
    store,
    privateStore,
    parts: new KeptParts(privateStore),
    signingKey: KEY,
    reach: passOn,
    settings: {
      centralSpreadsheetId,
      periodMinutes: 60,
      deadlineSeconds: 480,
      storeWithoutConditions: false,
      ...DEFAULT_RULES,
      publicUrl: '',
      workbookUrl: 'https://example.org/{id}',
    },
    now: () => NOON,
    patience: realPatience(),
    log: () => undefined,
    newRunId: () => 'run',
    cpuMs: () => 0,
  };
  return { svod, world, writes };
}

async function fileVersions({ google }: RunningSvod): Promise<unknown> {
  return (await google.drive.files.list({ fields: 'files(id,version,modifiedTime)', pageSize: 1000 })).data.files;
}

/** Throws when anything was written. */
async function rehearseQuietly({ svod, world, writes }: Face): Promise<Rehearsal> {
  const before = await fileVersions(svod);
  writes.length = 0;
  const rehearsal = await rehearse(world);
  expect(writes).toEqual([]);
  expect(await fileVersions(svod)).toEqual(before);
  return rehearsal;
}

async function fill({ svod }: Face, spreadsheetId: string, clusters: number, first = 100): Promise<void> {
  const rows = Array.from({ length: clusters }, (_, at) =>
    declaredCluster({ id: `C59-24-${first + at}`, name: `Кластер литья № ${first + at}`, publishCard: 'Да' }),
  );
  await svod.google.sheets.spreadsheets.values.clear({ spreadsheetId, range: 'Кластеры!A2:Z' });
  await svod.google.sheets.spreadsheets.values.update({
    spreadsheetId,
    range: 'Кластеры!A1',
    valueInputOption: 'RAW',
    requestBody: { values: rawWorkbook({ clusters: rows }).clusters.map((row) => [...row]) },
  });
}

describe('a dry run', () => {
  it('counts writes that a run makes, so that none of its own would go unseen', async () => {
    const face = await openFace();
    await fill(face, await newWorkbook(face.svod, '59'), 2);
    const before = await fileVersions(face.svod);
    await refresh(face.world);
    expect(face.writes.length).toBeGreaterThan(5);
    expect(await fileVersions(face.svod)).not.toEqual(before);
  });

  it('says before each run what that run does, and writes nothing', async () => {
    const face = await openFace();
    expect(await rehearseQuietly(face)).toMatchObject({ verdict: 'no-workbooks', published: null });
    const id = await newWorkbook(face.svod, '59');
    await fill(face, id, 8);
    const first = await rehearseQuietly(face);
    expect(first).toMatchObject({
      verdict: 'publish',
      published: null,
      rows: { before: null, after: { accepted: 8 } },
    });
    expect(await refresh(face.world)).toMatchObject({ published: true, seq: 1 });

    expect(await rehearseQuietly(face)).toMatchObject({ verdict: 'unchanged', changes: null, published: { seq: 1 } });
    expect(await refresh(face.world)).toMatchObject({ published: false, reason: 'unchanged' });

    await fill(face, id, 8, 101);
    const changed = await rehearseQuietly(face);
    expect(changed).toMatchObject({
      verdict: 'publish',
      held: [],
      rows: { before: { accepted: 8 }, after: { accepted: 8 } },
      changes: { from: 1, to: 2, clusters: { added: [{ id: 'C59-24-108' }], withdrawn: [{ id: 'C59-24-100' }] } },
    });
    expect(await refresh(face.world)).toMatchObject({ published: true, seq: 2 });
  });

  it.each([
    ['of more workbooks than a run keeps at once', { workbooks: 70 }, { verdict: 'publish', published: null }],
    ['that is cut off', { workbooks: 20, quota: 10, deadlineSeconds: 60 }, { code: 'RUN_TOO_LONG' }],
  ])('%s writes nothing either', async (_name, options, expected) => {
    const country = await largeCountry(temporaryFolder(), options);
    onTestFinished(() => country.close());
    const { store, privateStore } = country.world;
    expect(await rehearse(country.world).catch((thrown: unknown) => thrown)).toMatchObject(expected);
    expect([await store.list(''), await privateStore.list(''), country.calls.writes]).toEqual([[], [], 0]);
  });

  it('says which region would stay as it was, and why', async () => {
    const face = await openFace();
    for (const region of ['18', '61', '77']) await newWorkbook(face.svod, region);
    const id = await newWorkbook(face.svod, '59');
    await fill(face, id, 8);
    // Twice: only what two runs read alike is kept.
    for (let run = 1; run <= 2; run += 1) await refresh(face.world);
    await fill(face, id, 1);
    const rehearsal = await rehearseQuietly(face);
    expect(rehearsal.unfresh).toMatchObject([{ region: '59', code: 'COLLAPSE' }]);
    expect(rehearsal).toMatchObject({ verdict: 'publish', rows: { after: { accepted: 8 } } });
  });

  it('says what holds it: the operator, and a guard', async () => {
    const face = await openFace();
    const id = await newWorkbook(face.svod, '59');
    await fill(face, id, 8);
    await refresh(face.world);
    await rollBack(
      deskOf(face.world.store, () => NOON),
      { to: 1, code: 'ROLLED_BACK' },
    );
    await fill(face, id, 9);
    expect(await rehearseQuietly(face)).toMatchObject({
      verdict: 'held',
      held: [{ code: 'ROLLED_BACK' }],
      changes: { clusters: { added: [{ id: 'C59-24-108' }] } },
    });
    await face.svod.google.drive.files.update({ fileId: id, requestBody: { trashed: true } });
    expect((await rehearseQuietly(face)).held.map(({ code }) => code)).toEqual(['ROLLED_BACK', 'WORKBOOK_TRASHED']);
    expect(await refresh(face.world)).toMatchObject({ published: false, reason: 'held', code: 'ROLLED_BACK' });
  });
});
