/** The methods of the Drive API, each with what it is expected to do. */
import { expect } from 'vitest';
import { type Ground, type MethodExamples, ROWS, readValues } from './method-example.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const SOMEBODY = { type: 'anyone', role: 'reader' };
const ANYONE = 'anyoneWithLink';

const file = async ({ target, spreadsheetId }: Ground, fields: string) =>
  (await target.drive.files.get({ fileId: spreadsheetId, fields })).data;
const share = ({ target, spreadsheetId }: Ground) =>
  target.drive.permissions.create({ fileId: spreadsheetId, requestBody: SOMEBODY });
const roles = async ({ target, spreadsheetId }: Ground) => {
  const { data } = await target.drive.permissions.list({ fileId: spreadsheetId, fields: 'permissions(type,role)' });
  return data.permissions?.filter(({ type }) => type === 'anyone');
};
const isGone = async ({ target, spreadsheetId }: Ground) =>
  target.drive.files.get({ fileId: spreadsheetId }).catch(({ status }: { status?: number }) => status);

export const DRIVE_EXAMPLES: MethodExamples = {
  'files.create': {
    parameters: () => ({ requestBody: { name: 'Свод', mimeType: SPREADSHEET } }),
    reply: () => ({ kind: 'drive#file', id: expect.any(String), name: 'Свод', mimeType: SPREADSHEET }),
  },
  'files.get': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, fields: 'name,mimeType,trashed' }),
    reply: () => ({ name: 'Book', mimeType: SPREADSHEET, trashed: false }),
  },
  'files.list': {
    before: ({ target, spreadsheetId }) =>
      target.drive.files.update({ fileId: spreadsheetId, requestBody: { starred: true, name: 'Звезда' } }),
    parameters: () => ({
      q: "starred = true and name contains 'Звез' and trashed = false",
      orderBy: 'modifiedTime desc,name',
      pageSize: 1,
      fields: 'files(id)',
    }),
    reply: ({ spreadsheetId }) => ({ files: [{ id: spreadsheetId }] }),
  },
  'files.update': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, requestBody: { name: 'Иначе', trashed: true } }),
    reply: () => ({ name: 'Иначе' }),
    after: async (ground) => [await file(ground, 'trashed'), { trashed: true }],
  },
  'files.copy': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, requestBody: { name: 'Копия' } }),
    reply: () => ({ name: 'Копия', mimeType: SPREADSHEET }),
    after: async (ground) => {
      const { data } = await ground.target.drive.files.list({ q: "name = 'Копия'", fields: 'files(id)' });
      const id = data.files?.[0]?.id ?? '';
      return [await readValues({ ...ground, spreadsheetId: id }), ROWS];
    },
  },
  'files.export': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, mimeType: 'text/csv' }),
    reply: () => 'ИНН,Сумма\r\n0105000015,1234.5\r\n7707083893,10',
  },
  'files.delete': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId }),
    reply: () => '',
    after: async (ground) => [await isGone(ground), 404],
  },
  'files.emptyTrash': {
    before: ({ target, spreadsheetId }) =>
      target.drive.files.update({ fileId: spreadsheetId, requestBody: { trashed: true } }),
    parameters: () => ({}),
    reply: () => '',
    after: async (ground) => [await isGone(ground), 404],
  },
  'permissions.create': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, requestBody: SOMEBODY }),
    reply: () => ({ id: ANYONE, ...SOMEBODY }),
    after: async (ground) => [await roles(ground), [SOMEBODY]],
  },
  'permissions.get': {
    before: share,
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, permissionId: ANYONE }),
    reply: () => ({ kind: 'drive#permission', id: ANYONE, ...SOMEBODY }),
  },
  'permissions.list': {
    before: share,
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId }),
    reply: () => ({ permissions: expect.arrayContaining([expect.objectContaining({ id: ANYONE, ...SOMEBODY })]) }),
  },
  'permissions.update': {
    before: share,
    parameters: ({ spreadsheetId }) => ({
      fileId: spreadsheetId,
      permissionId: ANYONE,
      requestBody: { role: 'writer' },
    }),
    reply: () => ({ id: ANYONE, type: 'anyone', role: 'writer' }),
    after: async (ground) => [await roles(ground), [{ type: 'anyone', role: 'writer' }]],
  },
  'permissions.delete': {
    before: share,
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, permissionId: ANYONE }),
    reply: () => '',
    after: async (ground) => [await roles(ground), []],
  },
  'comments.list': {
    parameters: ({ spreadsheetId }) => ({ fileId: spreadsheetId, fields: 'comments' }),
    reply: () => ({ comments: [] }),
  },
};
