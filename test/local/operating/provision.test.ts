import { describe, expect, it } from 'vitest';
import { STARTING_REFERENCE } from '../../../domain/starting-reference.ts';
import { Failure } from '../../../functions/failure.ts';
import { objectsOf } from '../../../local/google/workbook.ts';
import { provision } from '../../../local/operating/provision.ts';
import { readProvisionCommand } from '../../../local/operating/provision-command.ts';
import { parseShares } from '../../../local/operating/share-list.ts';
import { bundleScript } from '../../../local/script-bundle.ts';
import { openScriptHost } from '../../../local/script-host/script-host.ts';
import { NOON, temporaryFolder } from '../running-svod.ts';
import { ADDRESSES, mishaps, operatedGoogle, standing, wishFor } from './operated-google.ts';

const TABS = 'Кластеры,Участники,Проекты,Меры поддержки,Журнал,Приём,Справочники';
const ROLES = 'head@example.org reader,office@example.org writer';
const whole = (...regions: string[]) => regions.map((region) => [region, region, ROLES, expect.any(String)]);

describe('provision', () => {
  it('shows the plan and writes nothing until it is meant', async () => {
    const google = await operatedGoogle();
    const { text, isDone } = await provision(google.operator, { ...wishFor('59', '16'), isMeant: false });
    expect(text).toMatch(/59 Пермский край: создать таблицу; сделать листы; дать 2 доступа; внести в «Книги»/);
    expect(text).toMatch(/Ничего не записано\. .*--yes/);
    expect([isDone, google.takeCounts().writes, google.made()]).toEqual([true, 0, []]);
  });

  it('makes, shares and lists a workbook for each of three regions, and says no address', async () => {
    const google = await operatedGoogle();
    const { text, isDone } = await provision(google.operator, wishFor('59', '16', '77'));
    expect(isDone).toBe(true);
    expect(standing(google)).toEqual(
      whole('16', '59', '77').map((row) => [
        ...row.slice(0, 3),
        google
          .made()[0]
          ?.workbook.sheets.map(({ properties }) => properties.title)
          .join(),
      ]),
    );
    expect(
      google
        .made()[0]
        ?.workbook.sheets.map(({ properties }) => properties.title)
        .join()
        .split(',')
        .sort(),
    ).toEqual(TABS.split(',').sort());
    for (const address of ADDRESSES) expect(text).not.toContain(address);
    expect(text).not.toMatch(/[A-Za-z0-9_-]{20,}/);

    google.takeCounts();
    const again = await provision(google.operator, wishFor('59', '16', '77'));
    expect([again.isDone, google.takeCounts().writes]).toEqual([true, 0]);
    expect(again.text).toMatch(/59 Пермский край: всё на месте\n +уже есть: 2 доступа/);
    expect(again.text).toContain('ничего менять не пришлось');
  });

  it('leaves nothing for «Подготовить книгу» to mend', { timeout: 240_000 }, async () => {
    const google = await operatedGoogle();
    await provision(google.operator, wishFor('59'));
    const [made] = google.made();
    const { files, manifest } = await bundleScript('regional', { smallest: false });
    const host = openScriptHost({ store: google.store, folder: temporaryFolder(), files, manifest, now: () => NOON });
    const said = await host.runFunction('prepareBook', [], {
      spreadsheetId: made?.spreadsheetId ?? '',
      user: 'svod@localhost',
    });
    host.close();
    expect(said.error).toBeUndefined();
    expect(JSON.stringify(said)).toContain('исправлять было нечего');
    const [clusters] = made?.workbook.sheets ?? [];
    if (!clusters) throw new Error('There are no tabs.');
    expect(objectsOf(clusters, 'protectedRanges')).toHaveLength(3);
    expect(objectsOf(clusters, 'conditionalFormats')).toHaveLength(3);
  });

  it('cut off at any call, in any way, and repeated, has made each once', { timeout: 600_000 }, async () => {
    const quiet = await operatedGoogle();
    await provision(quiet.operator, wishFor('59'));
    const counts = quiet.takeCounts();
    expect(counts.writes).toBe(5);
    for (const mishap of mishaps(counts)) {
      const google = await operatedGoogle();
      google.trouble(mishap);
      await provision(google.operator, wishFor('59')).catch((thrown: unknown) => {
        if (!(thrown instanceof Failure)) throw thrown;
      });
      google.trouble(null);
      const { isDone } = await provision(google.operator, wishFor('59'));
      expect([mishap, isDone, standing(google)]).toEqual([mishap, true, whole('59')]);
      expect([mishap, google.rows().length]).toEqual([mishap, 1]);
      google.takeCounts();
      await provision(google.operator, wishFor('59'));
      expect([mishap, google.takeCounts().writes]).toEqual([mishap, 0]);
    }
  });

  it('stops at the region that fails, and says which were not begun', async () => {
    const google = await operatedGoogle();
    google.trouble({ kind: 'refuse', call: 2, path: /^POST \/drive\/v3\/files\?/ });
    const { text, isDone } = await provision(google.operator, wishFor('59', '16', '77'));
    expect(isDone).toBe(false);
    expect(text).toMatch(
      /16: не закончено\.\nGoogle не ответил: таблица субъекта 16\.[^\n]*\nЗапустите команду снова[^\n]*\nНе начаты: 77\./,
    );
    expect(standing(google).map(([region]) => region)).toEqual(['59']);
  });

  it('takes the workbook that people have listed, and puts nothing but permissions into it', async () => {
    const google = await operatedGoogle();
    await provision(google.operator, wishFor('59'));
    const [made] = google.made();
    const before = JSON.stringify(made?.workbook.sheets);
    const { text } = await provision(google.operator, {
      ...wishFor('59'),
      shares: [{ line: 1, region: '59', address: 'HEAD@example.org', role: 'writer' }],
    });
    expect(text).toContain('расширено: 1 доступ');
    expect(JSON.stringify(google.made()[0]?.workbook.sheets)).toBe(before);
    expect(standing(google)[0]?.[2]).toBe('head@example.org writer,office@example.org writer');
    expect((await provision(google.operator, wishFor('59'))).text).toContain(
      'шире, чем в файле, и оставлено: 1 доступ',
    );
  });

  it('of two workbooks of one region of which none is listed takes neither', async () => {
    const google = await operatedGoogle();
    google.trouble({ kind: 'die', call: 1, path: /^POST \/drive\/v3\/files\?/ });
    await provision(google.operator, wishFor('59'));
    google.trouble(null);
    const [half] = google.made();
    await google.operator.google.drive.files.copy({ fileId: half?.spreadsheetId ?? '', supportsAllDrives: true });
    google.takeCounts();
    await expect(provision(google.operator, wishFor('59'))).rejects.toThrow('На Диске 2 таблицы субъекта 59');
    expect(google.takeCounts().writes).toBe(0);
  });

  it('says which folder Google does not know, and which regions there are not', async () => {
    const google = await operatedGoogle();
    const { text } = await provision(google.operator, { ...wishFor('59'), folder: 'nowhere-at-all' });
    expect(text).toMatch(/59: не закончено\.\nGoogle не пускает \(404\)/);
    await expect(provision(google.operator, wishFor('59', '00'))).rejects.toThrow('нет кодов: 00');
    expect(google.made()).toEqual([]);
  });

  it('tells of a workbook that is open to whoever has the link', async () => {
    const google = await operatedGoogle();
    await provision(google.operator, wishFor('59'));
    const fileId = google.made()[0]?.spreadsheetId ?? '';
    const requestBody = { type: 'anyone', role: 'reader' };
    await google.operator.google.drive.permissions.create({ fileId, requestBody, supportsAllDrives: true });
    expect((await provision(google.operator, wishFor('59'))).text).toContain('✖ открыта всем, у кого есть ссылка');
  });
});

describe('the file of shares', () => {
  const regions = new Set(['59', '16']);

  it('is read as Excel writes it: a mark of the encoding, headings, semicolons, quotes, Russian roles', () => {
    const text = '\uFEFFсубъект;адрес;роль\r\n59;"a@example.org";Редактор\r\n\r\n16;b@example.org;reader;\r\n';
    expect(parseShares(text, regions)).toEqual([
      { line: 2, region: '59', address: 'a@example.org', role: 'writer' },
      { line: 4, region: '16', address: 'b@example.org', role: 'reader' },
    ]);
  });

  it.each([
    ['59;a@example.org', 'строка 1: нужны три поля'],
    ['59,a@example.org,reader', 'строка 1: нужны три поля'],
    ['5;a@example.org;reader', 'строка 1: первым полем'],
    ['77;a@example.org;reader', 'строка 1: этого субъекта нет в --regions'],
    ['59;Иванова;reader', 'строка 1: второе поле не похоже на адрес'],
    ['59;a@example.org;owner', 'строка 1: третьим полем нужна роль'],
    ['59;a@example.org;reader\n59;A@example.org;writer', 'строка 2: тот же адрес с другой ролью, что в строке 1'],
  ])('with %j is refused by its line, without a word of what stands there', (text, message) => {
    const read = () => parseShares(text, regions);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/example|Иванова/);
  });

  it('names all wrong lines at once', () => {
    expect(() => parseShares('59;x;reader\n59;a@example.org;boss', regions)).toThrow(/строка 1: [\s\S]*строка 2: /);
  });
});

describe('the command line of provision', () => {
  it.each([
    [[], 'Не указано, для каких субъектов'],
    [['--regions', '5'], 'двузначные коды'],
    [['--regions', '59,59'], 'назван в --regions дважды'],
    [['--regions', '59', '--folder', 'a b'], 'В --folder нужен идентификатор'],
    [['--regions', '59', '--share', '/nowhere.csv'], 'не открывается'],
    [['--regions', '59', '--cloud', '--data', 'x'], 'что-то одно'],
    [['--region', '59'], 'Параметры не поняты'],
  ])('%j is answered kindly', (args, message) => {
    expect(() => readProvisionCommand(args)).toThrow(message);
  });

  it('takes the address of a folder for its identifier, and does nothing without --yes', () => {
    const folder = '0ASvodSharedDriveUk9PVA';
    const args = [
      '--regions',
      '59, 16',
      '--folder',
      `https://drive.google.com/drive/u/0/folders/${folder}?usp=sharing`,
    ];
    expect(readProvisionCommand(args)).toMatchObject({ regions: ['59', '16'], folder, isMeant: false });
    expect(STARTING_REFERENCE.regions.get('59')?.code).toBe('59');
  });
});
