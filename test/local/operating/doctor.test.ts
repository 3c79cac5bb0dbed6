import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TEMPLATE_KEY } from '../../../domain/workbook-tabs.ts';
import { lookIntoWorld } from '../../../functions/environment.ts';
import type { Settings } from '../../../functions/settings.ts';
import { lookIntoDataFolder } from '../../../local/data-folder.ts';
import { readDoctorCommand } from '../../../local/doctor/doctor-command.ts';
import { formatFindings, isHealthy } from '../../../local/doctor/doctor-report.ts';
import { examine } from '../../../local/doctor/examination.ts';
import { localSettings } from '../../../local/local-settings.ts';
import { createOperatorClients } from '../../../local/operating/operator-clients.ts';
import { provision } from '../../../local/operating/provision.ts';
import { KEY } from '../../publication/tiny-register.ts';
import { exitCode, run } from '../running-process.ts';
import { runSvod, temporaryFolder } from '../running-svod.ts';
import { wishFor } from './operated-google.ts';

type Patient = Parameters<typeof examine>[0];
const ASKED = { functionUrl: undefined, identityToken: undefined, isComparingScripts: false };

async function patient() {
  const now = () => new Date();
  const svod = await runSvod({ now });
  const { workbooks: _workbooks, ...stored } = lookIntoDataFolder(svod.dataFolder);
  const publicUrl = `${svod.url}/public/`;
  const googleRootUrl = `${svod.url.replace('localhost', '127.0.0.1')}/`;
  const settings: Settings = localSettings({ ...stored, googleRootUrl, publicUrl, workbookUrl: '', periodMinutes: 60 });
  const world = await lookIntoWorld(settings, () => undefined);
  const google = createOperatorClients(settings);
  const operator = { google, centralSpreadsheetId: stored.centralSpreadsheetId, now };
  await provision(operator, wishFor('59'));
  await svod.refresh();
  const { data } = await google.sheets.spreadsheets.values.get({
    spreadsheetId: stored.centralSpreadsheetId,
    range: 'Книги!B2',
  });
  const whole: Patient = { operator, world, settings };
  return { svod, whole, spreadsheetId: String(data.values?.[0]?.[0]), publicFolder: stored.publicStore };
}

type Bed = Awaited<ReturnType<typeof patient>>;
interface Defect {
  readonly name: string;
  /** Changes the world, or gives another patient; the function returned heals. */
  readonly seed: (
    bed: Bed,
  ) => Promise<{ readonly patient?: Partial<Patient>; readonly asked?: object; heal?(): Promise<unknown> }>;
  readonly shows: RegExp;
}

function batch({ whole, spreadsheetId }: Bed, request: object, id = spreadsheetId) {
  const requestBody = { requests: [request] };
  return whole.operator.google.sheets.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody });
}

function template(version: string, shows: RegExp): Defect {
  const write = (bed: Bed, metadataValue: string) =>
    batch(bed, {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: TEMPLATE_KEY } }],
        developerMetadata: { metadataValue },
        fields: 'metadataValue',
      },
    });
  return {
    name: `template ${version}`,
    seed: async (bed) => {
      await write(bed, version);
      return { heal: () => write(bed, '1') };
    },
    shows,
  };
}

const SCRIPT = 'svod-script';
function scriptMark(metadataValue: string, shows: RegExp): Defect {
  return {
    name: `a script that is remembered as ${metadataValue}`,
    seed: async (bed) => {
      const location = { spreadsheet: true };
      const developerMetadata = { metadataKey: SCRIPT, metadataValue, location, visibility: 'DOCUMENT' };
      await batch(bed, { createDeveloperMetadata: { developerMetadata } });
      const dataFilter = { developerMetadataLookup: { metadataKey: SCRIPT } };
      return { heal: () => batch(bed, { deleteDeveloperMetadata: { dataFilter } }) };
    },
    shows,
  };
}

const DEFECTS: readonly Defect[] = [
  {
    name: 'a workbook that is open to whoever has the link',
    seed: async ({ whole, spreadsheetId: fileId }) => {
      const { permissions } = whole.operator.google.drive;
      const given = { fileId, supportsAllDrives: true };
      await permissions.create({ ...given, requestBody: { type: 'anyone', role: 'reader' } });
      return { heal: () => permissions.delete({ ...given, permissionId: 'anyoneWithLink' }) };
    },
    shows: /✖ Таблица 59: доступ +открыта всем, у кого есть ссылка/,
  },
  template('2', /✖ Таблица 59: шаблон +TEMPLATE_TOO_NEW[^\n]*\n +→ Обновите Свод/),
  template('0', /✖ Таблица 59: шаблон +TEMPLATE_TOO_OLD[^\n]*\n +→ Обновите шаблон/),
  scriptMark('{"begun":"once"}', /✖ Таблица 59: скрипт +прошлый раз создание оборвалось/),
  {
    name: 'a tab under another name',
    seed: async (bed) => {
      const { data } = await bed.whole.operator.google.sheets.spreadsheets.get({
        spreadsheetId: bed.spreadsheetId,
        fields: 'sheets(properties(sheetId,title))',
      });
      const sheetId =
        data.sheets?.find(({ properties }) => properties?.title === 'Участники')?.properties?.sheetId ?? 0;
      const rename = (title: string) =>
        batch(bed, { updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } });
      await rename('Участники 2025');
      return { heal: () => rename('Участники') };
    },
    shows: /✖ Таблица 59 +TAB_MISSING: .*«Участники»/,
  },
  {
    name: 'a protected range that somebody took away',
    seed: async (bed) => {
      const { data } = await bed.whole.operator.google.sheets.spreadsheets.get({
        spreadsheetId: bed.spreadsheetId,
        fields: 'sheets(protectedRanges)',
      });
      const [taken] = data.sheets?.[0]?.protectedRanges ?? [];
      await batch(bed, { deleteProtectedRange: { protectedRangeId: taken?.protectedRangeId } });
      return { heal: () => batch(bed, { addProtectedRange: { protectedRange: taken } }) };
    },
    shows: /✖ Таблица 59: защита +нет предупреждений: «Кластеры»/,
  },
  {
    name: 'a row of «Книги» that is wrong',
    seed: async ({ whole }) => {
      const { values } = whole.operator.google.sheets.spreadsheets;
      const range = 'Книги!A3:B3';
      const place = { spreadsheetId: whole.operator.centralSpreadsheetId, range };
      await values.update({ ...place, valueInputOption: 'RAW', requestBody: { values: [['59', 'не адрес']] } });
      return { heal: () => values.clear(place) };
    },
    shows: /✖ Листы «Книги».* ошиб/,
  },
  {
    name: 'a central workbook that is not there',
    seed: async ({ whole }) => ({ patient: { operator: { ...whole.operator, centralSpreadsheetId: 'x'.repeat(44) } } }),
    shows: /✖ Центральная таблица +Центральную таблицу прочитать нельзя/,
  },
  {
    name: 'another key',
    seed: async ({ whole }) => ({ patient: { world: { ...whole.world, signingKey: KEY } } }),
    shows: /✖ Ключ подписи +последнюю версию подписал другой ключ/,
  },
  {
    name: 'a published byte that changed',
    seed: async ({ publicFolder }) => {
      const file = join(publicFolder, 'latest.json');
      const bytes = readFileSync(file);
      writeFileSync(file, Buffer.concat([bytes, Buffer.from(' ')]));
      return { heal: async () => writeFileSync(file, bytes) };
    },
    shows: /✖ Опубликованная версия/,
  },
  {
    name: 'a clock two days ahead, and nothing published in between',
    seed: async ({ whole }) => {
      const now = () => new Date(Date.now() + 2 * 86_400_000);
      return { patient: { operator: { ...whole.operator, now } } };
    },
    shows: /✖ Часы этого компьютера +расходятся .*[\s\S]*✖ Свежесть +запуска ждали/,
  },
  {
    name: 'a store that keeps no conditions',
    seed: async ({ whole }) => {
      const store = { ...whole.world.store, create: async () => true };
      return { patient: { world: { ...whole.world, store } } };
    },
    shows: /✖ Открытое хранилище: условия записи +.*не соблюдает условий/,
  },
  {
    name: 'a public address at which there is nothing',
    seed: async ({ whole, svod }) => ({
      patient: { settings: { ...whole.settings, publicUrl: `${svod.url}/nowhere/` } },
    }),
    shows: /✖ Открытое хранилище: видно миру +вместо latest\.json ответ 404/,
  },
  {
    name: 'a private folder within the public one',
    seed: async ({ whole, publicFolder }) => {
      const privateStore = { kind: 'folder', folder: join(publicFolder, 'private') } as const;
      return { patient: { settings: { ...whole.settings, privateStore } } };
    },
    shows: /✖ Закрытое хранилище: закрыто +папка лежит внутри открытой/,
  },
  {
    name: 'a private bucket that everybody reads',
    seed: async ({ whole }) => {
      const server = createServer((_request, response) => response.end('{}'));
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      onTestFinished(() => void server.close());
      const s3Endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const privateStore = { kind: 's3', bucket: 'svod-private' } as const;
      return { patient: { settings: { ...whole.settings, privateStore, s3Endpoint } } };
    },
    shows: /✖ Закрытое хранилище: закрыто +файл открывается без входа/,
  },
  {
    name: 'a function that lets everybody in',
    seed: async ({ svod }) => ({ asked: { functionUrl: `${svod.url}/functions/refresh` } }),
    shows: /✖ Функция без токена +пускает любого/,
  },
  {
    name: 'an address that is no function',
    seed: async ({ svod }) => ({ asked: { functionUrl: `${svod.url}/nowhere`, identityToken: 'token' } }),
    shows: /✖ Функция без токена +ответ 404[\s\S]*✖ Функция с токеном +ответ 404/,
  },
];

describe('doctor', () => {
  it('finds nothing wrong where nothing is, and each defect where there is one', { timeout: 600_000 }, async () => {
    const bed = await patient();
    const healthy = await examine(bed.whole, ASKED);
    const text = formatFindings(healthy);
    expect([text, isHealthy(healthy)]).toEqual([expect.stringContaining('Всё в порядке.'), true]);
    expect(healthy.length).toBeGreaterThan(14);
    expect(healthy.filter(({ mark }) => mark === 'note').map(({ what }) => what)).toEqual([
      'Центральная таблица: скрипт',
      'Таблица 59: скрипт',
    ]);
    for (const { name, seed, shows } of DEFECTS) {
      const { patient: changed, asked, heal } = await seed(bed);
      const found = await examine({ ...bed.whole, ...changed }, { ...ASKED, ...asked });
      const told = formatFindings(found);
      expect([name, told, isHealthy(found)]).toEqual([name, expect.stringMatching(shows), false]);
      // Neither identifiers of files nor addresses of people.
      expect([name, told]).not.toEqual([name, expect.stringMatching(/(?<![\w-])(?!SVOD_)[\w-]{25,}|@example/)]);
      await heal?.();
    }
    const unclocked = (told: string) => told.replace(/на \d+ с/, 'на … с');
    expect(unclocked(formatFindings(await examine(bed.whole, ASKED)))).toBe(unclocked(text));

    // As a command beside the running Svod: a table, JSON, and an exit code.
    const args = ['--data', bed.svod.dataFolder, '--scripts', 'no'];
    const table = run('local/doctor.ts', args);
    const json = run('local/doctor.ts', [...args, '--json', '--function', `${bed.svod.url}/functions/refresh`]);
    const codes = [await exitCode(table), await exitCode(json)];
    expect([codes, table.output()]).toEqual([[0, 1], expect.stringMatching(/^✔ Настройки[\s\S]*Всё в порядке\./)]);
    const isWrong = expect.objectContaining({ what: 'Функция без токена', mark: 'wrong' });
    expect(JSON.parse(json.output())).toMatchObject({ ok: false, findings: expect.arrayContaining([isWrong]) });
  });

  it('in the cloud names all settings that are wrong', { timeout: 240_000 }, async () => {
    const running = run('local/doctor.ts', ['--cloud'], { SVOD_PUBLIC_STORE: 'ftp://x' });
    expect([await exitCode(running), running.output()]).toEqual([
      1,
      expect.stringMatching(/✖ Настройки[\s\S]*SVOD_PUBLIC_STORE[\s\S]*SVOD_SIGNING_KEY/),
    ]);
  });

  it.each([
    [['--function', 'вот'], 'В --function нужен адрес'],
    [['--id-token-file', 'x'], 'только вместе с --function'],
    [['--scripts', 'maybe'], 'yes или no'],
    [['больной'], 'Параметры не поняты'],
  ])('%j is answered kindly', (args, message) => {
    expect(() => readDoctorCommand(args)).toThrow(message);
  });

  it('takes a token from a file alone, and never shows it', () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'token-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'token');
    writeFileSync(file, 'секрет секрет');
    const read = () => readDoctorCommand(['--function', 'https://example.org/', '--id-token-file', file]);
    expect(read).toThrow('не токен');
    expect(read).not.toThrow(/секрет/);
    writeFileSync(file, 'a.b.c\n');
    expect(read().identityToken).toBe('a.b.c');
  });
});
