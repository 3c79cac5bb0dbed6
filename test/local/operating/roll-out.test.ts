import { describe, expect, it } from 'vitest';
import { Failure } from '../../../functions/failure.ts';
import { provision } from '../../../local/operating/provision.ts';
import { rollOut } from '../../../local/operating/roll-out.ts';
import { readRollOutCommand } from '../../../local/operating/roll-out-command.ts';
import { bundleContent, isSame } from '../../../local/operating/script-content.ts';
import { mishaps, type OperatedGoogle, operatedGoogle, wishFor } from './operated-google.ts';

function content(version: string) {
  const manifest = { name: 'appsscript', type: 'JSON' as const, source: '{"timeZone":"Europe/Moscow"}' };
  const code = { name: 'Code', type: 'SERVER_JS' as const, source: `function onOpen() { return '${version}'; }` };
  return { files: [manifest, code], version };
}
const bundles = (version = 'one') => ({ regional: content(version), central: content(`${version}-central`) });
const wish = (...args: string[]) => readRollOutCommand(['--yes', ...args]);

async function provisioned(...regions: string[]): Promise<OperatedGoogle> {
  const google = await operatedGoogle();
  await provision(google.operator, { ...wishFor(...regions), shares: [] });
  google.takeCounts();
  return google;
}

/** Of every workbook the codes of its scripts, by its region. */
function scripts({ store }: OperatedGoogle): Readonly<Record<string, readonly unknown[]>> {
  const held = store.list().map(({ workbook }) => {
    const { 'svod-region': region = 'central' } = (workbook.file?.['properties'] ?? {}) as Record<string, string>;
    const sources = (workbook.scripts ?? []).map(({ files }) => JSON.stringify(files).match(/return '([^']+)'/)?.[1]);
    return [region, sources] as const;
  });
  return Object.fromEntries(held);
}

function scriptIdOf({ store }: OperatedGoogle, region: string): string | undefined {
  const found = store.list().find(({ workbook }) => {
    const { 'svod-region': own = 'central' } = (workbook.file?.['properties'] ?? {}) as Record<string, string>;
    return own === region;
  });
  const id = found?.workbook.scripts?.[0]?.['scriptId'];
  return id === undefined ? undefined : String(id);
}

describe('roll-out', () => {
  it('shows the plan and writes nothing until it is meant', async () => {
    const google = await provisioned('59');
    const { text, isDone } = await rollOut(google.operator, readRollOutCommand(['--new', 'central']), bundles());
    expect(text).toMatch(
      /59 Пермский край: создать скрипт\n +central центральная таблица: создать скрипт\nНичего не записано/,
    );
    expect([isDone, google.takeCounts().writes]).toEqual([true, 0]);
  });

  it('gives every workbook its script, writes nothing when repeated, and what is new when there is', async () => {
    const google = await provisioned('59', '16', '77');
    const { text, isDone } = await rollOut(google.operator, wish('--canary', '59', '--new', 'central'), bundles());
    expect(text).toMatch(
      /✔ 59 [^\n]+\(первая, на пробу\)\n +✔ 16 .*\n +✔ 77 .*\n +✔ central .*\nГотово: таблиц 4, изменено 4/,
    );
    expect(isDone).toBe(true);
    const each = (version: string) => ({
      59: [version],
      16: [version],
      77: [version],
      central: [`${version}-central`],
    });
    expect(scripts(google)).toEqual(each('one'));
    expect(text).not.toMatch(/[A-Za-z0-9_-]{20,}/);

    google.takeCounts();
    expect((await rollOut(google.operator, wish(), bundles())).text).toContain('менять ничего не пришлось');
    expect(google.takeCounts().writes).toBe(0);
    expect((await rollOut(google.operator, wish(), bundles('two'))).text).toContain('изменено 4, сборка two');
    expect(scripts(google)).toEqual(each('two'));
  });

  it('cut off at any call, in any way, never leaves two scripts behind: a person says what nobody else can know', {
    timeout: 600_000,
  }, async () => {
    const quiet = await provisioned('59');
    await rollOut(quiet.operator, wish('--new', 'central'), bundles());
    const counts = quiet.takeCounts();
    expect(counts.writes).toBe(10);
    let asked = 0;
    const google = await provisioned('59');
    const blank = google.store
      .list()
      .map(({ spreadsheetId, workbook }) => [spreadsheetId, workbook.developerMetadata ?? []] as const);
    for (const mishap of mishaps(counts)) {
      for (const [id, metadata] of blank) {
        const remove = google.store.get(id)?.workbook.developerMetadata?.length ?? 0;
        const reset = {
          kind: 'spliceWorkbookList',
          list: 'developerMetadata',
          index: 0,
          remove,
          insert: metadata,
        } as const;
        google.store.commit(id, [{ kind: 'setScripts', scripts: [] }, reset]);
      }
      google.trouble(mishap);
      // The word that the central workbook is new was true the first time only.
      await rollOut(google.operator, wish('--new', 'central'), bundles()).catch((thrown: unknown) => {
        if (!(thrown instanceof Failure)) throw thrown;
      });
      google.trouble(null);
      let last = await rollOut(google.operator, wish(), bundles());
      for (let turns = 0; !last.isDone && turns < 2; turns++) {
        const alias = /✖ (59|central) /.exec(last.text)?.[1] ?? '';
        const scriptId = scriptIdOf(google, alias);
        asked += scriptId === undefined ? 0 : 1;
        const answer = scriptId === undefined ? ['--new', alias] : ['--adopt', `${alias}=${scriptId}`];
        last = await rollOut(google.operator, wish(...answer), bundles());
      }
      expect([mishap, last.isDone, scripts(google)]).toEqual([mishap, true, { 59: ['one'], central: ['one-central'] }]);
      google.takeCounts();
      await rollOut(google.operator, wish(), bundles());
      expect([mishap, google.takeCounts().writes]).toEqual([mishap, 0]);
    }
    expect(asked).toBeGreaterThan(2);
  });

  it('touches nobody else when the trial fails, and says who is left', async () => {
    const google = await provisioned('59', '16', '77');
    const broken = { ...bundles(), regional: { ...content('one'), files: content('one').files.slice(1) } };
    const { text, isDone } = await rollOut(google.operator, wish('--canary', '77', '--new', 'central'), broken);
    expect(isDone).toBe(false);
    expect(text).toMatch(/^ +✖ 77 .*\n.*\n +– не начаты: 16, 59, central$/);
    expect(scripts(google)).toEqual({ 59: [], 16: [], 77: [undefined], central: [] });
  });

  it('gives no script to a workbook of which nobody knows whether it has one', async () => {
    const google = await provisioned('59');
    const { text, isDone } = await rollOut(google.operator, wish(), bundles());
    expect(text).toMatch(/✔ 59 [\s\S]*✖ central .*неизвестно, есть ли уже скрипт[\s\S]*--adopt central=/);
    expect([isDone, scripts(google)['central']]).toEqual([false, []]);
  });

  it('sees that a workbook is a copy: the script that it remembers is that of another', async () => {
    const google = await provisioned('59');
    await rollOut(google.operator, wish('--new', 'central'), bundles());
    const [made] = google.made();
    const { drive, sheets } = google.operator.google;
    const { data } = await drive.files.copy({ fileId: made?.spreadsheetId ?? '', supportsAllDrives: true });
    await sheets.spreadsheets.values.update({
      spreadsheetId: google.operator.centralSpreadsheetId,
      range: 'Книги!B2',
      valueInputOption: 'RAW',
      requestBody: { values: [[data.id ?? '']] },
    });
    const { text } = await rollOut(google.operator, wish(), bundles('two'));
    expect(text).toMatch(/✖ 59 .*привязан к другой таблице/);
    expect(google.made().flatMap(({ workbook }) => workbook.scripts ?? [])).toHaveLength(2);
    expect(JSON.stringify(google.made().map(({ workbook }) => workbook.scripts))).not.toContain("'two'");
  });

  it('says what to switch on where the Apps Script API is not allowed, and leaves no word of a script', async () => {
    const google = await operatedGoogle('script-api-off');
    await provision(google.operator, { ...wishFor('59'), shares: [] });
    const { text } = await rollOut(google.operator, wish(), bundles());
    expect(text).toMatch(/Apps Script API не разрешён[\s\S]*script\.google\.com\/home\/usersettings/);
    const keys = google.made()[0]?.workbook.developerMetadata?.map(({ metadataKey }) => metadataKey);
    expect(keys).not.toContain('svod-script');
  });

  it('sends the bundles as they are, and the stand-in takes them', { timeout: 240_000 }, async () => {
    const google = await provisioned('59');
    const regional = await bundleContent('regional');
    const central = await bundleContent('central');
    expect((await rollOut(google.operator, wish('--new', 'central'), { regional, central })).isDone).toBe(true);
    const { data } = await google.operator.google.script.projects.getContent({
      scriptId: scriptIdOf(google, '59') ?? '',
    });
    expect(isSame(regional, data.files ?? [])).toBe(true);
    expect(isSame(central, data.files ?? [])).toBe(false);
    const code = data.files?.find(({ name }) => name === 'Code');
    expect(code?.functionSet?.values?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['onOpen', 'onEdit', 'prepareBook']),
    );
  });
});

describe('the command line of roll-out', () => {
  it.each([
    [['--canary', 'Пермь'], 'Таблицы называют так'],
    [['--canary', 'central'], 'Таблицы называют так'],
    [['--adopt', '59'], 'В --adopt нужно'],
    [['--new', '59', '--adopt', `59=${'a'.repeat(30)}`], 'нужно что-то одно'],
    [['59'], 'Параметры не поняты'],
  ])('%j is answered kindly', (args, message) => {
    expect(() => readRollOutCommand(args)).toThrow(message);
  });

  it('names only workbooks that are listed', async () => {
    const google = await operatedGoogle();
    await expect(rollOut(google.operator, wish(), bundles())).rejects.toThrow('нет ни одной таблицы');
    await expect(rollOut(google.operator, wish('--canary', '59'), bundles())).rejects.toThrow(
      'Таблицы 59 в «Книгах» нет',
    );
  });
});
