/** Requests of `batchUpdate` that give cells a rule for what may stand in them, and borders. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument } from './google-error.ts';
import { asJson } from './json.ts';
import { areaOfMessage, type SheetArea } from './sheet-range.ts';
import type { Area, CellAttributes } from './workbook.ts';
import type { Change } from './workbook-change.ts';

/** The runs of rows that no filter hides. */
function shownAreas({ sheet, area }: SheetArea): Area[] {
  const areas: { startRowIndex: number; endRowIndex: number }[] = [];
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    if (sheet.rows?.[row]?.hiddenByFilter) continue;
    const last = areas.at(-1);
    if (last?.endRowIndex === row) last.endRowIndex += 1;
    else areas.push({ startRowIndex: row, endRowIndex: row + 1 });
  }
  return areas.map((rows) => ({ ...area, ...rows }));
}

export const setDataValidation: RequestFunction<'setDataValidation'> = (workbook, request) => {
  const { range, rule, filteredRowsIncluded } = request;
  const target = areaOfMessage(workbook, range ?? {});
  const type = rule?.condition?.type;
  if (rule && (!type || type === 'CONDITION_TYPE_UNSPECIFIED')) throw invalidArgument('ConditionType is required.');
  const { sheetId } = target.sheet.properties;
  const cell = rule ? { attributes: { dataValidation: asJson(rule) } } : {};
  const areas = filteredRowsIncluded ? [target.area] : shownAreas(target);
  return {
    changes: areas.map((area): Change => ({ kind: 'changeCells', sheetId, area, fields: 'dataValidation', cell })),
  };
};

type Side = 'top' | 'bottom' | 'left' | 'right';

/** The cells at one side of the area, or those between the first and the last: an inner border is on both neighbours. */
function sideAreas(
  area: Area,
): Readonly<Record<keyof Omit<sheets_v4.Schema$UpdateBordersRequest, 'range'>, [Area, Side][]>> {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  return {
    top: [[{ ...area, endRowIndex: startRowIndex + 1 }, 'top']],
    bottom: [[{ ...area, startRowIndex: endRowIndex - 1 }, 'bottom']],
    left: [[{ ...area, endColumnIndex: startColumnIndex + 1 }, 'left']],
    right: [[{ ...area, startColumnIndex: endColumnIndex - 1 }, 'right']],
    innerHorizontal: [
      [{ ...area, endRowIndex: endRowIndex - 1 }, 'bottom'],
      [{ ...area, startRowIndex: startRowIndex + 1 }, 'top'],
    ],
    innerVertical: [
      [{ ...area, endColumnIndex: endColumnIndex - 1 }, 'right'],
      [{ ...area, startColumnIndex: startColumnIndex + 1 }, 'left'],
    ],
  };
}

function isArea({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area): boolean {
  return startRowIndex < endRowIndex && startColumnIndex < endColumnIndex;
}

export const updateBorders: RequestFunction<'updateBorders'> = (workbook, { range, ...borders }) => {
  const { sheet, area } = areaOfMessage(workbook, range ?? {});
  const { sheetId } = sheet.properties;
  const sides = sideAreas(area);
  const asked = Object.entries(borders) as [keyof typeof sides, sheets_v4.Schema$Border][];
  const changes = asked.flatMap(([name, border]) =>
    sides[name]
      .filter(([cells]) => isArea(cells))
      .map(([cells, side]): Change => {
        const kept = border.style === 'NONE' ? {} : { [side]: asJson(border) };
        const attributes: CellAttributes = { userEnteredFormat: { borders: kept } };
        const fields = `userEnteredFormat.borders.${side}`;
        return { kind: 'changeCells', sheetId, area: cells, fields, cell: { attributes } };
      }),
  );
  return { changes };
};
