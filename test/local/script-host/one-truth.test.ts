import { describe, expect, it, onTestFinished } from 'vitest';
import { openScriptHost } from '../../../local/script-host/script-host.ts';
import { startStandIn } from '../google/stand-in.ts';

const BUNDLE = `
  function onEdit(e) { e.range.offset(0, 1).setValue('проверено'); }
  function ask(address) { return JSON.parse(UrlFetchApp.fetch(address).getContentText()).values; }
  function read() { return SpreadsheetApp.getActiveSheet().getDataRange().getValues(); }`;

describe('the REST face and the script face', () => {
  it('see one workbook, and only a person’s edit fires a trigger', async () => {
    const { store, sheets, origin, folder, close } = await startStandIn();
    const host = openScriptHost({ store, folder, bundle: BUNDLE });
    onTestFinished(async () => {
      host.close();
      await close();
    });
    const { data } = await sheets.spreadsheets.create({ requestBody: { properties: { locale: 'ru_RU' } } });
    const spreadsheetId = data.spreadsheetId ?? '';
    const range = 'A1';
    const requestBody = { values: [['через API']] };
    await sheets.spreadsheets.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody });
    expect(host.executions()).toEqual([]);

    const edit = { kind: 'type', range: 'A2', values: [['рукой']] } as const;
    await host.edit(spreadsheetId, 'ivanova@example.org', edit).fired;
    const { data: values } = await sheets.spreadsheets.values.get({ spreadsheetId, range: 'A1:B2' });
    expect(values.values).toEqual([['через API'], ['рукой', 'проверено']]);

    const { value } = await host.runFunction('read', [], { spreadsheetId });
    expect(value).toEqual([
      ['через API', ''],
      ['рукой', 'проверено'],
    ]);
    // The script waits for an answer of the very process that serves its calls.
    const address = `${origin}/v4/spreadsheets/${spreadsheetId}/values/A1:B2`;
    const asked = await host.runFunction('ask', [address], { spreadsheetId });
    expect(asked.value).toEqual(values.values);
    expect(host.executions()).toHaveLength(3);
  });
});
