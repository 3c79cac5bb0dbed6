/** What every class refuses: members that are not here, arguments that do not fit, calls that a simple trigger may not make. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../../local/script-host/coverage.ts';
import { CLASSES, FULL_NAMES } from '../../../local/script-host/services.ts';
import { type Grounds, openGrounds } from './examples/ground.ts';
import { LIVE_OBJECTS } from './examples/live-objects.ts';
import { EDITOR, runScript } from './running-script.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await openGrounds();
});
afterAll(() => grounds.close());

/** Of every name the message that its use throws; what throws none is told as its type. */
async function complaints(object: string, names: readonly string[], use: string): Promise<unknown> {
  const script = `const object = ${object}; return ${JSON.stringify(names)}.map((name) => {
    try { return typeof ${use}; } catch (error) { return error.name + ': ' + error.message; }
  })`;
  const example = {
    says: '',
    script,
    answers: [{ button: 'OK' }] as const,
    seen: () => undefined,
    expected: undefined,
  };
  const { error, value } = await grounds.run(await grounds.newGround(), example);
  expect(error).toBeUndefined();
  return value;
}

const COVERED = coverage().map(({ className, members }) => {
  const lacking = Object.entries(members).filter(([, state]) => state === 'no');
  return { className, object: LIVE_OBJECTS[className] ?? className, lacking: lacking.map(([name]) => name) };
});
/** The machinery of templates takes what stands between the brackets. */
const TAKES_ANYTHING = ['HtmlTemplate.evaluate'];
/** More arguments than any member takes. */
const MANY = new Array(12).fill('true').join();
const GIVEN = new Array(12).fill('Boolean').join();

describe('a member that is not in the stand-in', () => {
  it.each(COVERED.filter(({ lacking }) => lacking.length > 0))(
    '$className says of each that it lacks it, and none is undefined',
    async ({ className, object, lacking }) => {
      const expected = lacking.map((name) => `Error: ${className}.${name} is not in the stand-in`);
      expect(await complaints(object, lacking, 'object[name]')).toEqual(expected);
    },
  );
});

describe('arguments that fit no signature', () => {
  it.each(COVERED.filter(({ className }) => className !== 'Logger'))(
    '$className says so of every member, with the types that were given',
    async ({ className, object }) => {
      const members = [...(CLASSES.get(className)?.members.keys() ?? [])];
      const names = members.filter((name) => !TAKES_ANYTHING.includes(`${className}.${name}`));
      const fullName = FULL_NAMES.get(className) ?? className;
      const expected = names.map(
        (name) => `Exception: The parameters (${GIVEN}) don't match the method signature for ${fullName}.${name}.`,
      );
      expect(await complaints(object, names, `object[name](${MANY})`)).toEqual(expected);
    },
  );
});

describe('a simple trigger', () => {
  const scoped = [...CLASSES].flatMap(([className, { members }]) =>
    [...members]
      .filter(([, { scope }]) => scope !== undefined)
      .map(([name, { scope }]) => ({ className, name, scope, object: LIVE_OBJECTS[className] ?? className })),
  );

  it.each(scoped)(
    '“cannot access services that require authorization”: $className.$name',
    async ({ className, name, scope, object }) => {
      const { host, spreadsheetId, store } = runScript(`function onEdit(e) {
      try { ${object}.${name}(); } finally { e.range.offset(0, 1).setValue('goes on'); }
    }`);
      const [record] = await host.edit(spreadsheetId, EDITOR, { kind: 'type', range: 'A1', values: [['x']] }).fired;
      expect(record?.error?.message).toBe(
        `You do not have permission to call ${className}.${name}. Required permissions: https://www.googleapis.com/auth/${scope}`,
      );
      expect(store.get(spreadsheetId)?.workbook.sheets[0]?.values).toEqual([['x', 'goes on']]);
    },
  );
});
