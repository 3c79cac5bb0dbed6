/** `npm run keys` as its operator runs it: over a data folder that has published, and over the settings of the cloud. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeHandover } from '../../../functions/key-handover.ts';
import { announceHandover, KEYS } from '../../../functions/public-keys.ts';
import { generateSigningKey, parseSigningKey } from '../../../functions/signing-key.ts';
import { createFileStore } from '../../../functions/stores/file-store.ts';
import { changeKeys } from '../../../local/keys/change-keys.ts';
import { readKeyCommand } from '../../../local/keys/key-command.ts';
import { keyFileOf, nextKeyFileOf, readKeyFile, readOrMakeKeyFile } from '../../../local/keys/key-file.ts';
import { verifyAndTell } from '../../../local/verify/verify-and-tell.ts';
import { readVerifyCommand } from '../../../local/verify/verify-command.ts';
import { exitCode, run } from '../running-process.ts';
import { NOON, type RunningSvod, runSvod, temporaryFolder } from '../running-svod.ts';
import { changeKey, publishMore, svodWithVersions } from '../verify/published-svod.ts';
import { newKey } from '../verify/small-publication.ts';

function keys(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  return changeKeys(readKeyCommand(args), environment, NOON);
}

function verify(args: readonly string[]) {
  return verifyAndTell(readVerifyCommand(args), { now: () => NOON, wait: async () => undefined });
}

/** A Svod with two versions, which its consumer has verified, standing still. */
async function verified(): Promise<{ svod: RunningSvod; publicFolder: string; state: string; keyId: string }> {
  const { svod, publicFolder } = await svodWithVersions(2);
  const state = join(svod.dataFolder, 'known.json');
  await verify([publicFolder, '--state', state]);
  const keyId = readKeyFile(keyFileOf(svod.dataFolder))?.keyId ?? '';
  return { svod, publicFolder, state, keyId };
}

describe('npm run keys', () => {
  it('shows which key signs and which keys consumers know, since which version, also while Svod runs', async () => {
    const { svod, keyId } = await verified();
    const text = await keys(['--data', svod.dataFolder]);
    expect(text).toContain(`Подписывает ключ ${keyId}`);
    expect(text).toMatch(/отпечаток: ([0-9a-f]{4} ?){16}/);
    expect(text).toContain(`${keyId} — с версии 1, снятой 23.11.2026, 12:00 по Москве; подписывает сейчас`);
  });

  it('--rotate: the next version is signed anew, and a consumer who knows the old key follows without asking', async () => {
    const { svod, publicFolder, state, keyId } = await verified();
    const rotated = await changeKey(svod, 'rotate');
    const between = await verify([publicFolder, '--state', state]);
    expect([between.exitCode, between.text.includes(keyId)]).toEqual([0, true]);
    expect(await rotated.refresh()).toMatchObject({ published: true, seq: 3 });
    const { exitCode: code, text } = await verify([publicFolder, '--state', state]);
    expect([code, text]).toEqual([0, expect.stringContaining('назван преемником прежнего')]);
    const shown = await keys(['--data', svod.dataFolder]);
    expect(shown).toMatch(/с версии 3.*подписывает сейчас\n {2}\w+ — с версии 1/);
    expect(shown).toContain(`${keyId} передал подпись ключу`);
  });

  it('--rotate while publication is held: the status, signed with the new key, is believed', async () => {
    const { svod, publicFolder, state } = await verified();
    const rotated = await changeKey(svod, 'rotate');
    await rotated.google.drive.files.update({ fileId: rotated.centralSpreadsheetId, requestBody: { trashed: true } });
    await expect(rotated.refresh()).rejects.toMatchObject({ code: 'CENTRAL_UNREADABLE' });
    const { exitCode: code, text } = await verify([publicFolder, '--state', state]);
    expect([code, text]).toEqual([0, expect.stringContaining('CENTRAL_UNREADABLE')]);
  });

  it('a lost key stops the start and is not replaced silently; --lost says what to tell, --trust accepts it', async () => {
    const { svod, publicFolder, state, keyId } = await verified();
    await svod.close();
    rmSync(keyFileOf(svod.dataFolder));
    await expect(runSvod({ dataFolder: svod.dataFolder })).rejects.toThrow(/с ключом подписи нет/);
    await expect(keys(['--rotate', '--data', svod.dataFolder])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const text = await keys(['--lost', '--data', svod.dataFolder]);
    const [, fingerprint = ''] = /отпечаток: ((?:[0-9a-f]{4} ?){16})/.exec(text) ?? [];
    expect(text).toContain('--trust ОТПЕЧАТОК');
    const again = await runSvod({ dataFolder: svod.dataFolder });
    await again.refresh();
    const refused = await verify([publicFolder, '--state', state]);
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(`доверяете вы ключу ${keyId}. Новый ключ говорит, что прежний утрачен`);
    expect(refused.text).toContain(fingerprint.trim());
    const accepted = await verify([publicFolder, '--state', state, '--trust', fingerprint.trim()]);
    expect([accepted.exitCode, accepted.text]).toEqual([0, expect.stringContaining('указан вами')]);
    expect((await verify([publicFolder, '--state', state])).exitCode).toBe(0);
  });

  it('--lost is refused while the key is there and has named nobody', async () => {
    const { svod } = await verified();
    await svod.close();
    await expect(keys(['--lost', '--data', svod.dataFolder])).rejects.toThrow(/на месте/);
  });

  it('a thief who let the stolen key name his own is seen, and --lost takes the store back', async () => {
    const { svod, publicFolder, state } = await verified();
    await svod.close();
    const own = readKeyFile(keyFileOf(svod.dataFolder));
    if (!own) throw new Error('There is no key.');
    await announceHandover(createFileStore(publicFolder), makeHandover(own, newKey(), NOON));
    await expect(keys(['--rotate', '--data', svod.dataFolder])).rejects.toThrow(/а его здесь нет/);
    const text = await keys(['--lost', '--data', svod.dataFolder]);
    const [, fingerprint = ''] = /отпечаток: ([0-9a-f ]+)/.exec(text) ?? [];
    await (await runSvod({ dataFolder: svod.dataFolder })).refresh();
    expect((await verify([publicFolder, '--state', state])).exitCode).toBe(1);
    expect((await verify([publicFolder, '--state', state, '--trust', fingerprint.trim()])).exitCode).toBe(0);
  });

  it('is done once however often it was cut off, and the private key is for its owner alone', async () => {
    const { svod, publicFolder, keyId } = await verified();
    await svod.close();
    const next = nextKeyFileOf(svod.dataFolder);
    // Cut off after the new key was made, and again after it was announced.
    const made = readOrMakeKeyFile(next);
    const own = readKeyFile(keyFileOf(svod.dataFolder));
    if (!made || !own) throw new Error('There is no key.');
    await announceHandover(createFileStore(publicFolder), makeHandover(own, made, new Date(0)));
    await keys(['--rotate', '--data', svod.dataFolder]);
    expect(readKeyFile(keyFileOf(svod.dataFolder))?.keyId).toBe(made.keyId);
    expect(existsSync(next)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(keyFileOf(svod.dataFolder)).mode & 0o777).toBe(0o600);
    expect(await keys(['--data', svod.dataFolder])).toContain(`${keyId} передал подпись ключу ${made.keyId}`);
  });

  it('waits for no running Svod: it would go on with the old key', async () => {
    const { svod } = await verified();
    await expect(keys(['--rotate', '--data', svod.dataFolder])).rejects.toThrow(/уже использует другой/);
  });

  it('what keys.json had of hand-overs comes back when it is lost', async () => {
    const { svod, publicFolder, state } = await verified();
    const rotated = await changeKey(svod, 'rotate');
    await createFileStore(publicFolder).remove(KEYS);
    await rotated.refresh();
    expect((await verify([publicFolder, '--state', state])).exitCode).toBe(0);
  });

  it('a service that still has the old key after another has signed refuses to sign', async () => {
    const { svod, publicFolder, state } = await verified();
    const old = readFileSync(keyFileOf(svod.dataFolder));
    const rotated = await changeKey(svod, 'rotate');
    await rotated.refresh();
    await rotated.close();
    writeFileSync(keyFileOf(svod.dataFolder), old);
    const retired = await runSvod({ dataFolder: svod.dataFolder });
    await expect(retired.refresh()).rejects.toMatchObject({ code: 'KEY_RETIRED' });
    expect((await verify([publicFolder, '--state', state])).exitCode).toBe(0);
  });

  it('in the cloud writes the new key only into the named file, and says what to put where', async () => {
    const { publicFolder, svod } = await verified();
    await svod.close();
    const file = join(temporaryFolder(), 'new.pem');
    const environment = {
      SVOD_PUBLIC_STORE: publicFolder,
      SVOD_SIGNING_KEY: readFileSync(keyFileOf(svod.dataFolder), 'utf8'),
    };
    const text = await keys(['--cloud', '--rotate', '--private-key-to', file], environment);
    expect(text).toContain('в секрет SVOD_SIGNING_KEY');
    expect(text).not.toContain('PRIVATE KEY');
    expect(readdirSync(publicFolder)).toContain('handovers');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await keys(['--cloud', '--rotate', '--private-key-to', file], environment)).toBe(text);
    const done = { ...environment, SVOD_SIGNING_KEY: readFileSync(file, 'utf8') };
    await expect(keys(['--cloud', '--rotate', '--private-key-to', file], done)).rejects.toThrow(/лежит нынешний/);
    expect(await keys(['--cloud'], done)).toContain('Следующий запуск опубликует версию');
    expect(parseSigningKey(readFileSync(file, 'utf8'))).toBeDefined();
  });

  it.each([
    [['--rotate', '--lost'], 'Нужно что-то одно'],
    [['--cloud', '--rotate'], 'Не указано, в какой файл'],
    [['--rotate', '--private-key-to', 'x'], '--private-key-to нужен только'],
    [['--cloud', '--data', 'x'], 'Нужно что-то одно'],
    [['--spin'], 'Параметры не поняты'],
  ])('%j is a wrong command', (args, message) => {
    expect(() => readKeyCommand(args)).toThrow(message);
  });

  it('as a process ends with 0, with 1 where there is nothing, and with 2 for a wrong command', async () => {
    const { svod } = await verified();
    const right = run('local/keys.ts', ['--data', svod.dataFolder]);
    expect([await exitCode(right), right.output()]).toEqual([0, expect.stringContaining('Потребители знают')]);
    const nothing = run('local/keys.ts', ['--data', temporaryFolder()]);
    expect([await exitCode(nothing), nothing.output()]).toEqual([1, expect.stringContaining('Свода нет')]);
    const wrong = run('local/keys.ts', ['--spin']);
    expect([await exitCode(wrong), wrong.output()]).toEqual([2, expect.stringContaining('Можно так')]);
  });

  it('a file for the new key that holds something else is left alone', async () => {
    const { publicFolder, svod } = await verified();
    await publishMore(svod, ['77']);
    const file = join(temporaryFolder(), 'notes.txt');
    writeFileSync(file, 'заметки');
    const environment = { SVOD_PUBLIC_STORE: publicFolder, SVOD_SIGNING_KEY: generateSigningKey() };
    const command = ['--cloud', '--rotate', '--private-key-to', file];
    await expect(keys(command, environment)).rejects.toThrow(/это не ключ/);
    expect(readFileSync(file, 'utf8')).toBe('заметки');
  });
});
