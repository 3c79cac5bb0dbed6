/** What every kind of store promises, tried on a real one: a folder, a server of this folder, or a bucket in the cloud. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotStore } from '../../../functions/stores/snapshot-store.ts';
import { probeStore } from '../../../functions/stores/store-probe.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

export interface OpenStore {
  /** Another client of the same place. */
  readonly open: () => SnapshotStore;
  readonly close: () => Promise<void>;
}

export function itKeepsThePromises(name: string, start: () => Promise<OpenStore>): void {
  describe(`${name} as the public store`, () => {
    // A real bucket may hold other things: everything of one run stands under one name.
    const folder = `conformance/${randomUUID()}`;
    let opened: OpenStore;
    let store: SnapshotStore;
    let number = 0;
    const newPath = () => `${folder}/${number++}.json`;

    beforeAll(async () => {
      opened = await start();
      store = opened.open();
    });
    afterAll(async () => {
      for (const { path } of await store.list(folder)) await store.remove(path);
      await opened.close();
    });

    it('has no object where none was written', async () => {
      expect(await store.read(newPath())).toBeNull();
    });

    it('gives back the very bytes, whatever they are', async () => {
      for (const content of [
        bytes(''),
        bytes('{"а":"ё 🏭"}\n'),
        Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251)),
      ]) {
        const path = newPath();
        await store.create(path, content);
        expect((await store.read(path))?.bytes.equals(content)).toBe(true);
      }
    });

    it('creates an object once and never over another', async () => {
      const path = newPath();
      expect(await store.create(path, bytes('one'))).toBe(true);
      expect(await opened.open().create(path, bytes('two'))).toBe(false);
      expect((await store.read(path))?.bytes.toString()).toBe('one');
    });

    it('lets exactly one of several creators win', async () => {
      const path = newPath();
      const won = await Promise.all(
        Array.from({ length: 8 }, (_, index) => opened.open().create(path, bytes(`${index}`))),
      );
      expect(won.filter((one) => one)).toHaveLength(1);
      expect((await store.read(path))?.bytes.toString()).toBe(`${won.indexOf(true)}`);
    });

    it('replaces an object only where its tag is still the expected one', async () => {
      const path = newPath();
      expect(await store.replace(path, bytes('one'), null)).toBe(true);
      expect(await store.replace(path, bytes('two'), null)).toBe(false);
      const tag = (await store.read(path))?.tag ?? '';
      expect(await store.replace(path, bytes('two'), tag)).toBe(true);
      expect(await store.replace(path, bytes('three'), tag)).toBe(false);
      expect((await store.read(path))?.bytes.toString()).toBe('two');
    });

    it('makes no object where one should be replaced that is gone', async () => {
      const path = newPath();
      await store.create(path, bytes('one'));
      const tag = (await store.read(path))?.tag ?? '';
      await store.remove(path);
      expect(await store.replace(path, bytes('two'), tag)).toBe(false);
      expect(await store.read(path)).toBeNull();
    });

    it('lets exactly one of several swappers win', async () => {
      const path = newPath();
      await store.create(path, bytes('base'));
      const tag = (await store.read(path))?.tag ?? '';
      const swaps = Array.from({ length: 8 }, (_, index) => opened.open().replace(path, bytes(`${index}`), tag));
      const won = await Promise.all(swaps);
      expect(won.filter((one) => one)).toHaveLength(1);
      expect((await store.read(path))?.bytes.toString()).toBe(`${won.indexOf(true)}`);
    });

    it('puts a derived document over another, whatever stands there', async () => {
      const path = newPath();
      await store.put(path, bytes('one'));
      await store.put(path, bytes('two'));
      expect((await store.read(path))?.bytes.toString()).toBe('two');
    });

    it('lists what stands under a prefix, all pages of it, in the order of the paths', async () => {
      const names = ['b/2', 'a/1', 'b/10', 'c', 'b/1'].map((one) => `${folder}/list/${one}`);
      const before = Date.now();
      for (const path of names) await store.create(path, bytes(path));
      const listed = await store.list(`${folder}/list/`);
      expect(listed.map(({ path }) => path)).toEqual([...names].sort());
      expect((await store.list(`${folder}/list/b/`)).map(({ path }) => path)).toEqual(
        ['b/1', 'b/10', 'b/2'].map((one) => `${folder}/list/${one}`),
      );
      for (const { writtenAt } of listed) expect(Math.abs(writtenAt.getTime() - before)).toBeLessThan(600_000);
      expect(await store.list(`${folder}/nothing`)).toEqual([]);
    });

    it('removes an object, also one that is not there', async () => {
      const path = newPath();
      await store.create(path, bytes('one'));
      await store.remove(path);
      await store.remove(path);
      expect(await store.read(path)).toBeNull();
    });

    it('passes the probe, which leaves nothing behind', async () => {
      await probeStore(store);
      expect(await store.list('probe/')).toEqual([]);
    });
  });
}
