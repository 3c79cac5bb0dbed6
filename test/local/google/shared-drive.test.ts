import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHARED_DRIVE } from '../../../local/google/file-owner.ts';
import { refusal, type StandIn, startStandIn } from './stand-in.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const KNOWS = { supportsAllDrives: true };
const BODY = {
  name: 'Свод: 59',
  mimeType: SPREADSHEET,
  parents: [SHARED_DRIVE],
  properties: { purpose: 'workbook', region: '59' },
};
let google: StandIn;
let fileId: string;

beforeAll(async () => {
  google = await startStandIn();
  const { data } = await google.drive.files.create({ requestBody: BODY, ...KNOWS, fields: '*' });
  fileId = data.id ?? '';
  expect(data).toMatchObject({ parents: [SHARED_DRIVE], driveId: SHARED_DRIVE, properties: BODY.properties });
  expect([data.owners, data.permissions]).toEqual([undefined, undefined]);
});
afterAll(() => google.close());

describe('a file in the shared drive', () => {
  it('is not there for who does not say that he knows shared drives', async () => {
    const { drive } = google;
    expect(await refusal(drive.files.create({ requestBody: BODY }))).toMatchObject({ code: 404 });
    expect(await refusal(drive.files.get({ fileId }))).toMatchObject({ code: 404 });
    expect(await refusal(drive.permissions.list({ fileId }))).toMatchObject({ code: 404 });
    expect((await drive.files.list({})).data.files).toEqual([]);
    expect((await drive.files.get({ fileId, ...KNOWS })).data.name).toBe(BODY.name);
  });

  it('is found by its properties, in its folder alone', async () => {
    const wanted = "properties has { key='region' and value='59' }";
    const find = async (q: string) =>
      (await google.drive.files.list({ q, ...KNOWS, corpora: 'allDrives', includeItemsFromAllDrives: true })).data
        .files;
    expect(await find(wanted)).toMatchObject([{ id: fileId }]);
    expect(await find(`${wanted} and '${SHARED_DRIVE}' in parents`)).toHaveLength(1);
    expect(await find(`${wanted} and 'root' in parents`)).toEqual([]);
    expect(await find(wanted.replace('59', '16'))).toEqual([]);
  });

  it('belongs to nobody: its permissions are those of the members, and those that were given', async () => {
    const requestBody = { type: 'user', role: 'reader', emailAddress: 'role@example.org' };
    await google.drive.permissions.create({ fileId, requestBody, ...KNOWS, sendNotificationEmail: false });
    const { data } = await google.drive.permissions.list({ fileId, ...KNOWS, fields: 'permissions(role)' });
    expect(data.permissions).toEqual([{ role: 'reader' }, { role: 'organizer' }]);
  });
});
