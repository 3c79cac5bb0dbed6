import { existsSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileStore } from '../../../functions/stores/file-store.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svod-store-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('a folder as the public store', () => {
  it('answers null for what is not there', async () => {
    expect(await createFileStore(folder).read('latest.json')).toBeNull();
  });

  it('creates an object once and never over another', async () => {
    const store = createFileStore(folder);
    expect(await store.create('versions/1-abc/snapshot.json', bytes('one'))).toBe(true);
    expect(await store.create('versions/1-abc/snapshot.json', bytes('two'))).toBe(false);
    expect((await store.read('versions/1-abc/snapshot.json'))?.bytes.toString()).toBe('one');
  });

  it('lets exactly one of many creators win', async () => {
    const stores = Array.from({ length: 20 }, () => createFileStore(folder));
    const won = await Promise.all(stores.map((store, index) => store.create('versions/1/x', bytes(`${index}`))));
    expect(won.filter((one) => one)).toHaveLength(1);
    expect((await readFile(join(folder, 'versions/1/x'))).toString()).toBe(`${won.indexOf(true)}`);
  });

  it('replaces an object only where its tag is still the expected one', async () => {
    const store = createFileStore(folder);
    expect(await store.replace('latest.json', bytes('one'), 'no such tag')).toBe(false);
    expect(await store.replace('latest.json', bytes('one'), null)).toBe(true);
    expect(await store.replace('latest.json', bytes('two'), null)).toBe(false);
    const tag = (await store.read('latest.json'))?.tag ?? '';
    expect(await store.replace('latest.json', bytes('two'), tag)).toBe(true);
    expect(await store.replace('latest.json', bytes('three'), tag)).toBe(false);
    expect((await store.read('latest.json'))?.bytes.toString()).toBe('two');
  });

  it('lets exactly one of many swappers win, through stores that know nothing of each other', async () => {
    await createFileStore(folder).replace('latest.json', bytes('base'), null);
    const tag = (await createFileStore(folder).read('latest.json'))?.tag ?? '';
    const stores = Array.from({ length: 20 }, () => createFileStore(folder));
    const won = await Promise.all(stores.map((store, index) => store.replace('latest.json', bytes(`${index}`), tag)));
    expect(won.filter((one) => one)).toHaveLength(1);
    expect((await readFile(join(folder, 'latest.json'))).toString()).toBe(`${won.indexOf(true)}`);
  });

  it('takes over the lock of a process that died', async () => {
    await writeFile(join(folder, '.lock'), '999999999 dead');
    expect(await createFileStore(folder).replace('latest.json', bytes('one'), null)).toBe(true);
  });

  it.each([
    ['names nobody, as after a loss of power', ''],
    ['names this very process, though it is older than it', `${process.pid} before`],
  ])('takes over a lock that %s', async (_what, name) => {
    await writeFile(join(folder, '.lock'), name);
    await utimes(join(folder, '.lock'), new Date(0), new Date(0));
    expect(await createFileStore(folder).replace('latest.json', bytes('one'), null)).toBe(true);
    expect(await readdir(folder)).toEqual(['latest.json']);
  });

  it('takes over a lock whose breaker died as well', async () => {
    await writeFile(join(folder, '.lock'), '999999999 dead');
    await writeFile(join(folder, '.lock.breaking'), '999999998 dead');
    expect(await createFileStore(folder).replace('latest.json', bytes('one'), null)).toBe(true);
    expect(await readdir(folder)).toEqual(['latest.json']);
  });

  it('lets exactly one of many swappers win who all find the lock of a process that died', async () => {
    for (let round = 0; round < 20; round += 1) {
      const path = `latest-${round}.json`;
      await writeFile(join(folder, '.lock'), '999999999 dead');
      const stores = Array.from({ length: 10 }, () => createFileStore(folder));
      const won = await Promise.all(stores.map((store, index) => store.replace(path, bytes(`${index}`), null)));
      expect(won.filter((one) => one)).toHaveLength(1);
      expect((await readFile(join(folder, path))).toString()).toBe(`${won.indexOf(true)}`);
    }
  });

  it.each(['create', 'put'] as const)(
    'flushes the bytes before the file has its name, and the name after: %s',
    async (verb) => {
      const file = join(folder, 'latest.json');
      const flushed: (readonly [what: string, hasName: boolean])[] = [];
      const handle = await open(folder, 'r');
      const prototype = Object.getPrototypeOf(handle) as FileHandle;
      await handle.close();
      const spy = vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
        const stats = await this.stat();
        flushed.push([stats.isDirectory() ? 'folder' : `${stats.size} bytes`, existsSync(file)]);
        await this.datasync();
      });
      await createFileStore(folder)[verb]('latest.json', bytes('one'));
      spy.mockRestore();
      expect(flushed).toEqual([
        ['3 bytes', false],
        ['folder', true],
      ]);
    },
  );

  it('leaves nothing beside what it wrote', async () => {
    const store = createFileStore(folder);
    await store.create('versions/1/snapshot.json', bytes('one'));
    await store.create('versions/1/snapshot.json', bytes('one'));
    await store.replace('latest.json', bytes('one'), null);
    await store.put('status.json', bytes('one'));
    expect((await readdir(folder)).sort()).toEqual(['latest.json', 'status.json', 'versions']);
    expect(await readdir(join(folder, 'versions/1'))).toEqual(['snapshot.json']);
  });

  it('says what it could not write, and what to do', async () => {
    await writeFile(join(folder, 'versions'), 'a file where a folder should be');
    const attempt = createFileStore(folder).create('versions/1/snapshot.json', bytes('one'));
    await expect(attempt).rejects.toMatchObject({
      code: 'STORE_UNWRITABLE',
      remedy: expect.stringContaining('Проверьте'),
    });
  });
});
