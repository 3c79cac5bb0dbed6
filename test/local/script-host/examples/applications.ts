/** Examples of the members of SpreadsheetApp, and of the enumerations that services show. */

import { DECLARATIONS } from '../../../../local/script-host/coverage.ts';
import { CLASSES } from '../../../../local/script-host/services.ts';
import { gives, type MemberExamples, prefixed } from './member-example.ts';

const SELECTED =
  'return [SpreadsheetApp.getActiveRange().getA1Notation(), SpreadsheetApp.getCurrentCell().getA1Notation()]';
const OBJECTS: Readonly<Record<string, string>> = { Ui: 'SpreadsheetApp.getUi()' };

/** Every value that Google declares, by its name. */
function enumerations(): MemberExamples {
  const entries = [...CLASSES].flatMap(([className, { enums }]) =>
    Object.entries(enums).map(([member, enumeration]) => {
      const names = DECLARATIONS.enums.get(enumeration) ?? [];
      const script = `const values = ${OBJECTS[className] ?? className}.${member};
        return ${JSON.stringify(names)}.map((name) => String(values[name]) + (values[name] === values[name]))`;
      const expected = names.map((name) => `${name}true`);
      return [`${className}.${member}`, gives(`the values of ${enumeration}`, script, expected)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

export const APPLICATIONS: MemberExamples = {
  ...enumerations(),
  ...prefixed('SpreadsheetApp', {
    create: gives(
      'a new workbook with a name and a size',
      "const made = SpreadsheetApp.create('Made', 5, 4); const sheet = made.getSheets()[0]; return [SpreadsheetApp.openById(made.getId()).getName(), sheet.getMaxRows(), sheet.getMaxColumns()]",
      ['Made', 5, 4],
    ),
    openById: gives('the workbook of an identifier', 'SpreadsheetApp.openById(book.getId()).getName()', 'Book'),
    openByUrl: gives('the workbook of an address', 'SpreadsheetApp.openByUrl(book.getUrl()).getName()', 'Book'),
    flush: gives(
      'applies what is pending; every write is applied at once here, and it returns nothing',
      "at('A1').setValue(1); return [SpreadsheetApp.flush() === undefined, at('A1').getValue()]",
      [true, 1],
    ),
    getActive: gives('the active workbook', 'SpreadsheetApp.getActive().getName()', 'Book'),
    getActiveSpreadsheet: gives('the active workbook', 'SpreadsheetApp.getActiveSpreadsheet().getName()', 'Book'),
    setActiveSpreadsheet: gives(
      'makes a workbook the active one',
      'try { SpreadsheetApp.setActiveSpreadsheet(SpreadsheetApp.create("Other")); } catch (error) { SpreadsheetApp.setActiveSpreadsheet(book); return [error.message, SpreadsheetApp.getActive().getName()] }',
      ['SpreadsheetApp.setActiveSpreadsheet of another workbook is not in the stand-in', 'Book'],
    ),
    getActiveSheet: gives('the active tab', 'two.activate(); return SpreadsheetApp.getActiveSheet().getName()', 'Two'),
    setActiveSheet: gives(
      'makes a tab active',
      'SpreadsheetApp.setActiveSheet(two); return book.getActiveSheet().getName()',
      'Two',
    ),
    getActiveRange: gives(
      'the selected range',
      "at('B2:C3').activate(); return SpreadsheetApp.getActiveRange().getA1Notation()",
      'B2:C3',
    ),
    setActiveRange: gives(
      'selects a range; its top left cell is current',
      `SpreadsheetApp.setActiveRange(at('B2:C3')); ${SELECTED}`,
      ['B2:C3', 'B2'],
    ),
    getCurrentCell: gives(
      'the current cell',
      "at('B2:C3').activate(); at('C3').activateAsCurrentCell(); return SpreadsheetApp.getCurrentCell().getA1Notation()",
      'C3',
    ),
    setCurrentCell: gives(
      'makes a cell current and keeps the selection that it is in',
      `at('B2:C3').activate(); SpreadsheetApp.setCurrentCell(at('C3')); ${SELECTED}`,
      ['B2:C3', 'C3'],
    ),
    getUi: gives('the user interface', 'String(SpreadsheetApp.getUi())', 'Ui'),
    newDataValidation: gives(
      'a builder of rules',
      'SpreadsheetApp.newDataValidation().requireDate().build().getHelpText()',
      null,
    ),
    newConditionalFormatRule: gives(
      'a builder of rules',
      "SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setRanges([at('A1')]).build().getRanges()[0].getA1Notation()",
      'A1',
    ),
  }),
};
