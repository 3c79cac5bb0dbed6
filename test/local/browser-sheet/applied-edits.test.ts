/** An edit that a page sends again is not done twice, whatever ended in between. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppliedEdits } from '../../../local/browser-sheet/applied-edits.ts';
import { newWorkbook } from '../../../local/google/new-workbook.ts';
import { typeIntoRange } from '../../../local/google/type-into-range.ts';
import { openWorkbookStore } from '../../../local/google/workbook-store.ts';
import { temporaryFolder } from '../running-svod.ts';

function setUp() {
  const folder = temporaryFolder();
  const store = openWorkbookStore(folder);
  onTestFinished(() => store.close());
  const { spreadsheetId, version } = store.create(newWorkbook({ sheets: [{ properties: { title: 'Лист' } }] }));
  const path = join(folder, 'page-edits.jsonl');
  return { store, spreadsheetId, version, path };
}

describe('the edits that are done', () => {
  it('are known after a restart', () => {
    const { store, spreadsheetId, version, path } = setUp();
    const before = new AppliedEdits(path, store);
    before.begin('edit-0001', spreadsheetId, version + 1);
    typeIntoRange(store, spreadsheetId, 'A1', [['раз']]);
    before.close();
    const after = new AppliedEdits(path, store);
    onTestFinished(() => after.close());
    expect(after.has('edit-0001')).toBe(true);
  });

  it('do not hold one that a crash has cut off before it was done', () => {
    const { store, spreadsheetId, version, path } = setUp();
    const before = new AppliedEdits(path, store);
    before.begin('edit-0001', spreadsheetId, version + 1);
    before.close();
    appendFileSync(path, '{"editId":"edit-00');
    const after = new AppliedEdits(path, store);
    expect(after.has('edit-0001')).toBe(false);
    after.close();
    // Another edit reaches that version: it is not the one that was cut off.
    typeIntoRange(store, spreadsheetId, 'A1', [['два']]);
    const later = new AppliedEdits(path, store);
    onTestFinished(() => later.close());
    expect(later.has('edit-0001')).toBe(false);
  });

  it('do not hold one that was refused, before and after a restart', () => {
    const { store, spreadsheetId, version, path } = setUp();
    const before = new AppliedEdits(path, store);
    before.begin('edit-0001', spreadsheetId, version + 1);
    before.forget('edit-0001');
    expect(before.has('edit-0001')).toBe(false);
    before.close();
    typeIntoRange(store, spreadsheetId, 'A1', [['раз']]);
    const after = new AppliedEdits(path, store);
    onTestFinished(() => after.close());
    expect(after.has('edit-0001')).toBe(false);
  });
});
