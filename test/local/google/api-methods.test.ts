import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { DRIVE_METHODS, methodFinder, SCRIPT_METHODS, SHEETS_METHODS } from '../../../local/google/api-methods.ts';
import { DRIVE_SCHEMA, SCRIPT_SCHEMA, SHEETS_SCHEMA } from '../../../local/google/api-schema.ts';
import { driveMethods } from '../../../local/google/drive-api.ts';
import { scriptMethods } from '../../../local/google/script-api.ts';
import { sheetsMethods } from '../../../local/google/sheets-api.ts';
import { NOW, openStore, temporaryFolder } from './stand-in.ts';

const FOLDER = temporaryFolder();
const STORE = openStore(FOLDER);

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe.each([
  ['Sheets', SHEETS_METHODS, SHEETS_SCHEMA, sheetsMethods(STORE, () => NOW)],
  ['Drive', DRIVE_METHODS, DRIVE_SCHEMA, driveMethods(STORE, () => NOW)],
  ['Apps Script', SCRIPT_METHODS, SCRIPT_SCHEMA, scriptMethods(STORE, () => NOW)],
])('the methods of %s', (_, known, schema, methods) => {
  it('are all those of Google’s client', () => {
    expect(known.map(({ name }) => name.toLowerCase()).sort()).toEqual([...schema.methods.keys()].sort());
  });

  it('that are here are Google’s by name, verb and address, and so are the parameters that they heed', () => {
    for (const { name, verb, path, parameters = [] } of methods) {
      const method = known.find((each) => each.name === name);
      expect([name, method?.verb]).toEqual([name, verb]);
      const address = method?.address.replace(/^\/(?:v1|v4|drive)/, '').replace(/\{\w+\}/g, '7') ?? '';
      expect([name, path.test(address)]).toEqual([name, true]);
      const unknown = parameters.filter((each) => !schema.methods.get(name.toLowerCase())?.has(each));
      expect([name, unknown]).toEqual([name, []]);
    }
  });
});

describe('an address', () => {
  const find = methodFinder([...SHEETS_METHODS, ...DRIVE_METHODS]);

  it.each([
    ['GET', '/v4/spreadsheets/x/values/A1%3AB2', 'spreadsheets.values.get'],
    ['GET', '/v4/spreadsheets/x/values/A1:B2', 'spreadsheets.values.get'],
    ['POST', '/v4/spreadsheets/x/values/A1:B2:append', 'spreadsheets.values.append'],
    ['GET', '/v4/spreadsheets/x/values:batchGet', 'spreadsheets.values.batchGet'],
    ['DELETE', '/drive/v3/files/trash', 'files.emptyTrash'],
    ['DELETE', '/drive/v3/files/x', 'files.delete'],
    ['PUT', '/drive/v3/files/x', undefined],
    ['GET', '/v4/nonsense', undefined],
  ])('%s %s means %s', (verb, address, name) => {
    expect(find(verb, address)?.name).toBe(name);
  });
});
