import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
