import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRIVE_METHODS, SCRIPT_METHODS, SHEETS_METHODS } from '../../local/google/api-methods.ts';
import { type Covered, driveCoverage, scriptCoverage, sheetsCoverage } from '../../local/google/coverage.ts';
import { DRIVE_EXAMPLES } from './drive-methods.ts';
import { type Ground, type MethodExamples, ROWS } from './method-example.ts';
import { SCRIPT_EXAMPLES } from './script-methods.ts';
import { SHEETS_EXAMPLES } from './sheets-methods.ts';
import { openTarget, type Target } from './target.ts';

const GOOGLE = 'https://www.googleapis.com';
const GRID = { rowCount: 10, columnCount: 6 };
const TABS = [
  { properties: { sheetId: 0, title: 'One', gridProperties: GRID } },
  { properties: { title: 'Лист два', gridProperties: GRID } },
];
const IS_GOOGLE = process.env['SVOD_CONFORMANCE_BASE_URL'] !== undefined;
/** Whoever runs this against an own account may have something in the trash. */
const NEVER_AT_GOOGLE: ReadonlySet<string> = new Set(['files.emptyTrash']);
let target: Target;

beforeAll(async () => {
  target = await openTarget();
});
afterAll(async () => {
  await target.close();
});

async function newGround(): Promise<Ground> {
  const properties = { title: 'Book', locale: 'en_US' };
  const made = await target.create({ properties, sheets: TABS });
  const other = await target.create({ properties: { ...properties, title: 'Other' } });
  const spreadsheetId = made.spreadsheetId ?? '';
  await target.sheets.spreadsheets.values.update({
    spreadsheetId,
    range: 'One!A1',
    valueInputOption: 'RAW',
    requestBody: { values: ROWS.map((row) => [...row]) },
  });
  return { target, spreadsheetId, other: other.spreadsheetId ?? '' };
}

/** Calls the method of Google's client that has this name in Google's reference. */
async function call(client: object, name: string, parameters: object): Promise<unknown> {
  const path = name.split('.');
  const method = path.pop() ?? '';
  const resource = path.reduce((own: object, part) => Reflect.get(own, part), client);
  const { data } = await Reflect.get(resource, method).call(resource, parameters);
  const { id, spreadsheetId } = data as { id?: string; spreadsheetId?: string };
  if (/\.(?:create|copy)$/.test(name) && /^(?:files|spreadsheets)/.test(name)) target.forget(id ?? spreadsheetId);
  return data;
}

function checks(covered: readonly Covered[], client: () => object, examples: MethodExamples) {
  const supported = covered.flatMap(({ name, state }) => (state === 'no' ? [] : [name]));
  const lacking = covered.flatMap(({ name, state }) => (state === 'no' ? [name] : []));
  it.each(supported)('%s does what its example says', async (method) => {
    if (IS_GOOGLE && NEVER_AT_GOOGLE.has(method)) return;
    const example = examples[method];
    if (!example) throw new Error(`There is no example of ${method}.`);
    const ground = await newGround();
    await example.before?.(ground);
    const reply = await call(client(), method, example.parameters(ground));
    const expected = example.reply(ground);
    if (typeof expected === 'object') expect(reply).toMatchObject(expected as object);
    else expect(reply).toBe(expected);
    const after = await example.after?.(ground);
    if (after) expect(after[0]).toEqual(after[1]);
  });

  it('has no example of what is not supported', () => {
    expect(Object.keys(examples).sort()).toEqual([...supported].sort());
  });

  it.skipIf(IS_GOOGLE).each(lacking)('%s is lacking and says so', async (method) => {
    const known = [...SHEETS_METHODS, ...DRIVE_METHODS, ...SCRIPT_METHODS].find((each) => each.name === method);
    const address = known?.address.replace(/\{\w+\}/g, 'x') ?? '';
    const answer = await fetch(`${GOOGLE}${address}`, { method: known?.verb ?? '' });
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain(method);
  });
}

describe('the methods of Sheets', () => checks(sheetsCoverage(), () => target.sheets, SHEETS_EXAMPLES));

describe('the methods of Drive', () => checks(driveCoverage(), () => target.drive, DRIVE_EXAMPLES));

describe('the methods of Apps Script', () => checks(scriptCoverage(), () => target.script, SCRIPT_EXAMPLES));
