import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { area, type Book, openBook } from './book.ts';
import { openStore, refusal, type StandIn, startStandIn } from './stand-in.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
let google: StandIn;
let book: Book;

beforeAll(async () => {
  google = await startStandIn();
  book = await openBook(google);
});

afterAll(async () => {
  await google.close();
});

const file = async (fields: string, fileId = book.spreadsheetId) =>
  (await google.drive.files.get({ fileId, fields })).data;
const update = async (requestBody: object, others: object = {}) =>
  (await google.drive.files.update({ fileId: book.spreadsheetId, requestBody, ...others })).data;

describe('files.get', () => {
  it('knows a spreadsheet that spreadsheets.create made', async () => {
    expect(await file('id,name,mimeType,trashed,ownedByMe,owners(emailAddress),spaces')).toEqual({
      id: book.spreadsheetId,
      name: 'Book',
      mimeType: SPREADSHEET,
      trashed: false,
      ownedByMe: true,
      owners: [{ emailAddress: 'svod@localhost' }],
      spaces: ['drive'],
    });
  });

  it('answers 501 to who asks for a field that Google has and nobody keeps here', async () => {
    expect(await refusal(file('id,capabilities/canEdit'))).toMatchObject({
      code: 501,
      message: expect.stringContaining('File.capabilities'),
    });
  });

  it('refuses the content of a spreadsheet: "Only files with binary content can be downloaded"', async () => {
    const content = google.drive.files.get({ fileId: book.spreadsheetId, alt: 'media' });
    expect(await refusal(content)).toMatchObject({ code: 403 });
  });

  it('says what was not found in the words and the shape of Drive', async () => {
    const answer = await fetch(`${google.origin}/drive/v3/files/nowhere`);
    const message = 'File not found: nowhere.';
    expect(await answer.json()).toEqual({
      error: {
        code: 404,
        message,
        errors: [{ message, domain: 'global', reason: 'notFound', location: 'fileId', locationType: 'parameter' }],
      },
    });
  });
});

describe('files.create', () => {
  it('names a file that nobody named, and puts it into My Drive', async () => {
    const requestBody = { mimeType: SPREADSHEET, parents: ['root'], description: 'new' };
    const { data } = await google.drive.files.create({ requestBody, fields: 'name,description,parents' });
    expect(data).toEqual({ name: 'Untitled', description: 'new', parents: [expect.stringMatching(/^0A/)] });
  });

  it('lacks contents: an upload is answered 501', async () => {
    const media = { mimeType: 'text/csv', body: 'a,b' };
    const requestBody = { name: 'x', mimeType: SPREADSHEET };
    const upload = google.drive.files.create({ requestBody, media }, { rootUrl: `${google.origin}/` });
    expect(await refusal(upload)).toMatchObject({ code: 501 });
  });
});

describe('files.update', () => {
  it('keeps what it is told, and reads it again from the disk', async () => {
    const properties = { year: '2026', of: 'region' };
    const told = { description: 'Регион', starred: true, properties };
    expect(await update(told, { fields: 'description,starred,properties' })).toEqual(told);
    expect(await update({ properties: { of: null } }, { fields: 'properties' })).toEqual({
      properties: { year: '2026' },
    });
    const found = await google.drive.files.list({
      q: "properties has { key='year' and value='2026' } and starred=true",
    });
    expect(found.data.files).toMatchObject([{ id: book.spreadsheetId }]);
    expect(openStore(google.folder).get(book.spreadsheetId)?.workbook.file).toMatchObject({ description: 'Регион' });
  });

  it('does not write parents: "Use the addParents and removeParents parameters instead"', async () => {
    expect(await refusal(update({ parents: ['root'] }))).toMatchObject({ code: 403 });
    expect(await update({}, { addParents: 'root', removeParents: 'root', fields: 'name' })).toEqual({ name: 'Book' });
    expect(await refusal(update({}, { addParents: 'folder' }))).toMatchObject({ code: 404 });
  });

  it.each([
    ['a parameter', {}, { includeLabels: 'x' }, 'the parameter includeLabels of files.update'],
    ['a field', { writersCanShare: false }, {}, 'File.writersCanShare of files.update'],
  ])('answers 501 with the name of %s that it lacks', async (_, body, others, name) => {
    expect(await refusal(update(body, others))).toMatchObject({ code: 501, message: expect.stringContaining(name) });
  });
});

describe('the trash', () => {
  it('is listed unless the query says otherwise: "returns all files by default, including trashed files"', async () => {
    const { data } = await google.drive.files.create({ requestBody: { name: 'gone', mimeType: SPREADSHEET } });
    const fileId = data.id ?? '';
    await google.drive.files.update({ fileId, requestBody: { trashed: true } });
    const names = async (q?: string) =>
      (await google.drive.files.list(q === undefined ? {} : { q })).data.files?.map(({ name }) => name);
    expect(await names()).toContain('gone');
    expect(await names('trashed = false')).not.toContain('gone');
    expect(await google.sheets.spreadsheets.get({ spreadsheetId: fileId, fields: 'spreadsheetId' })).toMatchObject({
      data: { spreadsheetId: fileId },
    });
    await google.drive.files.emptyTrash();
    expect(await names()).not.toContain('gone');
    expect(await names()).toContain('Book');
  });
});

describe('files.copy', () => {
  it('copies cells and what lies on them under another name, and not the people', async () => {
    await book.write('A1:B2', [
      ['a', 'b'],
      [1, 2],
    ]);
    await book.batch({ mergeCells: { range: area(3, 5, 0, 2) } });
    const fileId = book.spreadsheetId;
    const somebody = { type: 'user', role: 'writer', emailAddress: 'a@example.com' };
    await google.drive.permissions.create({ fileId, requestBody: somebody });
    const { data } = await google.drive.files.copy({ fileId, fields: 'id,name,shared,description' });
    expect(data).toMatchObject({ name: 'Copy of Book', shared: false, description: 'Регион' });
    const copy = { spreadsheetId: data.id ?? '' };
    const values = await google.sheets.spreadsheets.values.get({ ...copy, range: 'A1:B2' });
    expect(values.data.values).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    const { data: tabs } = await google.sheets.spreadsheets.get({ ...copy, fields: 'sheets.merges' });
    expect(tabs.sheets?.[0]?.merges).toEqual([area(3, 5, 0, 2)]);
    const named = await google.drive.files.copy({ fileId, requestBody: { name: 'Другая' }, fields: 'name' });
    expect(named.data).toEqual({ name: 'Другая' });
  });
});

describe('the stand-in for Drive', () => {
  it('leaves nothing of a file that was deleted on the disk', async () => {
    const { data } = await google.drive.files.create({ requestBody: { name: 'x', mimeType: SPREADSHEET } });
    const base = `${google.folder}/${data.id}.workbook.json`;
    expect(readFileSync(base, 'utf8')).toContain('"x"');
    await google.drive.files.delete({ fileId: data.id ?? '' });
    expect(() => readFileSync(base)).toThrow('ENOENT');
  });
});
