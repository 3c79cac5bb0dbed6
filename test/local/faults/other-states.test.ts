/** Faults of time and place, as Google's own clients see them: the real answers over other workbooks. */
import { describe, expect, it } from 'vitest';
import { type FaultyGoogle, refusalOf, startFaultyGoogle } from './faulty-google.ts';

async function drivesWord({ drive, spreadsheetId }: FaultyGoogle) {
  const { data } = await drive.files.list({ fields: 'files(id,trashed,version)' });
  return data.files?.find(({ id }) => id === spreadsheetId);
}

describe('a file that is not there any more', () => {
  it('permissionLost: 403 of Sheets; Drive knows nothing of it', async () => {
    const google = await startFaultyGoogle();
    const { spreadsheetId } = google;
    await google.ask({ kind: 'permissionLost', spreadsheetId });
    const body = { error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' } };
    expect(await refusalOf(google.read('One'))).toMatchObject({ status: 403, body });
    expect(await drivesWord(google)).toBeUndefined();
    expect(await refusalOf(google.version())).toMatchObject({ status: 404 });
  });

  it('fileDeleted: 404 of both', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'fileDeleted', spreadsheetId: google.spreadsheetId });
    const gone = { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } };
    expect(await refusalOf(google.read('One'))).toMatchObject({ status: 404, body: gone });
    expect(await drivesWord(google)).toBeUndefined();
    await google.clear();
    expect(await google.read('One!A1')).toEqual([['One']]);
  });

  it('fileTrashed: in the bin for Drive, and still answered by Sheets', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'fileTrashed', spreadsheetId: google.spreadsheetId });
    expect(await google.read('One!A1')).toEqual([['One']]);
    expect(await drivesWord(google)).toMatchObject({ trashed: true });
    const { data } = await google.drive.files.list({ q: 'trashed = false', fields: 'files(id)' });
    expect(data.files?.map(({ id }) => id)).not.toContain(google.spreadsheetId);
  });
});

describe('staleRead', () => {
  it('answers the state of one version earlier, cells and version alike', async () => {
    const google = await startFaultyGoogle();
    const before = await google.version();
    await google.write('One!A2', [[7]]);
    await google.ask({ kind: 'staleRead', spreadsheetId: google.spreadsheetId });
    expect(await google.read('One')).toEqual([['One'], [1], [2]]);
    expect(await google.version()).toBe(before);
    await google.clear();
    expect(await google.read('One')).toEqual([['One'], [7], [2]]);
  });

  it('goes further back when asked, and not at all beyond what is remembered', async () => {
    const google = await startFaultyGoogle();
    for (const value of [7, 8, 9]) await google.write('One!A2', [[value]]);
    await google.ask({ kind: 'staleRead', versions: 2 }, { times: 1 });
    expect(await google.read('One!A2')).toEqual([[7]]);
    await google.ask({ kind: 'staleRead', versions: 10 });
    expect(await google.read('One!A2')).toEqual([[9]]);
    expect(await google.list()).toMatchObject([{ injected: 1 }, { injected: 0 }]);
  });
});

describe('tornRead', () => {
  it('answers half of the ranges from before an edit, half from after it', async () => {
    const google = await startFaultyGoogle();
    const version = Number(await google.version());
    await google.ask({ kind: 'tornRead', edit: { range: 'Two!A2', values: [[33]] } }, { nth: 1 });
    await google.write('One!A2', [[11]]);
    await google.clear();
    const edit = { range: 'Two!A1', values: [['Zwei'], [33]] };
    await google.ask({ kind: 'tornRead', edit }, { method: '*.batchGet' });
    expect(await google.readAll('Two!A1', 'Two!A2')).toEqual([[['Two']], [[33]]]);
    expect(Number(await google.version())).toBe(version + 2);
    expect(await google.read('Two')).toEqual([['Zwei'], [33]]);
  });

  it('without an edit only the version moves', async () => {
    const google = await startFaultyGoogle();
    const version = Number(await google.version());
    await google.ask({ kind: 'tornRead' }, { method: '*.batchGet' });
    expect(await google.readAll('One!A1', 'Two!A1')).toEqual([[['One']], [['Two']]]);
    expect(Number(await google.version())).toBe(version + 1);
  });

  it('that cannot be done is told in the list, and the call is answered', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'tornRead', edit: { range: 'Three!A1', values: [[1]] } });
    expect(await google.read('One!A1')).toEqual([['One']]);
    expect(await google.list()).toMatchObject([{ injected: 0, trouble: 'Unable to parse range: Three!A1' }]);
  });
});

describe('cells that are not calculated yet', () => {
  it('loadingCells: each shows Loading...', async () => {
    const google = await startFaultyGoogle();
    await google.ask({ kind: 'loadingCells', range: 'One!A2:B3' });
    expect(await google.read('One')).toEqual([['One'], ['Loading...', 'Loading...'], ['Loading...', 'Loading...']]);
    await google.clear();
    expect(await google.read('One')).toEqual([['One'], [1], [2]]);
  });

  it('formulaZeros: 0 for a formula, and the formula itself for who asks for it', async () => {
    const google = await startFaultyGoogle();
    const { spreadsheetId } = google;
    const requestBody = { values: [['=1+1']] };
    const typed = { spreadsheetId, range: 'One!A2', valueInputOption: 'USER_ENTERED', requestBody };
    await google.sheets.spreadsheets.values.update(typed);
    await google.ask({ kind: 'formulaZeros' }, { times: 1 });
    expect(await google.read('One')).toEqual([['One'], [0], [2]]);
    expect(await google.read('One!A2', { valueRenderOption: 'FORMULA' })).toEqual([['=1+1']]);
  });
});

describe('versions', () => {
  it('versionBack: a smaller number, in a list and alone', async () => {
    const google = await startFaultyGoogle();
    const version = Number(await google.version());
    await google.ask({ kind: 'versionBack', by: 2, spreadsheetId: google.spreadsheetId });
    expect(Number(await google.version())).toBe(version - 2);
    expect(await drivesWord(google)).toMatchObject({ version: String(version - 2) });
  });

  it('versionRaised: a larger number after every call, and the same cells', async () => {
    const google = await startFaultyGoogle();
    const version = Number(await google.version());
    await google.ask({ kind: 'versionRaised' }, { method: 'sheets.*' });
    expect(await google.read('One')).toEqual([['One'], [1], [2]]);
    expect(await google.read('One')).toEqual([['One'], [1], [2]]);
    expect(Number(await google.version())).toBe(version + 2);
  });
});
