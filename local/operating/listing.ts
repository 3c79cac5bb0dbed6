/** A row of «Книги» for a workbook, written once: the tab is looked at again right before, and again when the answer was lost. */
import { quoteTitle } from '../../domain/a1.ts';
import { ALL_REGIONS, parseWorkbookList, workbookList } from '../../domain/central.ts';
import { dateInMoscow } from '../../domain/date.ts';
import { findColumns } from '../../domain/headings.ts';
import type { Reference } from '../../domain/reference.ts';
import { Failure } from '../../functions/failure.ts';
import { VALUES_MASK } from '../../functions/google-answers.ts';
import { parseValueRanges, wholeTab } from '../../functions/value-ranges.ts';
import { writeOrFind } from './certain-write.ts';
import type { OperatorPlace } from './operator-place.ts';

const { title } = workbookList;

async function readRows({ google, centralSpreadsheetId }: OperatorPlace) {
  const { data } = await google.sheets.spreadsheets.values.batchGet({
    spreadsheetId: centralSpreadsheetId,
    ranges: [wholeTab(title)],
    valueRenderOption: 'FORMULA',
    dateTimeRenderOption: 'SERIAL_NUMBER',
    fields: VALUES_MASK,
  });
  return parseValueRanges(data, [title]).get(title) ?? [];
}

function givenToAnother(region: string): Failure {
  return new Failure(
    'WORKBOOK_LIST_WRONG',
    `Пока команда работала, в «Книгах» появилась другая таблица субъекта ${region}.`,
    'Решите, которая нужна, и запустите команду снова; лишнюю уберите в корзину.',
  );
}

/** Throws a failure where another workbook of the region stands there by now. */
export async function listWorkbook(
  operator: OperatorPlace,
  reference: Reference,
  region: string,
  spreadsheetId: string,
): Promise<void> {
  const context = { asOf: dateInMoscow(operator.now().getTime()), reference, workbook: ALL_REGIONS };
  const findListed = async () => {
    const rows = await readRows(operator);
    const listed = parseWorkbookList(rows, context).value?.find((one) => one.region === region);
    if (listed && listed.spreadsheetId !== spreadsheetId) throw givenToAnother(region);
    return { rows, isListed: listed !== undefined };
  };
  const { rows, isListed } = await findListed();
  if (isListed) return;
  const { positions = [], headingRow = 0 } = findColumns(workbookList, rows, context).value ?? {};
  const cells = Array.from({ length: Math.max(...positions) + 1 }, (_, index) => {
    const key = workbookList.columnKeys[positions.indexOf(index)];
    return key === 'region' ? region : key === 'spreadsheetId' ? spreadsheetId : null;
  });
  await writeOrFind(
    async () => {
      await operator.google.sheets.spreadsheets.values.append({
        spreadsheetId: operator.centralSpreadsheetId,
        range: `${quoteTitle(title)}!A${headingRow + 1}:B${headingRow + 1}`,
        valueInputOption: 'RAW',
        requestBody: { values: [cells] },
      });
      return true;
    },
    async () => (await findListed()).isListed || undefined,
  );
}
