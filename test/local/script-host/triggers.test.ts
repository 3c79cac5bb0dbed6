import { describe, expect, it } from 'vitest';
import type { PersonEdit } from '../../../local/google/person-edit.ts';
import type { Change } from '../../../local/google/workbook-change.ts';
import { EDITOR, OWNER, runScript, STRANGER } from './running-script.ts';

const RECORD = `
function told(e) {
  const range = e.range && { a1: e.range.getA1Notation(), rowStart: e.range.rowStart, columnEnd: e.range.columnEnd };
  return { keys: Object.keys(e).sort(), range, source: e.source.getName(), authMode: String(e.authMode), value: e.value,
    oldValue: e.oldValue, changeType: e.changeType, uid: typeof e.triggerUid };
}
function onOpen(e) { return told(e); }
function onEdit(e) { return told(e); }
function installed(e) { return told(e); }
function install(kind) { return ScriptApp.newTrigger('installed').forSpreadsheet(SpreadsheetApp.getActive())[kind]().create().getUniqueId(); }
`;

function recording() {
  const running = runScript(RECORD);
  const { host, spreadsheetId } = running;
  const edit = async (edit: PersonEdit, user = EDITOR) => {
    const records = await host.edit(spreadsheetId, user, edit).fired;
    return records.map(({ value }) => value as Record<string, unknown>);
  };
  const install = (kind: string, user = OWNER) => host.runFunction('install', [kind], { spreadsheetId, user });
  return { ...running, edit, install };
}

const type = (range: string, ...values: unknown[][]): PersonEdit => ({ kind: 'type', range, values });

describe('the event of an edit', () => {
  it('value: “new cell value after the edit, only available if the edited range is a single cell”', async () => {
    const { edit } = recording();
    const [event] = await edit(type('B2', ['10']));
    expect(event).toEqual({
      keys: ['authMode', 'range', 'source', 'user', 'value'],
      range: { a1: 'B2', rowStart: 2, columnEnd: 2 },
      source: 'Проба',
      authMode: 'LIMITED',
      value: '10',
      uid: 'undefined',
    });
  });

  it('oldValue: “will be undefined if the cell had no previous content”, and is there when it had', async () => {
    const { edit } = recording();
    await edit(type('B2', ['1234']));
    const [event] = await edit(type('B2', ['10']));
    expect(event).toMatchObject({ value: '10', oldValue: '1234' });
  });

  it('has an oldValue and no value when a cell is cleared', async () => {
    const { edit } = recording();
    await edit(type('A1', ['слово']));
    const [event] = await edit({ kind: 'clear', range: 'A1' });
    expect(event?.['keys']).toEqual(['authMode', 'oldValue', 'range', 'source', 'user']);
  });

  it('has neither when several cells are pasted, nor when one copied cell is', async () => {
    const { edit } = recording();
    const keys = ['authMode', 'range', 'source', 'user'];
    const several = await edit({
      kind: 'paste',
      range: 'A1',
      values: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
    const one = await edit({ kind: 'paste', range: 'A1', values: [['5']] });
    expect(several[0]).toMatchObject({ keys, range: { a1: 'A1:B2' } });
    expect(one[0]).toMatchObject({ keys, range: { a1: 'A1' } });
  });

  it('undoing is an edit too: the cells are told, their values are not', async () => {
    const { edit } = recording();
    await edit(type('B2', ['10']));
    const [event] = await edit({ kind: 'undo' });
    expect(event).toMatchObject({ keys: ['authMode', 'range', 'source', 'user'], range: { a1: 'B2' } });
  });

  it('tells a checkbox as TRUE, as scripts everywhere compare it', async () => {
    const { edit } = recording();
    const [event] = await edit(type('A1', [true]));
    expect(event).toMatchObject({ value: 'TRUE' });
  });

  it('selects the edited cells', async () => {
    const { host, spreadsheetId } = runScript(
      'function onEdit() { return SpreadsheetApp.getActiveRange().getA1Notation() + SpreadsheetApp.getActiveSheet().getName(); }',
    );
    const [record] = await host.edit(spreadsheetId, EDITOR, type("'Второй лист'!C3", ['x'])).fired;
    expect(record?.value).toBe('C3Второй лист');
  });

  it('of an installable trigger: authMode FULL and a triggerUid, run as the person who made it', async () => {
    const { edit, install, host } = recording();
    const { value: uid } = await install('onEdit');
    const [simple, installed] = await edit(type('A1', ['x']));
    expect(simple).toMatchObject({ authMode: 'LIMITED', uid: 'undefined' });
    expect(installed).toMatchObject({ authMode: 'FULL', uid: 'string', value: 'x' });
    expect(host.triggers()).toMatchObject([{ uid, eventType: 'ON_EDIT', owner: OWNER }]);
    expect(host.executions().slice(-2)).toMatchObject([
      { sort: 'SIMPLE_TRIGGER', user: EDITOR },
      { sort: 'TRIGGER', user: OWNER },
    ]);
  });
});

describe('what fires nothing', () => {
  it('“script executions and API requests do not cause triggers to run”', async () => {
    const { host, store, spreadsheetId, evaluate, install } = recording();
    await install('onEdit');
    await install('onChange');
    const before = host.executions().length;
    const write: Change = { kind: 'changeValues', sheetId: 0, row: 0, column: 0, values: [['api']] };
    store.commit(spreadsheetId, [write], 'api');
    await evaluate("SpreadsheetApp.getActiveSheet().getRange('A1').setValue('script')");
    expect(host.executions().length).toBe(before + 1);
  });

  it('an edit without a function of that name', async () => {
    const { host, spreadsheetId } = runScript('function other() {}');
    expect(await host.edit(spreadsheetId, EDITOR, type('A1', ['x'])).fired).toEqual([]);
  });

  it('opening by a person who may only read', async () => {
    const { host, spreadsheetId } = recording();
    expect(await host.open(spreadsheetId, STRANGER)).toEqual([]);
    expect(() => host.edit(spreadsheetId, STRANGER, type('A1', ['x']))).toThrow('You need edit access');
    const [record] = await host.open(spreadsheetId, EDITOR);
    expect(record?.value).toMatchObject({ keys: ['authMode', 'source', 'user'], authMode: 'LIMITED' });
  });
});

describe('the event of a change', () => {
  it.each<[PersonEdit, string, boolean]>([
    [type('A1', ['x']), 'EDIT', true],
    [{ kind: 'insertRows', sheet: 'Лист1', before: 2, count: 1 }, 'INSERT_ROW', false],
    [{ kind: 'insertColumns', sheet: 'Лист1', before: 1, count: 2 }, 'INSERT_COLUMN', false],
    [{ kind: 'deleteRows', sheet: 'Лист1', first: 2, count: 1 }, 'REMOVE_ROW', false],
    [{ kind: 'deleteColumns', sheet: 'Лист1', first: 2, count: 1 }, 'REMOVE_COLUMN', false],
    [{ kind: 'addSheet', title: 'Новый' }, 'INSERT_GRID', false],
    [{ kind: 'deleteSheet', sheet: 'Второй лист' }, 'REMOVE_GRID', false],
    [{ kind: 'renameSheet', sheet: 'Лист1', title: 'Иначе' }, 'OTHER', false],
    [{ kind: 'format', range: 'A1', format: { textFormat: { bold: true } } }, 'FORMAT', false],
  ])('%j is %s', async (change, changeType, isEdit) => {
    const { edit, install, host } = recording();
    await install('onChange');
    const events = await edit(change);
    expect(events.at(-1)).toMatchObject({ changeType, source: 'Проба', authMode: 'FULL', uid: 'string' });
    expect(events.at(-1)?.['range']).toBeUndefined();
    const simple = host.executions().filter(({ sort }) => sort === 'SIMPLE_TRIGGER');
    expect(simple).toHaveLength(isEdit ? 1 : 0);
  });
});

describe('a trigger that fails', () => {
  it('is recorded with its stack, and does not undo the edit that fired it', async () => {
    const { host, store, spreadsheetId } = runScript(`
      function onEdit(e) {
        helper(e);
      }
      function helper(e) { e.range.getCell(5, 5); }`);
    const [record] = await host.edit(spreadsheetId, EDITOR, type('A1', ['стоит'])).fired;
    expect(record).toMatchObject({ status: 'FAILED', functionName: 'onEdit' });
    expect(record?.error).toMatchObject({ name: 'Exception', message: 'Cell reference out of range' });
    expect(record?.error?.stack).toMatch(/at helper \(Code:5:\d+\)\s+at onEdit \(Code:3:\d+\)/);
    expect(store.get(spreadsheetId)?.workbook.sheets[0]?.values).toEqual([['стоит']]);
  });

  it('fails with the file that cannot be read, and says where', async () => {
    const { host, spreadsheetId } = runScript('function onEdit() {}\nfunction (');
    const [record] = await host.edit(spreadsheetId, EDITOR, type('A1', ['x'])).fired;
    expect(record?.error?.name).toBe('SyntaxError');
    expect(record?.error?.stack).toContain('Code:2');
  });
});

describe('simple triggers', () => {
  it.each([
    ["UrlFetchApp.fetch('http://127.0.0.1:1/')", 'UrlFetchApp.fetch', 'script.external_request'],
    ["MailApp.sendEmail('a@b.c', 's', 't')", 'MailApp.sendEmail', 'script.send_mail'],
    ["SpreadsheetApp.openById('x')", 'SpreadsheetApp.openById', 'spreadsheets'],
    ['ScriptApp.getIdentityToken()', 'ScriptApp.getIdentityToken', 'openid'],
    ["ScriptApp.newTrigger('f')", 'ScriptApp.newTrigger', 'script.scriptapp'],
    ["SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))", 'Ui.showSidebar', 'script.container.ui'],
  ])('“cannot access services that require authorization”: %s', async (call, name, scope) => {
    const { host, spreadsheetId } = runScript(`function onEdit() { ${call}; }`);
    const [record] = await host.edit(spreadsheetId, EDITOR, type('A1', ['x'])).fired;
    expect(record?.error?.message).toBe(
      `You do not have permission to call ${name}. Required permissions: https://www.googleapis.com/auth/${scope}`,
    );
  });

  it('“can modify the file they are bound to”, and are not told who edits', async () => {
    const { host, spreadsheetId, store } = runScript(
      'function onEdit(e) { e.range.offset(0, 1).setValue(e.user.getEmail() + Session.getActiveUser().getEmail() + "!"); }',
    );
    await host.edit(spreadsheetId, EDITOR, type('A1', ['x'])).fired;
    expect(store.get(spreadsheetId)?.workbook.sheets[0]?.values).toEqual([['x', '!']]);
  });
});

describe('time-driven triggers', () => {
  it('everyMinutes fires when its time has come, and again after the same time', async () => {
    const { host, evaluate, pass } = recording();
    await evaluate("ScriptApp.newTrigger('evaluate').timeBased().everyMinutes(10).create()");
    expect(await host.tick()).toEqual([]);
    pass(10 * 60_000);
    expect(await host.tick()).toMatchObject([{ sort: 'TIME_DRIVEN', functionName: 'evaluate', user: OWNER }]);
    expect(await host.tick()).toEqual([]);
    pass(10 * 60_000);
    expect(await host.tick()).toHaveLength(1);
  });

  it('the event has the fields of the hour in UTC, and nobody sits at the screen', async () => {
    const { host, evaluate, pass } = runScript(`
      function hour(e) { return [e.year, e.month, e['day-of-month'], e['day-of-week'], e.hour, e.timezone, String(e.authMode), typeof e.triggerUid]; }
      function ui() { SpreadsheetApp.getUi(); }`);
    await evaluate(
      "ScriptApp.newTrigger('hour').timeBased().after(3600000).create(); ScriptApp.newTrigger('ui').timeBased().after(1).create();",
    );
    pass(3_600_000);
    const [hour, ui] = await host.tick();
    expect(hour?.value).toEqual([2026, 5, 20, 3, 10, 'UTC', 'FULL', 'string']);
    expect(ui?.error?.message).toBe('Cannot call SpreadsheetApp.getUi() from this context.');
    pass(3_600_000);
    expect(await host.tick()).toEqual([]);
  });

  it('everyDays with atHour fires at that hour of the zone', async () => {
    const { host, evaluate } = recording();
    await evaluate(
      "ScriptApp.newTrigger('onOpen').timeBased().everyDays(1).atHour(9).inTimezone('Asia/Vladivostok').create()",
    );
    expect(host.triggers()[0]?.nextAt).toBe(Date.parse('2026-05-20T23:00:00Z'));
  });

  it('lists and deletes the triggers of the current user', async () => {
    const { host, install, evaluate } = recording();
    await install('onEdit', OWNER);
    await install('onOpen', EDITOR);
    const body = `
      const [trigger] = ScriptApp.getProjectTriggers();
      const told = [ScriptApp.getProjectTriggers().length, trigger.getHandlerFunction(), trigger.getEventType() === ScriptApp.EventType.ON_EDIT];
      ScriptApp.deleteTrigger(trigger);
      return told;`;
    expect(await evaluate(body)).toEqual([1, 'installed', true]);
    expect(host.triggers()).toMatchObject([{ owner: EDITOR }]);
  });

  it('“20 triggers per user per script”', async () => {
    const { evaluate } = recording();
    await expect(
      evaluate(
        "for (let i = 0; i < 21; i += 1) ScriptApp.newTrigger('f').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create()",
      ),
    ).rejects.toThrow('This script has too many triggers.');
  });
});
