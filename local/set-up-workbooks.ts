/** What a new data folder starts with: the central workbook, and the sample unless nobody wants it. */
import { STARTING_REFERENCE } from '../domain/starting-reference.ts';
import type { DataFolder } from './data-folder.ts';
import type { LocalEvent } from './event-words.ts';
import { newWorkbook } from './google/new-workbook.ts';
import type { WorkbookStore } from './google/workbook-store.ts';
import { workbookTitle } from './local-api.ts';
import { centralWorkbook, regionalWorkbook, type StartingDecisions } from './prepared-workbook.ts';
import { SAMPLE_PLAN_YEAR, sampleWorkbooks } from './sample/sample-register.ts';
import { storeRegionalWorkbook } from './stored-workbook.ts';

export const STARTING_DECISIONS: StartingDecisions = {
  planYear: null,
  publisher: 'Ассоциация кластеров (пример)',
  licence: 'CC BY 4.0',
  contact: 'data@example.org',
  freezeAs: null,
  compareWith: null,
};

/** The role account of a region, under a domain that nobody has. */
function sampleEditor(region: string): string {
  return `region-${region}@example.org`;
}

/** Makes the workbooks, and says at the very end that the folder is whole. */
export function setUpWorkbooks(
  store: WorkbookStore,
  folder: DataFolder,
  empty: boolean,
  log: (event: LocalEvent) => void,
): { readonly centralSpreadsheetId: string } {
  const list = empty
    ? []
    : sampleWorkbooks().map(({ region, tabs }) => {
        const title = workbookTitle(region, STARTING_REFERENCE.regions);
        const message = regionalWorkbook(title, { workbook: region, reference: STARTING_REFERENCE }, tabs);
        return [region, storeRegionalWorkbook(store, message, () => new Date(), [sampleEditor(region)])];
      });
  const decisions = empty ? STARTING_DECISIONS : { ...STARTING_DECISIONS, planYear: SAMPLE_PLAN_YEAR };
  const central = store.create(newWorkbook(centralWorkbook(list, decisions)));
  const contents = { centralSpreadsheetId: central.spreadsheetId };
  folder.finishSetUp(contents);
  if (list.length > 0) log({ event: 'sample-made', workbooks: list.length });
  return contents;
}
