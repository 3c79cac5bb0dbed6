import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Book, openBook } from './book.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

let google: StandIn;
let book: Book;

beforeEach(async () => {
  google = await startStandIn();
  onTestFinished(() => google.close());
  book = await openBook(google);
});

const OWNER = { id: '10000000000000000001', type: 'user', role: 'owner' };
const one = (permissionId: string) => ({ fileId: book.spreadsheetId, permissionId });
const list = async (fields?: string) => {
  const { data } = await google.drive.permissions.list({ fileId: book.spreadsheetId, ...(fields ? { fields } : {}) });
  return data;
};
const give = async (requestBody: object, others: object = {}) =>
  (await google.drive.permissions.create({ fileId: book.spreadsheetId, requestBody, ...others })).data;

describe('permissions', () => {
  it('of a new file are the one of its owner', async () => {
    const kind = 'drive#permission';
    expect(await list()).toEqual({ kind: 'drive#permissionList', permissions: [{ kind, ...OWNER }] });
  });

  it.each([
    ['a user', { type: 'user', role: 'writer', emailAddress: 'a@example.com' }, /^1\d{19}$/],
    ['a group', { type: 'group', role: 'reader', emailAddress: 'all@example.com' }, /^1\d{19}$/],
    ['a domain', { type: 'domain', role: 'commenter', domain: 'example.com' }, /^\d{19}k$/],
    ['anyone', { type: 'anyone', role: 'reader' }, /^anyoneWithLink$/],
  ])('are given to %s, changed and taken away', async (_, permission, id) => {
    const given = await give(permission, { sendNotificationEmail: false });
    expect(given).toMatchObject({ id: expect.stringMatching(id), type: permission.type, role: permission.role });
    const permissionId = given.id ?? '';
    const fields = 'id,type,role,emailAddress,domain';
    const { data: held } = await google.drive.permissions.get({ ...one(permissionId), fields });
    expect(held).toEqual({ id: permissionId, ...permission });
    await google.drive.permissions.update({ ...one(permissionId), requestBody: { role: 'writer' } });
    expect(await list('permissions(type,role)')).toEqual({
      permissions: [
        { type: permission.type, role: 'writer' },
        { type: 'user', role: 'owner' },
      ],
    });
    const { status } = await google.drive.permissions.delete(one(permissionId));
    expect(status).toBe(204);
    expect((await list()).permissions).toHaveLength(1);
  });

  it('are one for every person, however often they are given', async () => {
    const first = await give({ type: 'user', role: 'reader', emailAddress: 'a@example.com' });
    const second = await give({ type: 'user', role: 'writer', emailAddress: 'A@example.com' });
    expect(second.id).toBe(first.id);
    expect((await list('permissions(role)')).permissions).toEqual([{ role: 'writer' }, { role: 'owner' }]);
  });

  it('show whether a file is shared, and to whom: files.list by readers and writers', async () => {
    await give({ type: 'user', role: 'reader', emailAddress: 'a@example.com' });
    const found = async (q: string) => (await google.drive.files.list({ q, fields: 'files(shared)' })).data.files;
    expect(await found("'a@example.com' in readers")).toEqual([{ shared: true }]);
    expect(await found("'a@example.com' in writers")).toEqual([]);
  });

  it.each<[string, object, object, number, RegExp]>([
    ['no type', { role: 'reader' }, {}, 400, /^The permission type field is required\.$/],
    ['no role', { type: 'anyone' }, {}, 400, /^The permission role field is required\.$/],
    ['an unknown role', { type: 'anyone', role: 'viewer' }, {}, 400, /role/],
    ['a user without an address', { type: 'user', role: 'reader' }, {}, 400, /emailAddress/],
    [
      'another owner',
      { type: 'user', role: 'owner', emailAddress: 'a@b.c' },
      { transferOwnership: true },
      501,
      /owner/,
    ],
    ['an end', { type: 'anyone', role: 'reader', expirationTime: '2027-01-01T00:00:00Z' }, {}, 501, /expirationTime/],
    [
      'an administrator',
      { type: 'anyone', role: 'reader' },
      { useDomainAdminAccess: true },
      501,
      /useDomainAdminAccess/,
    ],
  ])('with %s are not given', async (_, permission, others, code, message) => {
    expect(await refusal(give(permission, others))).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((await list()).permissions).toHaveLength(1);
  });

  it('that are not there answer 404, and the owner keeps his', async () => {
    expect(await refusal(google.drive.permissions.get(one('17')))).toMatchObject({
      code: 404,
      message: 'Permission not found: 17.',
    });
    expect(await refusal(google.drive.permissions.delete(one(OWNER.id)))).toMatchObject({ code: 403 });
  });
});
