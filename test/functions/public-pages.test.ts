/** The pages as documents of the store: written when they are new, repaired when they are lost, in nobody's way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Base, Snapshot } from '../../domain/snapshot.ts';
import { updateHistory } from '../../functions/history-document.ts';
import { updatePages } from '../../functions/public-pages.ts';
import { readBase } from '../../functions/publish-snapshot.ts';
import { rollBack } from '../../functions/rollback.ts';
import { parseSigningKey, type SigningKey } from '../../functions/signing-key.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import type { SnapshotStore } from '../../functions/stores/snapshot-store.ts';
import { updateVersions } from '../../functions/version-index.ts';
import { NOON, newWorkbook, post, refreshOverHttp, runSvod } from '../local/running-svod.ts';
import { pressOf } from '../publication/tiny-register.ts';
import { publishVersion, sampleSnapshot } from '../web/site.ts';
import { createMemoryStore } from './stores/memory-store.ts';

const SAMPLE = sampleSnapshot(null);

async function publish(store: SnapshotStore, revise: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot) {
  const base = await readBase(store);
  const seq = (base?.snapshot.seq ?? 0) + 1;
  const previous = base && { seq: base.snapshot.seq, sha256: base.sha256 };
  return publishVersion(store, '', revise({ ...SAMPLE, seq, previous }));
}

/** Without its first cluster. */
function shorter(snapshot: Snapshot): Snapshot {
  return { ...snapshot, clusters: snapshot.clusters.slice(1) };
}

function counting(store: SnapshotStore) {
  const written: string[] = [];
  const counted: SnapshotStore = {
    ...store,
    put: async (path, bytes) => {
      written.push(path);
      await store.put(path, bytes);
    },
  };
  return { counted, written };
}

async function update(store: SnapshotStore, changes: Partial<Parameters<typeof updatePages>[0]> = {}) {
  const newest = (await readBase(store)) as Base;
  return updatePages({ store, publicUrl: '', isOver: () => false, ...changes }, newest);
}

async function textAt(store: SnapshotStore, path: string): Promise<string> {
  return (await store.read(path))?.bytes.toString('utf8') ?? '';
}

describe('the public pages', () => {
  it('are written once, and again only where their bytes are new', async () => {
    const store = createMemoryStore();
    const first = await publish(store);
    expect(first.failed).toBe(0);
    expect(first.written).toBe(3 + 2 * (1 + 8 + 83 + SAMPLE.clusters.length));
    const { counted, written } = counting(store);
    expect(await update(counted)).toEqual({ written: 0, failed: 0 });
    expect(written).toEqual([]);
    const next = await publish(store, shorter);
    // Two first pages, sixteen charts that name the version, the region and the cluster in two languages.
    expect(next).toEqual({ written: 2 + 16 + 2 + 2, failed: 0 });
    const { id = '' } = SAMPLE.clusters[0] ?? {};
    expect(await textAt(store, `clusters/${id}.html`)).toContain('этого кластера больше нет');
  });

  it('are all written again when nobody knows what was written', async () => {
    const store = createMemoryStore();
    const { written } = await publish(store);
    for (const lost of [() => store.remove('pages.json'), () => store.put('pages.json', Buffer.from('{'))]) {
      await lost();
      expect(await update(store)).toEqual({ written, failed: 0 });
    }
  });

  it('that could not be written are written by the next run, and by no other way', async () => {
    const store = createMemoryStore();
    await publish(store);
    await store.remove('pages.json');
    const failing: SnapshotStore = {
      ...store,
      put: (path, bytes) => (path.startsWith('regions/') ? Promise.reject(new Error('full')) : store.put(path, bytes)),
    };
    expect((await update(failing)).failed).toBe(83);
    expect(await update(store)).toEqual({ written: 83, failed: 0 });
    expect(await update(store)).toEqual({ written: 0, failed: 0 });
  });

  it('stop when the run must end, and go on with the next', async () => {
    const store = createMemoryStore();
    const { written } = await publish(store);
    await store.remove('pages.json');
    let asked = 0;
    const first = await update(store, { isOver: () => ++asked > 100 });
    expect(first).toEqual({ written: 100, failed: written - 100 });
    expect(await update(store)).toEqual({ written: written - 100, failed: 0 });
  });

  it('of a register that grew shorter are taken away, those of clusters stay', async () => {
    const store = createMemoryStore();
    const [one] = SAMPLE.clusters;
    const many = Array.from({ length: 600 }, (_, index) => ({ ...one, id: `C59-24-${1000 + index}` }));
    await publish(store, (snapshot) => ({ ...snapshot, clusters: many as Snapshot['clusters'] }));
    expect((await store.list('register/')).map(({ path }) => path)).toEqual([1, 2, 3].map((n) => `register/${n}.html`));
    const first = await textAt(store, 'register/1.html');
    expect(first.match(/<tr role="row" data-region/g)?.length).toBe(250);
    expect(Buffer.byteLength(await textAt(store, 'index.html'))).toBeLessThan(300_000);
    await publish(store);
    expect(await store.list('register/')).toEqual([]);
    expect(await textAt(store, 'clusters/C59-24-1599.html')).toContain('этого кластера больше нет');
  });

  it('name the files of the version that its manifest names', async () => {
    const store = createMemoryStore();
    await publish(store);
    const base = (await readBase(store)) as Base;
    const folder = `versions/1-${base.sha256.slice(0, 12)}`;
    for (const name of ['snapshot.json', 'manifest.json', 'manifest.sig']) {
      expect(await textAt(store, 'index.html')).toContain(`href="${folder}/${name}"`);
    }
  });
});

describe('a run that the operator holds after a rollback', () => {
  it('brings the pages to the version that was put back', async () => {
    const svod = await runSvod();
    const id = await newWorkbook(svod, '59');
    await refreshOverHttp(svod);
    const row = ['C59-23-001', '59', '', 'Кластер проверки', 'Иное', '', '', 'Включён в реестр', '01.03.2023', '', '1'];
    await post(`${svod.url}/local/edit`, { spreadsheetId: id, range: 'Кластеры!A2:K2', values: [row] });
    await refreshOverHttp(svod);
    const first = async () => (await fetch(`${svod.url}/public/index.html`)).text();
    expect(await first()).toContain('<h1>1 кластер,');
    const store = createFileStore(join(svod.dataFolder, 'public'));
    const signingKey = parseSigningKey(readFileSync(join(svod.dataFolder, 'signing-key.pem'), 'utf8')) as SigningKey;
    const press = pressOf(store, { signingKey });
    await rollBack({ press, now: () => NOON, periodMinutes: 60 }, { to: 1, why: 'проверка', code: 'ROLLED_BACK' });
    expect(await refreshOverHttp(svod)).toMatchObject({ published: false, reason: 'held' });
    expect(await first()).toContain('<h1>0 кластеров,');
    expect(await (await fetch(`${svod.url}/public/clusters/C59-23-001.html`)).text()).toContain('больше нет');
  });
});

describe('history.json', () => {
  async function threeVersions() {
    const store = createMemoryStore();
    await publish(store);
    await publish(store, shorter);
    await publish(store, (snapshot) => ({ ...shorter(snapshot), clusters: snapshot.clusters.slice(2) }));
    return store;
  }

  it('is made again from the versions, byte for byte, when it is lost or damaged', async () => {
    const store = await threeVersions();
    const before = await textAt(store, 'history.json');
    expect(JSON.parse(before).versions.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3]);
    for (const lost of [() => store.remove('history.json'), () => store.put('history.json', Buffer.from('{"a'))]) {
      await lost();
      await update(store);
      expect(await textAt(store, 'history.json')).toBe(before);
    }
  });

  it('takes up what was published while it could not be written', async () => {
    const store = await threeVersions();
    const whole = await textAt(store, 'history.json');
    const one = JSON.parse(whole);
    one.versions = one.versions.slice(0, 1);
    await store.remove('history.json');
    const newest = (await readBase(store)) as Base;
    await updateVersions(store, newest);
    await updateHistory(store, newest);
    expect(await textAt(store, 'history.json')).toBe(whole);
  });

  it('tells no more of a version that was withdrawn', async () => {
    const store = await threeVersions();
    const list = JSON.parse(await textAt(store, 'versions.json')) as { versions: { seq: number }[] };
    const versions = list.versions.map((entry) =>
      entry.seq === 1 ? { ...entry, withdrawn: { at: '2026-11-23T10:00:00Z', why: 'ошибка' } } : entry,
    );
    await store.put('versions.json', Buffer.from(JSON.stringify({ versions })));
    const { id = '' } = SAMPLE.clusters[0] ?? {};
    expect(await store.read(`clusters/${id}.html`)).not.toBeNull();
    await update(store);
    const told = JSON.parse(await textAt(store, 'history.json'));
    expect(told.versions.map(({ seq }: { seq: number }) => seq)).toEqual([2, 3]);
    expect(Object.hasOwn(told.clusters, id)).toBe(false);
    // Only the withdrawn version had it, so its page goes too.
    expect(await store.read(`clusters/${id}.html`)).toBeNull();
  });
});
