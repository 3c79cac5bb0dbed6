/** The clock of a script, and the values that have not come yet. */
import { expect, it } from 'vitest';
import { NOW } from '../google/stand-in.ts';
import { runScript } from './running-script.ts';

it('a Date tells the time of the host’s clock, and is a Date as any other', async () => {
  const { evaluate, pass } = runScript();
  pass(3_600_000);
  const told = (await evaluate(`
    const now = new Date();
    return [now.toISOString().slice(0, 16), Date.now() - now.getTime() < 1000, now instanceof Date, now.constructor === Date,
      new Date(2024, 0, 1).getFullYear(), Date.UTC(1970, 0, 2), typeof Date(), new Date(0).getTime(), Date.name];
  `)) as unknown[];
  const hour = new Date(NOW.getTime() + 3_600_000).toISOString().slice(0, 16);
  expect(told).toEqual([hour, true, true, true, 2024, 86_400_000, 'string', 0, 'Date']);
});

it('a formula that cannot be computed reads as one that is still loading, and its text is there', async () => {
  const { evaluate } = runScript();
  const told = await evaluate(`
    const range = SpreadsheetApp.getActive().getRange('A1:B1');
    range.setFormulas([['=IMPORTXML("https://example.org";"//a")', '=1+1']]);
    return [range.getValues()[0], range.getFormulas()[0]];
  `);
  expect(told).toEqual([
    ['Loading...', 2],
    ['=IMPORTXML("https://example.org";"//a")', '=1+1'],
  ]);
});
