import { script } from '@googleapis/script';
import { auth } from '@googleapis/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

const MANIFEST = { name: 'appsscript', type: 'JSON', source: '{}' };
const CODE = { name: 'Code', type: 'SERVER_JS', source: 'function onOpen(){}\nfunction onEdit(e){}' };
let google: StandIn;
let parentId: string;
let scriptId: string;

beforeAll(async () => {
  google = await startStandIn();
  const { data } = await google.sheets.spreadsheets.create({ requestBody: { properties: { title: 'Book' } } });
  parentId = data.spreadsheetId ?? '';
  scriptId = (await google.script.projects.create({ requestBody: { title: 'Свод', parentId } })).data.scriptId ?? '';
});
afterAll(() => google.close());

const update = (files: object[]) => google.script.projects.updateContent({ scriptId, requestBody: { files } });

describe('a project of Apps Script', () => {
  it('begins with a manifest, and gets all of its files at once', async () => {
    const before = await google.script.projects.getContent({ scriptId });
    expect(before.data.files?.map(({ name, type }) => [name, type])).toEqual([['appsscript', 'JSON']]);
    const { data } = await update([CODE, MANIFEST]);
    expect(data.files?.[0]?.functionSet).toEqual({ values: [{ name: 'onOpen' }, { name: 'onEdit' }] });
    await update([MANIFEST]);
    const after = await google.script.projects.getContent({ scriptId });
    expect(after.data.files?.map(({ source }) => source)).toEqual(['{}']);
  });

  it.each([
    ['no manifest', [CODE], 'Project contents must include a manifest file named appsscript.'],
    ['a manifest of another type', [{ ...MANIFEST, type: 'HTML' }], /manifest file named appsscript/],
    ['a manifest that is no JSON', [{ ...MANIFEST, source: '{' }], 'Request contains an invalid argument.'],
    ['two files of one name', [CODE, CODE, MANIFEST], /^A file with this name already exists .*: Code$/],
    ['an unknown type', [{ ...CODE, type: 'TEXT' }, MANIFEST], 'Request contains an invalid argument.'],
    ['code of a module', [{ ...CODE, source: '\nexport let a;' }, MANIFEST], /^Syntax error: .*line: 2 file: Code$/],
  ])('with %s is refused, and stays as it was', async (_, files, message) => {
    const { data: before } = await google.script.projects.getContent({ scriptId });
    expect(await refusal(update(files))).toMatchObject({ code: 400, message: expect.stringMatching(message) });
    expect((await google.script.projects.getContent({ scriptId })).data).toEqual(before);
  });

  it('is known by its own identifier alone, and only where there is its workbook', async () => {
    const { script } = google;
    expect((await script.projects.get({ scriptId })).data).toMatchObject({ scriptId, parentId, title: 'Свод' });
    expect(await refusal(script.projects.get({ scriptId: parentId }))).toMatchObject({ code: 404 });
    const nowhere = script.projects.create({ requestBody: { title: 'Свод', parentId: 'nowhere' } });
    expect(await refusal(nowhere)).toMatchObject({ code: 404, message: 'Requested entity was not found.' });
    expect(await refusal(script.projects.create({ requestBody: { title: 'Свод' } }))).toMatchObject({ code: 501 });
  });

  it('goes with a copy of its workbook under another identifier, and with its workbook', async () => {
    const { data: copy } = await google.drive.files.copy({ fileId: parentId, requestBody: { name: 'Копия' } });
    const copied = google.store.get(copy.id ?? '')?.workbook.scripts ?? [];
    expect(copied).toMatchObject([{ title: 'Свод' }]);
    const copiedId = String(copied[0]?.['scriptId']);
    expect(copiedId).not.toBe(scriptId);
    expect((await google.script.projects.get({ scriptId: copiedId })).data.parentId).toBe(copy.id);
    await google.drive.files.delete({ fileId: copy.id ?? '' });
    expect(await refusal(google.script.projects.get({ scriptId: copiedId }))).toMatchObject({ code: 404 });
  });

  it('is out of reach for who has not allowed the API in the settings of Apps Script', async () => {
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: 'script-api-off' });
    const other = script({ version: 'v1', auth: client, rootUrl: `${google.origin}/`, retry: false });
    expect(await refusal(other.projects.get({ scriptId }))).toMatchObject({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: expect.stringMatching(/^User has not enabled the Apps Script API\..*script\.google\.com/),
    });
  });
});
