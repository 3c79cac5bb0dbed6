/** F17, T12, T13: the disk under a store in a folder is full, refuses, lies, is busy, or loses its power, at every step. */
import { describe, expect, it } from 'vitest';
import { passOn } from '../../functions/protocol-point.ts';
import { createFileStore } from '../../functions/stores/file-store.ts';
import { type FolderDisk, REAL_FOLDER_DISK } from '../../functions/stores/folder-disk.ts';
import { seededRandom } from '../../local/sample/invented.ts';
import { SEED } from '../domain/seed.ts';
import { PowerLossDisk } from '../functions/stores/power-loss-disk.ts';
import { temporaryFolder } from '../local/running-svod.ts';
import { readHistory } from '../publication/history.ts';
import { runOnce } from '../publication/publisher.ts';
import { KEY, valueIn } from '../publication/tiny-register.ts';

const WRITES = ['write', 'link', 'rename', 'unlink', 'makeFolder', 'syncFolder'] as const;
const START = Date.UTC(2026, 10, 23, 9);

/** Passes every step on; `before` is told of each that writes, may refuse it, and says how many there were. */
function watched(disk: FolderDisk, before: (step: number, verb: string) => void): FolderDisk {
  let steps = 0;
  const watch = <Args extends readonly unknown[], Result>(verb: string, work: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      steps += 1;
      before(steps, verb);
      return work(...args);
    };
  };
  return {
    read: (path) => disk.read(path),
    writtenAt: (path) => disk.writtenAt(path),
    files: (folder) => disk.files(folder),
    write: watch('write', (path: string, bytes: Buffer, isSafe: boolean) => disk.write(path, bytes, isSafe)),
    link: watch('link', (from: string, to: string) => disk.link(from, to)),
    rename: watch('rename', (from: string, to: string) => disk.rename(from, to)),
    unlink: watch('unlink', (path: string) => disk.unlink(path)),
    makeFolder: watch('makeFolder', (folder: string) => disk.makeFolder(folder)),
    syncFolder: watch('syncFolder', (folder: string) => disk.syncFolder(folder)),
  };
}

function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}

function publish(folder: string, value: number, disk: FolderDisk = REAL_FOLDER_DISK) {
  const now = () => new Date(START + value * 60_000);
  const store = createFileStore(folder, disk);
  return runOnce({ store, register: () => ({ value, version: value }), now, reach: passOn });
}

async function valuesIn(folder: string, disk?: FolderDisk): Promise<readonly (number | null)[]> {
  const { broken, versions } = await readHistory(createFileStore(folder, disk), KEY.publicKey);
  expect(broken).toEqual([]);
  return versions.flatMap(({ snapshot }) => (snapshot ? [valueIn(snapshot)] : []));
}

describe('F17 a disk that refuses', () => {
  it.each(['ENOSPC', 'EMFILE', 'EROFS', 'EIO'])(
    'F17 %s at each write of a run: told as such, the old version or the new one, and the next run goes on',
    async (code) => {
      let nth = 0;
      for (let untouched = false; !untouched; ) {
        nth += 1;
        const folder = temporaryFolder();
        await publish(folder, 1);
        let met = '';
        const disk = watched(REAL_FOLDER_DISK, (step, verb) => {
          if (step !== nth) return;
          met = verb;
          throw refusal(code);
        });
        const end = await publish(folder, 2, disk).catch((thrown: unknown) => thrown);
        untouched = met === '';
        if (end instanceof Error) {
          expect([nth, met, end]).toMatchObject([
            nth,
            met,
            {
              code: 'STORE_UNWRITABLE',
              message: expect.stringContaining(code),
              remedy: expect.stringContaining('диск'),
            },
          ]);
        }
        expect([nth, met, [[1], [2, 1]]]).toEqual([nth, met, expect.arrayContaining([await valuesIn(folder)])]);
        await publish(folder, 2);
        expect([nth, met, await valuesIn(folder)]).toEqual([nth, met, [2, 1]]);
      }
      expect(nth).toBeGreaterThan(WRITES.length * 3);
    },
    120_000,
  );

  it('F17 a short write is found before the file has its name, also that of latest.json', async () => {
    for (let nth = 1; nth <= 4; nth += 1) {
      const folder = temporaryFolder();
      await publish(folder, 1);
      let writes = 0;
      const disk: FolderDisk = {
        ...REAL_FOLDER_DISK,
        write: (path, bytes, isSafe) => {
          writes += isSafe ? 1 : 0;
          return REAL_FOLDER_DISK.write(path, isSafe && writes === nth ? bytes.subarray(0, -1) : bytes, isSafe);
        },
      };
      await expect(publish(folder, 2, disk)).rejects.toMatchObject({
        code: expect.stringMatching(/^STORE_(UNREADABLE|UNWRITABLE)$/),
      });
      expect(await valuesIn(folder)).toEqual([1]);
    }
  });
});

describe('T12 a file system that is busy', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('T12 %s on a rename passes by waiting', async (code) => {
    const folder = temporaryFolder();
    await publish(folder, 1);
    let refusals = 0;
    const disk = watched(REAL_FOLDER_DISK, (_step, verb) => {
      if (verb !== 'rename' || refusals >= 3) return;
      refusals += 1;
      throw refusal(code);
    });
    expect(await publish(folder, 2, disk)).toMatchObject({ outcome: 'published' });
    expect([refusals, await valuesIn(folder)]).toEqual([3, [2, 1]]);
  });

  it('T12 a rename that stays refused is told, leaves nothing beside it, and the old version is served', async () => {
    const folder = temporaryFolder();
    await publish(folder, 1);
    const disk = watched(REAL_FOLDER_DISK, (_step, verb) => {
      if (verb === 'rename') throw refusal('EBUSY');
    });
    await expect(publish(folder, 2, disk)).rejects.toMatchObject({
      code: 'STORE_UNWRITABLE',
      message: 'Не удалось записать latest.json в хранилище снимков (EBUSY).',
    });
    expect(await valuesIn(folder)).toEqual([1]);
    expect((await REAL_FOLDER_DISK.files(folder)).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });
});

describe('T13 a loss of power', () => {
  it('T13 at any step of a run leaves the old version or the new one, whole, and the next run goes on', async () => {
    const chance = seededRandom(SEED);
    let nth = 0;
    for (let untouched = false; !untouched; ) {
      nth += 1;
      const disk = new PowerLossDisk();
      await publish('/store', 1, disk);
      const cut = watched(disk, (step) => {
        if (step >= nth) throw refusal('EIO');
      });
      const end = await publish('/store', 2, cut).catch((thrown: unknown) => thrown);
      untouched = !(end instanceof Error);
      for (let way = 0; way < 20; way += 1) {
        const left = disk.afterPowerLoss(chance);
        const values = await valuesIn('/store', left);
        expect([nth, [[1], [2, 1]]]).toEqual([nth, expect.arrayContaining([values])]);
        if (untouched) expect(values).toEqual([2, 1]);
      }
    }
    expect(nth).toBeGreaterThan(20);
    console.log(`T13: power lost at each of ${nth - 1} steps, 20 ways each`);
  });

  it('T13 right after the very first version was published loses nothing of it', async () => {
    const chance = seededRandom(SEED);
    const disk = new PowerLossDisk();
    await publish('/store', 1, disk);
    for (let way = 0; way < 200; way += 1) expect(await valuesIn('/store', disk.afterPowerLoss(chance))).toEqual([1]);
  });
});
