/** A real run, against the stand-in for Google and a store in memory, of which any one call can be made to go wrong. */
import { expect } from 'vitest';
import { quoteTitle } from '../../domain/a1.ts';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { TABLES } from '../../domain/workbook.ts';
import { asFailure } from '../../functions/failure.ts';
import { createGoogleClients } from '../../functions/google-clients.ts';
import { KeptParts } from '../../functions/kept-parts.ts';
import type { Patience } from '../../functions/patience.ts';
import { passOn, type ReachPoint } from '../../functions/protocol-point.ts';
import { type Outcome, refresh, type World } from '../../functions/refresh.ts';
import type { SigningKey } from '../../functions/signing-key.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { createMemoryStore, type MemoryStore } from '../functions/stores/memory-store.ts';
import { NOON } from '../local/running-svod.ts';
import { readHistory } from '../publication/history.ts';
import { KEY } from '../publication/tiny-register.ts';
import { dataOf, edit, summaryOf, undoEdit } from './faulty-svod.ts';
import { valuesOf } from './filled-workbook.ts';
import { type Standing, standing } from './standing-svod.ts';

const MINUTE_MS = 60_000;
const DEADLINE_SECONDS = 480;

/** What the world sees, and what is kept for the next run. */
export interface Stores<Store extends SnapshotStore = SnapshotStore> {
  readonly open: Store;
  readonly closed: Store;
}

interface RunOptions {
  /** Gives up on a call to Google. */
  readonly timeout?: Patience['timeout'];
  readonly reach?: ReachPoint;
  readonly signingKey?: SigningKey;
  /** The hour as the run believes it. */
  readonly now?: () => Date;
  readonly log?: World['log'];
}

export interface WholeRun extends Standing {
  /** As they are before the edit that the runs bring out. */
  readonly copyStores: () => Stores<MemoryStore>;
  readonly data: { readonly before: unknown; readonly after: unknown };
  readonly run: (stores: Stores, options?: RunOptions) => Promise<Outcome>;
  /** More time goes by than a run has. */
  readonly passTime: () => void;
}

async function latestData(store: SnapshotStore): Promise<unknown> {
  const latest = await store.read('latest.json');
  return latest && dataOf(latest.bytes.toString('utf8'));
}

/** Each run has a minute of its own, so that none finds its own bytes, or its own summary, there already. */
export async function wholeRun(): Promise<WholeRun> {
  const one = await standing();
  let clock = NOON.getTime();
  const never: Patience['timeout'] = () => new AbortController().signal;
  const run: WholeRun['run'] = (stores, options = {}) => {
    const { timeout = never, reach = passOn, now = () => new Date(clock), log = () => undefined } = options;
    const { signingKey = KEY } = options;
    clock += MINUTE_MS;
    const wait = async (ms: number) => {
      clock += ms;
    };
    const patience = { now: () => clock, random: () => 0.5, wait, timeout };
    const root = { googleRootUrl: `${one.svod.url}/`.replace('localhost', '127.0.0.1'), googleToken: 'test' };
    const world: World = {
      google: createGoogleClients(root, patience),
      store: stores.open,
      privateStore: stores.closed,
      parts: new KeptParts(stores.closed),
      signingKey,
      reach,
      settings: {
        centralSpreadsheetId: one.svod.centralSpreadsheetId,
        periodMinutes: 60,
        deadlineSeconds: DEADLINE_SECONDS,
        storeWithoutConditions: false,
        publicUrl: '',
        workbookUrl: 'https://example.org/{id}',
        ...DEFAULT_RULES,
      },
      now,
      patience,
      log,
      newRunId: () => 'run',
      cpuMs: () => 0,
    };
    return refresh(world);
  };
  const stores = { open: createMemoryStore(), closed: createMemoryStore() };
  const copyStores = () => ({ open: stores.open.copy(), closed: stores.closed.copy() });
  await run(stores);
  const before = await latestData(stores.open);
  await edit(one);
  const fresh = copyStores();
  await run(fresh);
  const after = await latestData(fresh.open);
  expect(after).not.toEqual(before);
  await undoEdit(one);
  await edit(one);
  const passTime = () => {
    clock += (DEADLINE_SECONDS + 1) * 1000;
  };
  return { ...one, copyStores, data: { before, after }, run, passTime };
}

/** Everything that a person typed into the register: no run may touch it. */
export async function inputsOf({ svod, id }: Standing): Promise<unknown> {
  return Promise.all(Object.values(TABLES).map(({ title }) => valuesOf(svod, id, quoteTitle(title))));
}

/** How a run came to its end; what nobody foresaw is no end. */
export async function endOf(running: Promise<Outcome>): Promise<string> {
  try {
    const outcome = await running;
    return outcome.published ? 'published' : outcome.reason;
  } catch (thrown) {
    const { code } = asFailure(thrown);
    if (code === 'INTERNAL') throw thrown;
    return code;
  }
}

/** Old or new, whole and verified; new if the run said so. */
export async function expectWhole(one: WholeRun, store: SnapshotStore, end: string, where: string): Promise<void> {
  const { broken, versions } = await readHistory(store, KEY.publicKey);
  expect([where, end, broken]).toEqual([where, end, []]);
  const data = await latestData(store);
  expect([one.data.before, one.data.after]).toContainEqual(data);
  if (end === 'published') expect([where, versions.length, data]).toEqual([where, 2, one.data.after]);
}

/** The next run brings the new data out, once; nothing that is derived lags behind; «Сводка» shows that version. */
export async function expectRecovered(one: WholeRun, stores: Stores, where: string): Promise<void> {
  expect([where, ['published', 'unchanged']]).toEqual([where, expect.arrayContaining([await endOf(one.run(stores))])]);
  const { versions, broken, behind } = await readHistory(stores.open, KEY.publicKey);
  expect([where, versions.map(({ seq }) => seq), broken, behind]).toEqual([where, [2, 1], [], []]);
  expect(await latestData(stores.open)).toEqual(one.data.after);
  const texts = ['index.html', 'en/index.html', 'pages.json'].map(
    async (path) => (await stores.open.read(path))?.bytes,
  );
  const [ru, en, pages] = (await Promise.all(texts)).map((bytes) => bytes?.toString('utf8') ?? '');
  const areNew = [ru, en].map((text) => text?.includes(' data-seq="2">'));
  expect([where, areNew, pages?.includes('"of": null')]).toEqual([where, [true, true], false]);
  const { rows, tabs } = await summaryOf({ ...one });
  const shown = `2 (${versions[0]?.sha256.slice(0, 12)})`;
  expect([where, tabs, rows.find(([name]) => name === 'Версия')?.[1]]).toEqual([where, 1, shown]);
}
