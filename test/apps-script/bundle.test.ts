/** The bundle is small, runs where nothing but the language is there, and asks for no more than it needs. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { CENTRAL_MENU } from '../../apps-script/menu-items.ts';
import { bundleScript, type ScriptProject } from '../../local/script-bundle.ts';
import { keyboard, scriptProject } from './keyboard.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** 80 kB, whichever way they are counted. */
const MOST_BYTES = 80_000;
const CALLED_BY_NAME = [
  ...['onOpen', 'onEdit', 'checkSheet', 'checkBook'],
  ...['prepareBook', 'showSubmission', 'readSubmission', 'goToCell'],
];

let central: Promise<ScriptProject> | undefined;
function centralScript(): Promise<ScriptProject> {
  central ??= bundleScript('central');
  return central;
}

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

  it('asks for the scopes that docs/apps-script.md gives reasons for, and no others; letters are the central one’s', async () => {
    const docs = readFileSync(resolve(ROOT, 'docs/apps-script.md'), 'utf8');
    const rows = [...docs.matchAll(/^\| `([^`]*)` \|.*\| (обе|региональная|центральная) \|/gm)];
    const explained = (whose: string) =>
      rows.filter(([, , where]) => where === 'обе' || where === whose).map(([, scope]) => scope);
    const asked = ({ manifestText }: ScriptProject) =>
      (JSON.parse(manifestText) as { oauthScopes: string[] }).oauthScopes;
    const [regional, central] = [asked(await scriptProject()), asked(await centralScript())];
    expect([...regional].sort()).toEqual(explained('региональная').sort());
    expect([...central].sort()).toEqual(explained('центральная').sort());
    expect(regional.join()).not.toMatch(/send_mail|scriptapp|external_request|auth\/spreadsheets(?:,|$)/);
    expect(await code()).not.toMatch(/MailApp|getEditors/);
  });
});

describe('the central bundle', () => {
  it('evaluates where there are only the globals of ECMAScript, and declares what its menu, pages and clocks call', async () => {
    const { files } = await centralScript();
    const sources = new Map(files.map(({ name, source }) => [name, source]));
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    for (const name of ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'])
      Reflect.deleteProperty(context, name);
    new vm.Script(sources.get('Code') ?? '').runInContext(context);
    const pages = ['reminders', 'digest'].map((name) => sources.get(name) ?? '');
    const called = pages.flatMap((page) =>
      [...page.matchAll(/(?:Handler\(fail\)|begin\([^)]*\))\.(\w+)\(/g)].map(([, name]) => name ?? ''),
    );
    expect(called.sort()).toEqual(
      ['continueNow', 'planDigest', 'readDigest', 'readReminders', 'remind', 'sendDigest', 'stopReminding'].sort(),
    );
    const offered = CENTRAL_MENU.map(([, name]) => name);
    const byClocks = ['continueReminders', 'sendPlannedDigest'];
    for (const name of ['onOpen', ...offered, ...called, ...byClocks])
      expect([name, typeof context[name]]).toEqual([name, 'function']);
    for (const page of pages) expect(page).not.toMatch(/innerHTML|document\.write/);
  });
});
