/** Examples of the members about developer metadata, wherever it is. */
import { gives, leaves, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const MADE = "book.addDeveloperMetadata('key', 'value'); const [it] = book.getDeveloperMetadata();";
const OF_BOOK = 'developerMetadata(metadataKey,metadataValue,visibility)';
const HELD = { metadataKey: 'key', metadataValue: 'value', visibility: 'DOCUMENT' };

function changed(says: string, call: string, expected: object): MemberExample {
  return leaves(says, `${MADE} it.${call}`, OF_BOOK, { developerMetadata: [{ ...HELD, ...expected }] });
}

/** Where it is after it was moved. */
function moved(says: string, call: string, read: string, expected: unknown): MemberExample {
  return gives(
    says,
    `${MADE} it.${call}; const to = it.getLocation(); return [String(to.getLocationType()), to.${read}]`,
    expected,
  );
}

/** Four pieces of metadata, one at every kind of place, and what a finder finds of them. */
function found(says: string, calls: string, expected: readonly string[], from = 'book'): MemberExample {
  const script = `
    const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
    book.addDeveloperMetadata('book', 'x');
    one.addDeveloperMetadata('tab', 'y', PROJECT);
    at('2:2').addDeveloperMetadata('row', 'x');
    at('B:B').addDeveloperMetadata('column', 'z');
    const [first] = book.getDeveloperMetadata();
    return ${from}.createDeveloperMetadataFinder()${calls}.find().map((each) => each.getKey())`;
  return gives(says, script, expected);
}

export const METADATA: MemberExamples = {
  ...prefixed('DeveloperMetadata', {
    getId: gives(
      'a number by which it is found',
      `${MADE} return book.createDeveloperMetadataFinder().withId(it.getId()).find()[0].getKey()`,
      'key',
    ),
    getKey: gives('the key', `${MADE} return it.getKey()`, 'key'),
    getValue: gives(
      'the value, null where there is none',
      `${MADE} book.addDeveloperMetadata('bare'); return book.getDeveloperMetadata().map((each) => each.getValue())`,
      ['value', null],
    ),
    getVisibility: gives('who sees it', `${MADE} return String(it.getVisibility())`, 'DOCUMENT'),
    getLocation: gives('where it is', `${MADE} return String(it.getLocation().getLocationType())`, 'SPREADSHEET'),
    setKey: changed('sets the key', "setKey('other')", { metadataKey: 'other' }),
    setValue: changed('sets the value', "setValue('other')", { metadataValue: 'other' }),
    setVisibility: changed('sets who sees it', 'setVisibility(SpreadsheetApp.DeveloperMetadataVisibility.PROJECT)', {
      visibility: 'PROJECT',
    }),
    moveToRow: moved('moves it to a row', "moveToRow(at('3:3'))", 'getRow().getA1Notation()', ['ROW', '3:3']),
    moveToColumn: moved('moves it to a column', "moveToColumn(at('C:C'))", 'getColumn().getA1Notation()', [
      'COLUMN',
      'C:C',
    ]),
    moveToSheet: moved('moves it to a tab', 'moveToSheet(two)', 'getSheet().getName()', ['SHEET', 'Two']),
    moveToSpreadsheet: moved(
      'moves it to the workbook',
      'moveToSheet(two).moveToSpreadsheet()',
      'getSpreadsheet().getName()',
      ['SPREADSHEET', 'Book'],
    ),
    remove: leaves('removes it', `${MADE} it.remove()`, OF_BOOK, {}),
  }),
  ...prefixed('DeveloperMetadataFinder', {
    find: found('what meets all conditions', '', ['book', 'tab', 'row', 'column']),
    withId: found('by the number', '.withId(first.getId())', ['book']),
    withKey: found('by the key', ".withKey('row')", ['row']),
    withValue: found('by the value', ".withValue('x')", ['book', 'row']),
    withVisibility: found('by who sees it', '.withVisibility(PROJECT)', ['tab']),
    withLocationType: found(
      'by the kind of place',
      '.withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.COLUMN)',
      ['column'],
    ),
    onIntersectingLocations: found(
      'also where places only intersect',
      '.onIntersectingLocations()',
      ['tab', 'row'],
      "at('A1:A5')",
    ),
  }),
  ...prefixed('DeveloperMetadataLocation', {
    getLocationType: gives(
      'the kind of place',
      `${MADE} return String(it.getLocation().getLocationType())`,
      'SPREADSHEET',
    ),
    getRow: gives(
      'the row, null elsewhere',
      `${MADE} return [it.getLocation().getRow(), it.moveToRow(at('3:3')).getLocation().getRow().getA1Notation()]`,
      [null, '3:3'],
    ),
    getColumn: gives(
      'the column, null elsewhere',
      `${MADE} return [it.getLocation().getColumn(), it.moveToColumn(at('C:C')).getLocation().getColumn().getA1Notation()]`,
      [null, 'C:C'],
    ),
    getSheet: gives(
      'the tab, null elsewhere',
      `${MADE} return [it.getLocation().getSheet(), it.moveToSheet(two).getLocation().getSheet().getName()]`,
      [null, 'Two'],
    ),
    getSpreadsheet: gives(
      'the workbook, null elsewhere',
      `${MADE} return [it.getLocation().getSpreadsheet().getName(), it.moveToSheet(two).getLocation().getSpreadsheet()]`,
      ['Book', null],
    ),
  }),
};
