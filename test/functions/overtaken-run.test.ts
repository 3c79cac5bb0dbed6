/** F19, F20, F22: a run that another one overtakes, wherever it stands: it publishes nothing that it should not. */
import { describe, expect, it } from 'vitest';
import { PROTOCOL_POINTS, type ProtocolPoint } from '../../functions/protocol-point.ts';
import { edit, undoEdit } from '../faults/faulty-svod.ts';
import { type WholeRun, wholeRun } from '../faults/whole-run.ts';
import { readHistory } from '../publication/history.ts';
import { KEY } from '../publication/tiny-register.ts';

/** One run, and a whole other one when the first comes to the point, with an edit before it or without. */
async function overtaken(one: WholeRun, where: ProtocolPoint, isEdited: boolean) {
  const stores = one.copyStores();
  let isOvertaken = false;
  const outcome = await one.run(stores, {
    reach: async (point) => {
      if (point !== where || isOvertaken) return;
      isOvertaken = true;
      if (isEdited) await edit(one, 2026);
      await one.run(stores);
    },
  });
  const { broken, behind, versions } = await readHistory(stores.open, KEY.publicKey);
  expect([where, isOvertaken, broken, behind]).toEqual([where, true, [], []]);
  return { outcome, versions: versions.length };
}

describe('F19 F22 a run that another one overtakes', () => {
  it('adds no version of its own when the other has read the same, wherever it stands', async () => {
    const one = await wholeRun();
    for (const where of PROTOCOL_POINTS) {
      expect([where, (await overtaken(one, where, false)).versions]).toEqual([where, 2]);
    }
  });

  it('reads again when the other has read more, and finds it published', async () => {
    const one = await wholeRun();
    for (const where of ['P5', 'P8', 'P9', 'P10', 'P11'] as const) {
      const { outcome, versions } = await overtaken(one, where, true);
      expect([where, outcome, versions]).toEqual([where, { published: false, reason: 'unchanged' }, 2]);
      await undoEdit(one);
      await edit(one);
    }
  });

  it('says of what was read again on which state of the workbook it stands', async () => {
    const one = await wholeRun();
    const stores = one.copyStores();
    let version: string | null | undefined;
    const reach = async (point: ProtocolPoint) => {
      if (point !== 'P3') return;
      await edit(one, 2026);
      version = (await one.svod.google.drive.files.get({ fileId: one.id, fields: 'version' })).data.version;
    };
    expect(await one.run(stores, { reach })).toMatchObject({ published: true });
    const { versions } = await readHistory(stores.open, KEY.publicKey);
    expect(String(versions[0]?.manifest.vector['59']?.version)).toBe(version);
  });
});
