/** `npm run backup` and `npm run restore` over a real register, and what becomes of one that loses its private store. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBackup, restoreBackup } from '../../../local/backup/back-up.ts';
import { readBackupCommand, readRestoreCommand } from '../../../local/backup/backup-command.ts';
import { exitCode, run } from '../running-process.ts';
import { latest, NOON, newWorkbook, type RunningSvod, runSvod, temporaryFolder } from '../running-svod.ts';

function backup(args: readonly string[], environment: Record<string, string> = {}, now = NOON): Promise<string> {
  return makeBackup(readBackupCommand(args), environment, now);
}

function restore(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  return restoreBackup(readRestoreCommand(args), environment);
}

interface Stale {
  readonly svod: RunningSvod;
  readonly file: string;
  readonly gone: string;
}

/** Four regions, one of whose workbooks is in the bin since the backup was taken: its last part is only in the private store. */
async function staleRegister(): Promise<Stale> {
  const svod = await runSvod();
  const ids = [];
  for (const region of ['59', '61', '18', '77']) ids.push(await newWorkbook(svod, region));
  const gone = ids[0] ?? '';
  await svod.refresh();
  await svod.refresh();
  const file = join(temporaryFolder(), 'backup.json');
  await backup(['--to', file, '--data', svod.dataFolder]);
  await svod.google.drive.files.update({ fileId: gone, requestBody: { trashed: true } });
  return { svod, file, gone };
}

function lose({ dataFolder }: RunningSvod): void {
  rmSync(join(dataFolder, 'private'), { recursive: true });
}

describe('a register that loses its private store', () => {
  it('reads everything anew and publishes on', async () => {
    const svod = await runSvod();
    await newWorkbook(svod, '59');
    await svod.refresh();
    lose(svod);
    expect(await svod.refresh()).toEqual({ published: false, reason: 'unchanged' });
    await newWorkbook(svod, '61');
    expect(await svod.refresh()).toMatchObject({ published: true, seq: 2 });
  });

  it('without a backup cannot keep the last part of a workbook that is gone, and holds until it is back', async () => {
    const { svod, gone } = await staleRegister();
    lose(svod);
    expect(await svod.refresh()).toMatchObject({ published: false, reason: 'held', code: 'WORKBOOK_TRASHED' });
    await svod.google.drive.files.update({ fileId: gone, requestBody: { trashed: false } });
    expect(await svod.refresh()).toMatchObject({ published: false, reason: 'unchanged' });
  });

  it('with its backup goes on with that part, marked stale', async () => {
    const { svod, file } = await staleRegister();
    lose(svod);
    await svod.close();
    await restore(['--from', file, '--data', svod.dataFolder]);
    const again = await runSvod({ dataFolder: svod.dataFolder });
    expect(await again.refresh()).toMatchObject({ published: true, seq: 2 });
    const { sources } = await latest(again);
    expect(sources.find(({ region }) => region === '59')).toMatchObject({ state: 'stale', code: 'WORKBOOK_TRASHED' });
  });
});

describe('npm run restore', () => {
  it('writes nothing where all is so already, and over another state only with --over', async () => {
    const { svod, file } = await staleRegister();
    await expect(restore(['--from', file, '--data', svod.dataFolder])).rejects.toThrow(/уже использует другой/);
    await svod.close();
    expect(await restore(['--from', file, '--data', svod.dataFolder])).toContain('уже всё так');
    const state = join(svod.dataFolder, 'private/state.json');
    const newer = readFileSync(state, 'utf8').replace('"epoch": 1', '"epoch": 2');
    writeFileSync(state, newer);
    await expect(restore(['--from', file, '--data', svod.dataFolder])).rejects.toThrow(/Ничего не записано/);
    expect(readFileSync(state, 'utf8')).toBe(newer);
    expect(await restore(['--from', file, '--data', svod.dataFolder, '--over'])).toContain('Восстановлено');
    expect(readFileSync(state, 'utf8')).not.toBe(newer);
  });

  it('refuses the backup of another register, a damaged one, and a file that is none', async () => {
    const { svod, file } = await staleRegister();
    const other = await runSvod();
    await other.close();
    await expect(restore(['--from', file, '--data', other.dataFolder, '--over'])).rejects.toThrow(/другого Свода/);
    await svod.close();
    writeFileSync(file, readFileSync(file, 'utf8').replace('"madeAt": "2026', '"madeAt": "2027'));
    await expect(restore(['--from', file, '--data', svod.dataFolder])).rejects.toThrow(/повреждён/);
    await expect(restore(['--from', `${file}.none`, '--data', svod.dataFolder])).rejects.toThrow(/не читается/);
    expect(readdirSync(other.dataFolder)).not.toContain('private');
  });
});

describe('npm run backup', () => {
  it('gives a file in a folder a name of its own, for its owner alone, and writes over none', async () => {
    const { svod, file } = await staleRegister();
    const folder = join(temporaryFolder(), 'backups');
    mkdirSync(folder);
    const text = await backup(['--to', folder, '--data', svod.dataFolder]);
    const [name = ''] = readdirSync(folder);
    expect([name, text.includes(name)]).toEqual(['svod-private-2026-11-23T09-00-00.000Z.json', true]);
    if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    await expect(backup(['--to', file, '--data', svod.dataFolder])).rejects.toThrow(/уже есть/);
  });

  it('takes the stores of the cloud from the environment', async () => {
    const { svod } = await staleRegister();
    await svod.close();
    const environment = {
      SVOD_CENTRAL_SPREADSHEET_ID: svod.centralSpreadsheetId,
      SVOD_PRIVATE_STORE: join(svod.dataFolder, 'private'),
    };
    const file = join(temporaryFolder(), 'cloud.json');
    await backup(['--to', file, '--cloud'], environment);
    const empty = { ...environment, SVOD_PRIVATE_STORE: join(temporaryFolder(), 'private') };
    expect(await restore(['--from', file, '--cloud'], empty)).toContain('Восстановлено');
    expect(await restore(['--from', file, '--data', svod.dataFolder])).toContain('уже всё так');
  });

  it.each([
    [['--data', 'x'], 'Не указано, куда'],
    [['--to', 'x', '--data', 'x', '--cloud'], 'Нужно что-то одно'],
    [['--spin'], 'Параметры не поняты'],
  ])('%j is a wrong command', (args, message) => {
    expect(() => readBackupCommand(args)).toThrow(message);
  });

  it('and restore end as processes with 0, with 1 where there is nothing, and with 2 for a wrong command', async () => {
    const { svod } = await staleRegister();
    await svod.close();
    const file = join(temporaryFolder(), 'b.json');
    const made = run('local/backup.ts', ['--to', file, '--data', svod.dataFolder]);
    expect([await exitCode(made), made.output()]).toEqual([0, expect.stringContaining('Запас записан')]);
    const same = run('local/restore.ts', ['--from', file, '--data', svod.dataFolder]);
    expect([await exitCode(same), same.output()]).toEqual([0, expect.stringContaining('уже всё так')]);
    const none = run('local/backup.ts', ['--to', `${file}2`, '--data', temporaryFolder()]);
    expect([await exitCode(none), none.output()]).toEqual([1, expect.stringContaining('Свода нет')]);
    expect(await exitCode(run('local/restore.ts', []))).toBe(2);
  });
});
