/** The command over what a real Svod has published, as its consumer runs it. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Told, verifyAndTell } from '../../../local/verify/verify-and-tell.ts';
import { readVerifyCommand } from '../../../local/verify/verify-command.ts';
import { exitCode, run } from '../running-process.ts';
import { NOON, temporaryFolder } from '../running-svod.ts';
import { changeKey, publishMore, svodWithVersions } from './published-svod.ts';

const DOCUMENT = readFileSync(resolve(import.meta.dirname, '../../../docs/для-потребителей.md'), 'utf8');

function verify(args: readonly string[], now = NOON): Promise<Told> {
  return verifyAndTell(readVerifyCommand(args), { now: () => now, wait: async () => undefined });
}

function stateIn(folder: string): string {
  return join(folder, 'known.json');
}

interface PublishedKey {
  readonly keyId: string;
  readonly publicKey: string;
}

function newestKey(publicFolder: string): PublishedKey {
  const { keys } = JSON.parse(readFileSync(join(publicFolder, 'keys.json'), 'utf8')) as { keys: PublishedKey[] };
  if (!keys[0]) throw new Error('No key is published.');
  return keys[0];
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(file, bytes);
}

describe('npm run verify', () => {
  it('accepts what a real Svod published, over HTTP and from the folder, and keeps what it found', async () => {
    const { svod, publicFolder } = await svodWithVersions(3);
    const state = stateIn(svod.dataFolder);
    const first = await verify([`${svod.url}/public`, '--state', state]);
    expect(first.exitCode).toBe(0);
    expect(first.text).toContain('Последняя версия: 3');
    expect(first.text).toContain('принят на веру');
    expect(first.text).toMatch(/История: 3 версии, файлов \d+, .*цепочка цела до первой версии/);
    expect(first.text).toMatch(/Всё верно\.$/);
    const { keyId } = newestKey(publicFolder);
    const kept = JSON.parse(readFileSync(state, 'utf8')) as { keys: Record<string, { seq: number }> };
    expect(kept.keys[keyId]?.seq).toBe(3);
    await publishMore(svod, ['77']);
    const second = await verify([publicFolder, '--state', state, '--json']);
    expect(JSON.parse(second.text)).toMatchObject({
      verdict: 'right',
      latest: { seq: 4 },
      key: { keyId, origin: 'known' },
      history: { versions: 4, from: 1, end: 'first' },
    });
  });

  it('K02: refuses after a change in any one file of any version, and keeps nothing of it', async () => {
    const { publicFolder } = await svodWithVersions(2);
    // The schemas say how to read what is published, not what is true: nobody signs them.
    const files = readdirSync(publicFolder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.parentPath.includes(join('public', 'schema')),
    );
    expect(files.length).toBeGreaterThan(9);
    for (const { parentPath, name } of files) {
      const copy = copyOf(publicFolder);
      damage(join(copy, parentPath.slice(publicFolder.length), name));
      const state = stateIn(temporaryFolder());
      const { exitCode: code, text } = await verify([copy, '--state', state]);
      expect([name, code]).toEqual([name, 1]);
      expect(text).toMatch(/^Отклонено: .+\nЧто делать: .+/);
      expect(existsSync(state)).toBe(false);
    }
  });

  it('K03: refuses an old state of the store, leaves what it knows as it was, and says what can still be used', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const [old, state] = [copyOf(publicFolder), stateIn(svod.dataFolder)];
    await publishMore(svod, ['77']);
    await verify([publicFolder, '--state', state]);
    const before = readFileSync(state);
    const { exitCode: code, text } = await verify([old, '--state', state]);
    expect(code).toBe(1);
    expect(text).toContain('Показана версия 2, хотя раньше уже была проверена 3');
    expect(text).toContain('Раньше была проверена версия 3');
    expect(readFileSync(state).equals(before)).toBe(true);
  });

  it('K04: tells stale data apart from right and refused ones', async () => {
    const { svod, publicFolder } = await svodWithVersions(1);
    const state = stateIn(svod.dataFolder);
    const tomorrow = new Date(NOON.getTime() + 24 * 60 * 60_000);
    const { exitCode: code, text } = await verify([publicFolder, '--state', state], tomorrow);
    expect(code).toBe(2);
    expect(text).toContain('устарело с 23.11.2026, 13:00 по Москве');
    const { text: json } = await verify([publicFolder, '--state', state, '--json'], tomorrow);
    expect(JSON.parse(json)).toMatchObject({
      verdict: 'stale',
      freshness: { staleSince: '2026-11-23T10:00:00.000Z' },
    });
  });

  it('K05: after a change of key says how to accept it, and does so when it is given', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const state = stateIn(svod.dataFolder);
    await verify([publicFolder, '--state', state]);
    const before = readFileSync(state);
    const old = newestKey(publicFolder);
    await (await changeKey(svod)).refresh();
    const { keyId, publicKey } = newestKey(publicFolder);
    const refused = await verify([publicFolder, '--state', state]);
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(`подписано ключом ${keyId}, а доверяете вы ключу ${old.keyId}`);
    expect(refused.text).toContain('--key КЛЮЧ');
    expect(readFileSync(state).equals(before)).toBe(true);
    const pem = join(svod.dataFolder, 'publisher.pem');
    writeFileSync(pem, `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----\n`);
    expect((await verify([publicFolder, '--state', state, '--key', pem])).text).toContain('указан вами');
    const { text, exitCode: code } = await verify([publicFolder, '--state', state]);
    expect([code, text.includes('тот же, что раньше')]).toEqual([0, true]);
    expect(text).not.toContain('К сведению');
  });

  it('refuses to go on from a damaged memory', async () => {
    const { svod, publicFolder } = await svodWithVersions(1);
    const state = stateIn(svod.dataFolder);
    for (const content of ['', '{}', '{"trustedKeyId":"toString","keys":{}}']) {
      writeFileSync(state, content);
      const { text, exitCode: code } = await verify([publicFolder, '--state', state]);
      expect([code, text.includes('испорчен')]).toEqual([1, true]);
      expect(readFileSync(state, 'utf8')).toBe(content);
    }
  });

  it('says where nothing is published', async () => {
    const { svod } = await svodWithVersions(1);
    const { text, exitCode: code } = await verify([svod.dataFolder]);
    expect([code, text.includes('подпапка public')]).toEqual([1, true]);
  });

  it('as a process ends with the code of its verdict, and with 64 for a command that is wrong', async () => {
    const { svod, publicFolder } = await svodWithVersions(1);
    // The hour of this Svod is fixed, and not that of the process.
    const state = stateIn(svod.dataFolder);
    const stale = run('local/verify.ts', [publicFolder, '--state', state, '--json']);
    const code = await exitCode(stale);
    expect([0, 2]).toContain(code);
    expect(JSON.parse(stale.output())).toMatchObject({ verdict: code === 0 ? 'right' : 'stale' });
    damage(join(publicFolder, 'keys.json'));
    const refused = run('local/verify.ts', [publicFolder, '--state', state]);
    expect(await exitCode(refused)).toBe(1);
    expect(refused.output()).toContain('Отклонено: keys.json');
    const wrong = run('local/verify.ts', []);
    expect(await exitCode(wrong)).toBe(64);
    expect(wrong.output()).toBe(
      'Не указано, что проверить.\nМожно так: npm run verify -- АДРЕС (или ПАПКА) --state ФАЙЛ --key КЛЮЧ (или --trust ОТПЕЧАТОК) --back 10 (или --to 1) --json\n',
    );
  });
});

describe('the command line', () => {
  it.each([
    ['a folder that is not there', ['/no/such/folder'], /Папки .* нет/],
    ['a bucket', ['gs://bucket'], /нужен http/],
    ['an address with a question', ['https://example.org/?a=1'], /нужен http/],
    ['two addresses', ['.', '.'], /не поняты/],
    ['an unknown option', ['.', '--force'], /не поняты/],
    ['a number that is none', ['.', '--back', 'x'], /--back нужно целое число/],
    ['two ends', ['.', '--back', '1', '--to', '1'], /что-то одно/],
    ['a key that is none', ['.', '--key', 'AAAA'], /нет открытого ключа/],
  ])('refuses %s', (_name, args, message) => {
    expect(() => readVerifyCommand(args)).toThrow(message);
  });

  it.each([
    ['https://example.org/public', 'https://example.org/public/'],
    ['https://example.org/public/latest.json', 'https://example.org/public/'],
    ['.', '.'],
  ])('takes %s', (text, address) => {
    expect(readVerifyCommand([text])).toMatchObject({ address, stateFile: '.svod-verify.json', back: 499 });
  });
});

const TOOLS = ['/usr/bin/openssl', '/usr/bin/curl', '/usr/bin/sha256sum'];

describe('docs/для-потребителей.md', () => {
  it.skipIf(!TOOLS.every((tool) => existsSync(tool)))('says how to check by hand, and it works', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    const [, script = ''] = /## Проверить руками[\s\S]*?```sh\n([\s\S]*?)```/.exec(DOCUMENT) ?? [];
    const env = { PATH: process.env['PATH'], URL: `${svod.url}/public`, KEY: newestKey(publicFolder).publicKey };
    const byHand = () => promisify(execFile)('sh', ['-c', script], { cwd: temporaryFolder(), env });
    const { stdout } = await byHand();
    expect(stdout).toBe('Signature Verified Successfully\nВерсия 2: снимок тот самый\n');
    const folder = readdirSync(join(publicFolder, 'versions')).find((name) => name.startsWith('2-'));
    damage(join(publicFolder, 'versions', folder ?? '', 'manifest.json'));
    await expect(byHand()).rejects.toMatchObject({ code: 1 });
  });
});
