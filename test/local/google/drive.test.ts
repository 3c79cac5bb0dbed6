import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
let google: StandIn;
const ids: string[] = [];

beforeAll(async () => {
  google = await startStandIn();
  for (const name of ['Белгород', "О'Кей", 'Воронеж']) {
    const { data } = await google.drive.files.create({ requestBody: { name, mimeType: SPREADSHEET } });
    ids.push(data.id ?? '');
  }
});

afterAll(async () => {
  await google.close();
});

const list = async (options: object) => (await google.drive.files.list(options)).data;
const names = async (options: object) => (await list(options)).files?.map((file) => file.name);

describe('files.list', () => {
  it('answers the fields that Google answers when none is named', async () => {
    const data = await list({ q: "name = 'Белгород'" });
    const file = { kind: 'drive#file', id: ids[0], name: 'Белгород', mimeType: SPREADSHEET };
    expect(data).toEqual({ kind: 'drive#fileList', incompleteSearch: false, files: [file] });
  });

  it.each([
    [`mimeType = '${SPREADSHEET}' and trashed = false`, ['Белгород', "О'Кей", 'Воронеж']],
    [`mimeType="${SPREADSHEET}" and name = "О'Кей"`, ["О'Кей"]],
    ["name = 'О\\'Кей'", ["О'Кей"]],
    ["name contains 'вор'", ['Воронеж']],
    ["name != 'Воронеж' and trashed != true", ['Белгород', "О'Кей"]],
    ['trashed=true', []],
    ["mimeType = 'text/plain'", []],
    ["mimeType contains 'application/vnd.google-apps'", ['Белгород', "О'Кей", 'Воронеж']],
    ["name = 'Воронеж' or name = 'Белгород'", ['Белгород', 'Воронеж']],
    ["not name contains 'О'", ['Белгород', 'Воронеж']],
    ["'root' in parents and not (name = 'Воронеж' or name = 'Белгород')", ["О'Кей"]],
    ["name = 'Воронеж' or name = 'Белгород' and trashed = true", []],
    ["'me' in owners and 'svod@localhost' in writers", ['Белгород', "О'Кей", 'Воронеж']],
    ["'somebody@example.com' in readers", []],
    ["modifiedTime > '2026-05-20T09:00:01'", ['Воронеж']],
    ["createdTime <= '2026-05-20T12:00:01+03:00'", ['Белгород', "О'Кей"]],
    ["starred = true or sharedWithMe or properties has { key='a' and value='b' }", []],
  ])('finds by %s', async (q, expected) => {
    expect(await names({ q })).toEqual(expected);
  });

  it.each([
    ["name = 'a' name = 'b'", 400],
    ["name = 'a' and", 400],
    ['name', 400],
    ["name = 'a' or", 400],
    ["(name = 'a'", 400],
    ["name > 'a'", 400],
    ["modifiedTime > 'yesterday'", 400],
    ["colour = 'red'", 400],
    ["'x' in parents", 404],
    ["viewedByMeTime > '2026-01-01'", 501],
    ["fullText contains 'x'", 501],
  ])('refuses %s with %i', async (q, code) => {
    expect(await refusal(list({ q }))).toMatchObject({ code });
  });

  it('answers in pages', async () => {
    const first = await list({ pageSize: 2, orderBy: 'name' });
    const second = await list({ pageSize: 2, orderBy: 'name', pageToken: first.nextPageToken ?? '' });
    expect([first, second].map(({ files }) => files?.map(({ name }) => name))).toEqual([
      ['Белгород', 'Воронеж'],
      ["О'Кей"],
    ]);
    expect(second.nextPageToken).toBeUndefined();
  });

  it('orders by name and by time, either way', async () => {
    expect(await names({ orderBy: 'name desc' })).toEqual(["О'Кей", 'Воронеж', 'Белгород']);
    expect(await names({ orderBy: 'modifiedTime desc' })).toEqual(['Воронеж', "О'Кей", 'Белгород']);
  });

  it('answers exactly the fields named, with or without spaces', async () => {
    const data = await list({ q: "name = 'Белгород'", fields: 'nextPageToken, files(id, version)' });
    expect(data).toEqual({ files: [{ id: ids[0], version: '1' }] });
    expect(await refusal(list({ fields: 'files(colour)' }))).toMatchObject({
      code: 400,
      message: 'Invalid field selection files.colour',
    });
  });
});

describe('a file', () => {
  it('gets a higher version and a later modifiedTime with every write to its workbook', async () => {
    const fields = 'version,modifiedTime,createdTime';
    const fileId = ids[0] ?? '';
    const { data: before } = await google.drive.files.get({ fileId, fields });
    const where = { spreadsheetId: fileId, range: 'A1', valueInputOption: 'RAW' };
    await google.sheets.spreadsheets.values.update({ ...where, requestBody: { values: [['x']] } });
    const { data: after } = await google.drive.files.get({ fileId, fields });
    expect([before.version, after.version]).toEqual(['1', '2']);
    expect(after.createdTime).toBe(before.createdTime);
    expect(Date.parse(after.modifiedTime ?? '')).toBeGreaterThan(Date.parse(before.modifiedTime ?? ''));
  });

  it('is renamed, trashed and deleted', async () => {
    const { data } = await google.drive.files.create({ requestBody: { name: 'old', mimeType: SPREADSHEET } });
    const fileId = data.id ?? '';
    await google.drive.files.update({ fileId, requestBody: { name: 'new', trashed: true } });
    const renamed = await google.sheets.spreadsheets.get({ spreadsheetId: fileId, fields: 'properties.title' });
    expect(renamed.data).toEqual({ properties: { title: 'new' } });
    expect(await names({ q: 'trashed = true' })).toEqual(['new']);
    await google.drive.files.delete({ fileId });
    expect(await refusal(google.drive.files.get({ fileId }))).toMatchObject({
      code: 404,
      message: `File not found: ${fileId}.`,
    });
  });

  it.each<[string, number, object]>([
    ['another type', 501, { name: 'x', mimeType: 'application/vnd.google-apps.folder' }],
    ['a parent that is not there', 404, { name: 'x', mimeType: SPREADSHEET, parents: ['folder'] }],
    ['what cannot be kept', 501, { name: 'x', mimeType: SPREADSHEET, folderColorRgb: '#ff0000' }],
  ])('with %s is not made: %i', async (_, code, requestBody) => {
    expect(await refusal(google.drive.files.create({ requestBody }))).toMatchObject({ code });
  });
});
