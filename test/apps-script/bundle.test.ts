/** The bundle is small, runs where nothing but the language is there, and asks for no more than it needs. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { keyboard, scriptProject } from './keyboard.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** 80 kB, whichever way they are counted. */
const MOST_BYTES = 80_000;
const CALLED_BY_NAME = [
  ...['onOpen', 'onEdit', 'checkSheet', 'checkBook'],
  ...['prepareBook', 'showSubmission', 'readSubmission', 'goToCell'],
];

async function code(): Promise<string> {
  return (await scriptProject()).files.find(({ name }) => name === 'Code')?.source ?? '';
}

describe('the bundle', () => {
  it(`has at most ${MOST_BYTES} bytes`, async () => {
    expect(Buffer.byteLength(await code())).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('evaluates where there are only the globals of ECMAScript, and declares its triggers at the top', async () => {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    for (const name of ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'])
      Reflect.deleteProperty(context, name);
    const before = new Set(Object.getOwnPropertyNames(context));
    new vm.Script(await code()).runInContext(context);
    const made = Object.getOwnPropertyNames(context).filter((name) => !before.has(name));
    expect(made.sort()).toEqual(['Svod', 'я', ...CALLED_BY_NAME].sort());
    expect(CALLED_BY_NAME.map((name) => typeof context[name])).toEqual(CALLED_BY_NAME.map(() => 'function'));
  });

  it('has no syntax that Apps Script does not know', async () => {
    // The edition of 2020 has neither names with # nor ??=; what it has beyond Apps Script is import() and for await.
    const tree = parse(await code(), { ecmaVersion: 2020, sourceType: 'script' });
    const kinds = new Set<unknown>();
    JSON.stringify(tree, (name, value: unknown) => {
      if (name === 'type') kinds.add(value);
      return typeof value === 'bigint' ? String(value) : value;
    });
    expect(kinds).toContain('ArrowFunctionExpression');
    expect(kinds).not.toContain('ImportExpression');
    expect(kinds).not.toContain('AwaitExpression');
  });

  it('offers in its menu only what it declares, and calls from its panel only what it declares', async () => {
    const { host, spreadsheetId } = await keyboard();
    await host.open(spreadsheetId, 'ivanova@example.org');
    const offered = JSON.stringify(host.menus(spreadsheetId, 'ivanova@example.org'));
    expect(offered).toContain('"Свод"');
    const functions = [...offered.matchAll(/"functionName":"(\w+)"/g)].map(([, name]) => name ?? '');
    expect(functions).toEqual(['checkSheet', 'checkBook', 'prepareBook', 'showSubmission']);
    const panel = (await scriptProject()).files.find(({ name }) => name === 'submission')?.source ?? '';
    const called = [...panel.matchAll(/\.(\w+)\((?:problem\.cell)?\);/g)].map(([, name]) => name ?? '');
    expect(called.filter((name) => CALLED_BY_NAME.includes(name)).sort()).toEqual(['goToCell', 'readSubmission']);
    expect(panel).not.toMatch(/innerHTML|document\.write/);
  });

  it('asks for the scopes that docs/apps-script.md gives reasons for, and no others', async () => {
    const { manifestText } = await scriptProject();
    const { oauthScopes } = JSON.parse(manifestText) as { oauthScopes: string[] };
    const docs = readFileSync(resolve(ROOT, 'docs/apps-script.md'), 'utf8');
    const explained = [...docs.matchAll(/^\| `([^`]*)` \|.*\| (?:обе|региональная|центральная) \|/gm)].map(
      ([, scope]) => scope,
    );
    expect(oauthScopes.every((scope) => explained.includes(scope))).toBe(true);
  });
});
