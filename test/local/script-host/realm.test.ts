import { describe, expect, it } from 'vitest';
import { runScript } from './running-script.ts';

describe('the realm of a script', () => {
  it('knows the globals of ECMAScript and the services, and nothing of a browser or of Node', async () => {
    const absent = [
      'setTimeout',
      'setInterval',
      'fetch',
      'URL',
      'TextEncoder',
      'crypto',
      'process',
      'Buffer',
      'require',
    ];
    const more = ['module', 'exports', 'global', 'window', 'self', 'structuredClone', 'queueMicrotask', 'WebAssembly'];
    const names = JSON.stringify([...absent, ...more, '__start']);
    const { evaluate } = runScript();
    expect(await evaluate(`return ${names}.filter((name) => name in globalThis)`)).toEqual([]);
    expect(await evaluate('return [typeof Map, typeof Promise, typeof Intl, typeof SpreadsheetApp]')).toEqual([
      'function',
      'function',
      'object',
      'object',
    ]);
  });

  it.each([
    'SpreadsheetApp',
    'SpreadsheetApp.getActive',
    'SpreadsheetApp.getActive()',
    'SpreadsheetApp.getActive().getSheets()',
    'SpreadsheetApp.getActiveRange().getValues()[0]',
    'SpreadsheetApp.BorderStyle',
    'SpreadsheetApp.BorderStyle.SOLID',
    'console',
    'console.log',
    'Logger',
    'globalThis',
    'new Date(0)',
  ])('%s does not lead out of it', async (start) => {
    const { evaluate } = runScript();
    const way = `return (${start}).constructor.constructor('return typeof process + typeof require')()`;
    expect(await evaluate(way)).toBe('undefinedundefined');
  });

  it('neither does an error that a service throws, nor its stack', async () => {
    const { evaluate } = runScript();
    const body = `
      Error.prepareStackTrace = (_, sites) => sites.map((site) => String(typeof site.getFunction() + typeof site.getThis()));
      try { SpreadsheetApp.getActive().getRange('???'); } catch (error) {
        const { stack } = error;
        return [error instanceof Error, error.name, error.constructor.constructor('return typeof process')(), new Set(stack).size];
      }`;
    const [isError, name, process] = (await evaluate(body)) as unknown[];
    expect([isError, name, process]).toEqual([true, 'Exception', 'undefined']);
  });

  it('holds arrays and dates of its own', async () => {
    const { evaluate } = runScript();
    const body = `
      const range = SpreadsheetApp.getActiveSheet().getRange('A1:B2');
      range.setValue(new Date(0));
      const values = range.getValues();
      return [values instanceof Array, values[0][0] instanceof Date, Array.isArray(values[0])];`;
    expect(await evaluate(body)).toEqual([true, true, true]);
  });

  it('is new for every execution', async () => {
    const { host, spreadsheetId } = runScript('var count = 0; function next() { count += 1; return count; }');
    const first = await host.runFunction('next', [], { spreadsheetId });
    const second = await host.runFunction('next', [], { spreadsheetId });
    expect([first.value, second.value]).toEqual([1, 1]);
  });

  it('counts days and hours in the time zone of the project', async () => {
    const { evaluate } = runScript('', { manifest: { timeZone: 'Asia/Vladivostok' } });
    const body = 'const date = new Date(Date.UTC(2026, 0, 1, 20)); return [date.getDate(), date.getHours()];';
    expect(await evaluate(body)).toEqual([2, 6]);
  });

  it('settles the promises of the script before the execution ends', async () => {
    const { host, spreadsheetId } = runScript('async function later() { await null; await null; return 42; }');
    const { value } = await host.runFunction('later', [], { spreadsheetId });
    expect(value).toBe(42);
  });
});

describe('nothing is undefined', () => {
  it.each([
    ['SpreadsheetApp.newTextStyle', 'SpreadsheetApp.newTextStyle is not in the stand-in'],
    ['SpreadsheetApp.getActive().getForm', 'Spreadsheet.getForm is not in the stand-in'],
    ['SpreadsheetApp.BorderStyle.WAVY', 'SpreadsheetApp.BorderStyle.WAVY is not in the stand-in'],
    ['SpreadsheetApp.BorderStyle.SOLID.color', 'BorderStyle.SOLID.color is not in the stand-in'],
    ['DriveApp.getFiles', 'DriveApp.getFiles is not in the stand-in'],
    ['console.table', 'console.table is not in the stand-in'],
    ['Utilities.zip', 'Utilities.zip is not in the stand-in'],
    ['SpreadsheetApp.somethingNew = 1', 'setting SpreadsheetApp.somethingNew is not in the stand-in'],
  ])('%s says that it is not there', async (expression, message) => {
    const { evaluate } = runScript();
    await expect(evaluate(`return ${expression}`)).rejects.toThrow(message);
  });

  it('lets the language ask what it asks of every object', async () => {
    const { evaluate } = runScript();
    const body = `
      const range = SpreadsheetApp.getActiveRange();
      return [String(range), JSON.stringify({ range }), 'getValues' in range, 'getForm' in range, range.then === undefined,
        \`\${ScriptApp.AuthMode.FULL}\`, ScriptApp.AuthMode.FULL === ScriptApp.AuthMode.FULL, JSON.stringify(ScriptApp.AuthMode.FULL)];`;
    expect(await evaluate(body)).toEqual(['Range', '{"range":{}}', true, false, true, 'FULL', true, '"FULL"']);
  });

  it('refuses parameters of another type in the words of Google', async () => {
    const { evaluate } = runScript();
    await expect(evaluate('SpreadsheetApp.getActiveSheet().getRange(true)')).rejects.toThrow(
      "The parameters (Boolean) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
  });
});
