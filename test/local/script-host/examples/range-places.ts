/** Examples of the members of Range about where it lies, who may write there, and what is attached to it. */
import { EDITOR, OWNER } from '../running-script.ts';
import { gives, leaves, type MemberExamples, prefixed } from './member-example.ts';

const SELECTED = 'return [book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()]';

export const RANGE_PLACES: MemberExamples = prefixed('Range', {
  activate: gives('selects the range; its top left cell is the current one', `at('B2:C3').activate(); ${SELECTED}`, [
    'B2:C3',
    'B2',
  ]),
  activateAsCurrentCell: gives(
    'makes a cell within the selection current and keeps the selection; another cell becomes the selection',
    `at('B2:C3').activate(); at('C3').activateAsCurrentCell();
    const within = [book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()];
    at('D4').activateAsCurrentCell();
    return [within, book.getActiveRange().getA1Notation(), book.getCurrentCell().getA1Notation()];`,
    [['B2:C3', 'C3'], 'D4', 'D4'],
  ),
  getA1Notation: gives('the place in A1 notation', 'one.getRange(2, 1, 2, 3).getA1Notation()', 'A2:C3'),
  getRow: gives('the row of the range', "at('C2:D4').getRow()", 2),
  getRowIndex: gives('the row of the range', "at('C2:D4').getRowIndex()", 2),
  getColumn: gives('the column of the range', "at('C2:D4').getColumn()", 3),
  getLastRow: gives('the last row of the range', "at('C2:D4').getLastRow()", 4),
  getLastColumn: gives('the last column of the range', "at('C2:D4').getLastColumn()", 4),
  getNumRows: gives('how many rows it has', "at('C2:D4').getNumRows()", 3),
  getNumColumns: gives('how many columns it has', "at('C2:D4').getNumColumns()", 2),
  getHeight: gives('its height in rows', "at('C2:D4').getHeight()", 3),
  getWidth: gives('its width in columns', "at('C2:D4').getWidth()", 2),
  getGridId: gives('the number of the tab that it lies on', "two.getRange('A1').getGridId()", 7),
  getSheet: gives('the tab that it lies on', "two.getRange('A1').getSheet().getName()", 'Two'),
  getCell: gives('a cell counted from the corner of the range', "at('C2:D4').getCell(3, 2).getA1Notation()", 'D4'),
  getDataRegion: gives(
    'the range grown over all cells with content that touch it',
    "at('D5').setValue(1); return [at('A1').getDataRegion().getA1Notation(), at('D5').getDataRegion().getA1Notation()]",
    ['A1:B3', 'D5'],
  ),
  offset: gives(
    'a range moved by rows and columns, of another size if asked',
    "[at('A1:B2').offset(1, 2), at('A1:B2').offset(0, 0, 3), at('A1').offset(1, 1, 2, 3)].map((range) => range.getA1Notation())",
    ['C2:D3', 'A1:B3', 'B2:D3'],
  ),
  canEdit: gives(
    'whether the person may edit every cell of the range',
    `at('A1:A2').protect().removeEditor('${EDITOR}'); return [at('A1:B2').canEdit(), at('C3').canEdit()]`,
    [true, true],
  ),
  protect: leaves(
    'protects the range; at first everybody who may edit the workbook may edit it',
    "at('A1:A2').protect()",
    'sheets(protectedRanges(range,editors))',
    {
      sheets: [
        {
          protectedRanges: [
            {
              range: { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 },
              editors: { users: [OWNER, EDITOR] },
            },
          ],
        },
        {},
      ],
    },
  ),
  addDeveloperMetadata: leaves(
    'adds metadata with a key and a value to a row or a column',
    "at('2:2').addDeveloperMetadata('key', 'value', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT)",
    'sheets(data(rowMetadata(developerMetadata(metadataKey,metadataValue,visibility))))',
    {
      sheets: [
        {
          data: [
            {
              rowMetadata: [
                {},
                { developerMetadata: [{ metadataKey: 'key', metadataValue: 'value', visibility: 'PROJECT' }] },
                ...Array.from({ length: 8 }, () => ({})),
              ],
            },
          ],
        },
        { data: [{ rowMetadata: Array.from({ length: 10 }, () => ({})) }] },
      ],
    },
  ),
  getDeveloperMetadata: gives(
    'the metadata of the range',
    "at('B:B').addDeveloperMetadata('key', 'value'); return at('B:B').getDeveloperMetadata().map((each) => each.getValue())",
    ['value'],
  ),
  createDeveloperMetadataFinder: gives(
    'finds what the range contains wholly: row 3 is within 1:5 and not within A1:D5',
    `at('3:3').addDeveloperMetadata('key');
    return ['1:5', 'A1:D5', '4:5'].map((place) => at(place).createDeveloperMetadataFinder().find().length)`,
    [1, 0, 0],
  ),
});
