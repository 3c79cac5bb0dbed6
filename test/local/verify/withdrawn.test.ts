/** A withdrawn version is walked through only by a tombstone that is signed, of that very version, and not contradicted. */
import { describe, expect, it } from 'vitest';
import { updateKeys } from '../../../functions/public-keys.ts';
import { readBase } from '../../../functions/publish-snapshot.ts';
import { rollBack } from '../../../functions/rollback.ts';
import { TOMBSTONE, TOMBSTONE_SIGNATURE } from '../../../functions/tombstone.ts';
import type { PublicSource } from '../../../local/verify/public-source.ts';
import { Refusal } from '../../../local/verify/refusal.ts';
import { formatVerification } from '../../../local/verify/report.ts';
import { type Verification, verifyPublication } from '../../../local/verify/verification.ts';
import type { MemoryStore } from '../../functions/stores/memory-store.ts';
import { deskOf, newClock, placeWith, withdrawVersion } from '../../publication/operated-register.ts';
import { KEY } from '../../publication/tiny-register.ts';
import { newKey } from './small-publication.ts';

const NOW = new Date('2026-11-23T09:30:00Z');

function sourceOf(store: MemoryStore): PublicSource {
  return { read: async (path) => (await store.read(path))?.bytes ?? null };
}

function verify(store: MemoryStore): Promise<Verification> {
  const source = sourceOf(store);
  return verifyPublication({
    source,
    given: undefined,
    known: null,
    back: { to: 1 },
    now: () => NOW,
    wait: async () => undefined,
  });
}

async function refusalOf(store: MemoryStore): Promise<string> {
  return verify(store).then(
    () => 'accepted',
    (thrown: unknown) => {
      if (thrown instanceof Refusal) return thrown.reason.code;
      throw thrown;
    },
  );
}

const clock = newClock();
const place = await placeWith(4, clock);
const latest = await readBase(place.open);
if (latest) await updateKeys(place.open, KEY, latest);
const whole = place.open.copy();
await withdrawVersion(place, 2, clock);
await rollBack(deskOf(place.open, clock), { to: 1, code: 'ROLLED_BACK' });
const store = place.open;

async function pathOf(seq: number, name: string, of: MemoryStore = store): Promise<string> {
  return (await of.list(`versions/${seq}-`)).find(({ path }) => path.endsWith(`/${name}`))?.path ?? '';
}

async function bytesOf(path: string, of: MemoryStore = store): Promise<Buffer> {
  return (await of.read(path))?.bytes ?? Buffer.alloc(0);
}

describe('a withdrawn version', () => {
  it('is told with its reason, and the chain goes on through it to the first', async () => {
    const verification = await verify(store);
    expect(verification.versions.map(({ head, withdrawn }) => [head.seq, withdrawn !== null])).toEqual([
      [5, false],
      [4, false],
      [3, false],
      [2, true],
      [1, false],
    ]);
    const text = formatVerification(verification, 'URL');
    expect(text).toMatch(/Версия 2 отозвана .*: В строках была ошибка/);
    expect(text).toContain('Версия 5 повторяет содержание версии 1');
    expect(text).toContain('Издатель вернул прежние данные и пока не публикует новых');
  });

  it.each([TOMBSTONE, TOMBSTONE_SIGNATURE])(
    'is refused for every bit that is flipped in %s',
    { timeout: 120_000 },
    async (name) => {
      const path = await pathOf(2, name);
      const bytes = await bytesOf(path);
      const accepted: number[] = [];
      for (let bit = 0; bit < bytes.length * 8; bit += 3) {
        const copy = store.copy();
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await copy.put(path, changed);
        if ((await refusalOf(copy)) === 'accepted') accepted.push(bit);
      }
      expect(accepted).toEqual([]);
    },
  );

  it.each([TOMBSTONE, TOMBSTONE_SIGNATURE, 'manifest.json', 'manifest.sig'])('is refused without %s', async (name) => {
    const copy = store.copy();
    await copy.remove(await pathOf(2, name));
    expect(await refusalOf(copy)).toBe('FILE_MISSING');
  });

  it('is refused when the tombstone is that of another version, or signed by a key that nobody knows', async () => {
    const other = await placeWith(4, newClock());
    await withdrawVersion(other, 3, newClock());
    const foreign = await bytesOf(await pathOf(3, TOMBSTONE, other.open), other.open);
    const [path, signaturePath] = [await pathOf(2, TOMBSTONE), await pathOf(2, TOMBSTONE_SIGNATURE)];
    const mixed = store.copy();
    await mixed.put(path, foreign);
    await mixed.put(signaturePath, Buffer.from(`${KEY.sign(foreign)}\n`));
    expect(await refusalOf(mixed)).toBe('FILES_DISAGREE');
    const thief = newKey();
    const forged = Buffer.from(String(await bytesOf(path)).replace(KEY.keyId, thief.keyId));
    const stolen = store.copy();
    await stolen.put(path, forged);
    await stolen.put(signaturePath, Buffer.from(`${thief.sign(forged)}\n`));
    expect(await refusalOf(stolen)).toBe('KEY_NOT_PUBLISHED');
  });

  it('is refused where the list gives another reason, or says so of a version that stands', async () => {
    const list = String(await bytesOf('versions.json'));
    const lying = store.copy();
    await lying.put('versions.json', Buffer.from(list.replace('В строках была ошибка', 'Так надо')));
    expect(await refusalOf(lying)).toBe('LIST_DIFFERS');
    const hiding = whole.copy();
    const { versions } = JSON.parse(String(await bytesOf('versions.json', whole))) as { versions: { seq: number }[] };
    const withdrawn = { at: '2026-11-23T09:00:00Z', why: 'Так надо' };
    const marked = versions.map((one) => (one.seq === 2 ? { ...one, headline: null, withdrawn } : one));
    await hiding.put('versions.json', Buffer.from(JSON.stringify({ versions: marked })));
    expect(await refusalOf(hiding)).toBe('FILE_MISSING');
  });

  it('is accepted in between: its files still there, or gone and the list not saying so yet', async () => {
    const between = whole.copy();
    for (const name of [TOMBSTONE, TOMBSTONE_SIGNATURE]) {
      const path = await pathOf(2, name);
      await between.put(path, await bytesOf(path));
    }
    expect(await refusalOf(between)).toBe('accepted');
    await between.remove(await pathOf(2, 'snapshot.json', whole));
    expect((await verify(between)).versions.find(({ head }) => head.seq === 2)?.withdrawn).not.toBeNull();
  });

  it('cannot be the one that latest.json shows', async () => {
    const hollow = whole.copy();
    await hollow.remove(await pathOf(4, 'snapshot.json', whole));
    expect(await refusalOf(hollow)).toBe('FILE_MISSING');
  });
});
