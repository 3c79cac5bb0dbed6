/** The command over what a real Svod has published, over HTTP and from its folder. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChangesCommand } from '../../../local/changes-command.ts';
import { CommandMistake } from '../../../local/command-options.ts';
import { tellChanges } from '../../../local/published/change-report.ts';
import { StartFailure } from '../../../local/start-failure.ts';
import { svodWithVersions } from '../verify/published-svod.ts';

function tell(...args: readonly string[]): Promise<string> {
  return tellChanges(readChangesCommand(args));
}

interface VersionList {
  readonly versions: readonly { readonly seq: number; readonly path: string }[];
}

function versionsOf(publicFolder: string): VersionList {
  return JSON.parse(readFileSync(join(publicFolder, 'versions.json'), 'utf8')) as VersionList;
}

describe('npm run changes', () => {
  it('says over HTTP, as from the folder, what changes.json of the newest version says', async () => {
    const { svod, publicFolder } = await svodWithVersions(3);
    const [newest] = versionsOf(publicFolder).versions;
    const published = readFileSync(join(publicFolder, newest?.path ?? '', 'changes.json'), 'utf8');
    expect(`${await tell('--url', `${svod.url}/public`, '--json')}\n`).toBe(published);
    expect(`${await tell('--data', svod.dataFolder, '--from', '2', '--to', '3', '--json')}\n`).toBe(published);
  });

  it('compares any two versions, in whatever order they are named', async () => {
    const { svod } = await svodWithVersions(3);
    const text = await tell('--data', svod.dataFolder, '--from', '1', '--to', '3');
    expect(text).toMatch(/^Версия 1 \(.+ по Москве\) → версия 3 \(.+ по Москве\)\n— /);
    expect(await tell('--data', svod.dataFolder, '--from', '3', '--to', '1')).toBe(text);
    expect(await tell('--data', svod.dataFolder, '--from', '2', '--to', '2')).toContain('различий нет');
    expect(await tell('--data', svod.dataFolder, '--to', '1')).toContain('Первая версия: ');
  });

  it('finds versions that versions.json no longer lists by following the chain', async () => {
    const { svod, publicFolder } = await svodWithVersions(3);
    const json = await tell('--data', svod.dataFolder, '--from', '1', '--to', '2', '--json');
    const file = join(publicFolder, 'versions.json');
    writeFileSync(file, JSON.stringify({ versions: versionsOf(publicFolder).versions.slice(0, 1) }));
    expect(await tell('--data', svod.dataFolder, '--from', '1', '--to', '2', '--json')).toBe(json);
    rmSync(file);
    expect(await tell('--data', svod.dataFolder, '--from', '1', '--to', '2', '--json')).toBe(json);
  });

  it('refuses a version that is not there, and one whose bytes are not those that were published', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    await expect(tell('--data', svod.dataFolder, '--from', '7')).rejects.toThrow('Версии 7 нет: последняя — 2.');
    const path = join(publicFolder, versionsOf(publicFolder).versions[1]?.path ?? '', 'snapshot.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"planYear"', '"planyear"'));
    await expect(tell('--data', svod.dataFolder)).rejects.toBeInstanceOf(StartFailure);
  });

  it.each([
    [['--from', '0']],
    [['--to', 'третья']],
    [['--url', 'ftp://example.org']],
    [['--url', 'http://localhost', '--data', 'data']],
    [['--what']],
    [['3', '17']],
  ])('does not understand %j', (args) => {
    expect(() => readChangesCommand(args)).toThrow(CommandMistake);
  });
});
