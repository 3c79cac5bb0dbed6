import { describe, expect, it } from 'vitest';
import { KeptParts } from '../../functions/kept-parts.ts';
import { declaredCluster, rawWorkbook } from '../domain/rows.ts';
import { createMemoryStore } from './stores/memory-store.ts';

const RAW = rawWorkbook({ clusters: [declaredCluster()] });

describe('a part that is kept', () => {
  it('is the same for another run, and is written once', async () => {
    const store = createMemoryStore();
    const sha256 = await new KeptParts(store).keep(RAW);
    expect(await new KeptParts(store).keep(RAW)).toBe(sha256);
    expect(await new KeptParts(store).load(sha256)).toEqual(RAW);
    expect(await store.list('')).toHaveLength(1);
  });

  it('that was damaged on its way is no part, until the workbook is read and kept again', async () => {
    const store = createMemoryStore();
    const sha256 = await new KeptParts(store).keep(RAW);
    const [{ path = '' } = {}] = await store.list('');
    await store.put(path, (await store.read(path))?.bytes.subarray(0, 20) ?? Buffer.alloc(0));
    expect(await new KeptParts(store).load(sha256)).toBeNull();
    await new KeptParts(store).keep(RAW);
    expect(await new KeptParts(store).load(sha256)).toEqual(RAW);
  });
});
