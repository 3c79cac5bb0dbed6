/** A version that is frozen by the command or by the operator's line, over what a real Svod publishes. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChangesCommand } from '../../../local/changes-command.ts';
import { CommandMistake } from '../../../local/command-options.ts';
import { readFreezeCommand } from '../../../local/freeze-command.ts';
import { tellChanges } from '../../../local/published/change-report.ts';
import { freezePublished } from '../../../local/published/freezing.ts';
import { verifyAndTell } from '../../../local/verify/verify-and-tell.ts';
import { readVerifyCommand } from '../../../local/verify/verify-command.ts';
import { NOON, type RunningSvod, temporaryFolder } from '../running-svod.ts';
import { publishMore, svodWithVersions } from '../verify/published-svod.ts';

function freeze(svod: RunningSvod, ...args: readonly string[]) {
  return freezePublished(readFreezeCommand([...args, '--data', svod.dataFolder]), NOON);
}

function tell(svod: RunningSvod, ...args: readonly string[]): Promise<string> {
  return tellChanges(readChangesCommand([...args, '--data', svod.dataFolder]));
}

describe('npm run freeze', () => {
  it('gives a version its name while Svod runs, and later versions are compared with it', async () => {
    const { svod } = await svodWithVersions(2);
    expect(await freeze(svod, '--name', '2026-Q3', '--seq', '1')).toEqual({
      text: 'Версия 1 заморожена под именем 2026-Q3: tags/2026-Q3.json.',
      isDone: true,
    });
    const response = await fetch(`${svod.url}/public/tags/2026-Q3.json`);
    expect(await response.json()).toMatchObject({ name: '2026-Q3', seq: 1, at: NOON.toISOString() });
    expect(await tell(svod, '--from', '2026-Q3', '--json')).toBe(
      await tell(svod, '--from', '1', '--to', '2', '--json'),
    );
    await publishMore(svod, ['18']);
    expect(await tell(svod, '--from', '2026-Q3')).toMatch(/^Версия 1 .+ → версия 3 /);
    await expect(tell(svod, '--from', '2026-Q4')).rejects.toThrow('Версии с именем 2026-Q4 нет.');
  });

  it('says that a name is given for ever, and takes the newest version or that of a day', async () => {
    const { svod } = await svodWithVersions(2);
    expect(await freeze(svod, '--name', 'last')).toMatchObject({
      text: expect.stringContaining('Версия 2 '),
      isDone: true,
    });
    expect(await freeze(svod, '--name', 'last', '--seq', '2')).toEqual({
      text: 'Имя last уже носит версия 2, и так навсегда.',
      isDone: true,
    });
    expect(await freeze(svod, '--name', 'last', '--seq', '1')).toEqual({
      text: 'Имя last уже носит версия 2, и так навсегда. Для версии 1 возьмите другое.',
      isDone: false,
    });
    expect((await freeze(svod, '--name', 'day', '--date', '2026-11-23')).text).toContain('Версия 2 ');
    await expect(freeze(svod, '--name', 'early', '--date', '2026-11-22')).rejects.toThrow('ещё ничего не было');
    await expect(freeze(svod, '--name', 'later', '--seq', '9')).rejects.toThrow('Версии 9 нет');
  });

  it('is verified with all the rest: a name that was changed, moved or lost its signature is refused', async () => {
    const { svod, publicFolder } = await svodWithVersions(2);
    await freeze(svod, '--name', '2026-Q3', '--seq', '1');
    await freeze(svod, '--name', '2026-Q4', '--seq', '2');
    const verify = async (folder: string) => {
      const command = readVerifyCommand([folder, '--state', join(temporaryFolder(), 'known.json')]);
      return (await verifyAndTell(command, { now: () => NOON, wait: async () => undefined })).exitCode;
    };
    expect(await verify(publicFolder)).toBe(0);
    const attacks: readonly ((folder: string) => void)[] = [
      (folder) => {
        const text = readFileSync(join(folder, 'tags/2026-Q3.json'), 'utf8');
        writeFileSync(join(folder, 'tags/2026-Q3.json'), text.replace('2026-11-23', '2026-11-22'));
      },
      (folder) => cpSync(join(folder, 'tags/2026-Q4.json'), join(folder, 'tags/2026-Q3.json')),
      (folder) => cpSync(join(folder, 'tags/2026-Q4.sig'), join(folder, 'tags/2026-Q3.sig')),
      (folder) => rmSync(join(folder, 'tags/2026-Q3.sig')),
      (folder) => rmSync(join(folder, 'tags/2026-Q3.json')),
      (folder) => writeFileSync(join(folder, 'tags.json'), '{}'),
    ];
    for (const [at, attack] of attacks.entries()) {
      const copy = temporaryFolder();
      cpSync(publicFolder, copy, { recursive: true });
      attack(copy);
      expect([at, await verify(copy)]).toEqual([at, 1]);
    }
  });

  it.each([
    [[]],
    [['--name', '17']],
    [['--name', '../x']],
    [['--name', 'x', '--seq', '0']],
    [['--name', 'x', '--date', '30.09.2026']],
    [['--name', 'x', '--seq', '1', '--date', '2026-09-30']],
    [['x']],
  ])('does not understand %j', (args) => {
    expect(() => readFreezeCommand(args)).toThrow(CommandMistake);
  });
});

describe('«Заморозить под именем» in «Настройки»', () => {
  it('gives the name to the newest version at the next run, once, and whatever is typed later', async () => {
    const { svod, publicFolder } = await svodWithVersions(1);
    const type = async (name: string) => {
      const { data } = await svod.google.sheets.spreadsheets.values.get({
        spreadsheetId: svod.centralSpreadsheetId,
        range: 'Настройки!A1:A20',
      });
      const row = (data.values ?? []).findIndex(([cell]) => cell === 'Заморозить под именем') + 1;
      await svod.google.sheets.spreadsheets.values.update({
        spreadsheetId: svod.centralSpreadsheetId,
        range: `Настройки!B${row}`,
        valueInputOption: 'RAW',
        requestBody: { values: [[name]] },
      });
    };
    await type('2026-Q3');
    expect(await svod.refresh()).toMatchObject({ published: false, reason: 'unchanged' });
    expect(svod.events).toContainEqual({ event: 'frozen', name: '2026-Q3', seq: 1 });
    const tag = () => readFileSync(join(publicFolder, 'tags/2026-Q3.json'), 'utf8');
    const before = tag();
    await publishMore(svod, ['61']);
    expect([JSON.parse(before), tag()]).toEqual([expect.objectContaining({ seq: 1 }), before]);
    await type('2026-Q4');
    await svod.refresh();
    const { tags } = JSON.parse(readFileSync(join(publicFolder, 'tags.json'), 'utf8')) as { tags: { seq: number }[] };
    expect(tags.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(svod.events.filter(({ event }) => event === 'frozen')).toHaveLength(2);
  });
});
