/** Requests of `batchUpdate` that name ranges. */
import { parseA1 } from '../../domain/a1.ts';
import type { RequestFunction } from './batch-update.ts';
import { invalidArgument } from './google-error.ts';
import { openRange } from './grid-range.ts';
import { type NamedRange, namedRangeMessage, namedRanges } from './named-ranges.ts';
import { newObjectId } from './object-id.ts';
import { objectsOf, type SheetGridRange, type Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u;
const R1C1 = /^R\d*C\d*$/i;
const WRITABLE = new Set(['name', 'range', 'namedRangeId']);

function looksLikeCells(name: string): boolean {
  const parsed = parseA1(name);
  return parsed !== undefined && parsed.title === undefined;
}

function checkedName(workbook: Workbook, name: string | null | undefined, ownId?: string): string {
  if (!name) throw invalidArgument('A named range must have a name.');
  if (!NAME.test(name) || R1C1.test(name) || looksLikeCells(name) || /^(?:true|false)$/i.test(name)) {
    throw invalidArgument(`The name of a named range is invalid: ${name}`);
  }
  const isTaken = namedRanges(workbook).some(
    (other) => other.namedRangeId !== ownId && other.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) {
    throw invalidArgument(`Cannot add named range with name ${name}, a named range with that name already exists.`);
  }
  return name;
}

function placeOf(workbook: Workbook, id: string | null | undefined): { index: number; named: NamedRange } {
  const index = namedRanges(workbook).findIndex(
    ({ namedRangeId, range }) => namedRangeId === id && range !== undefined,
  );
  const named = namedRanges(workbook)[index];
  if (!named) throw invalidArgument(`No NamedRange with id: ${id ?? ''}`);
  return { index, named };
}

function newId(workbook: Workbook, asked: string | null | undefined): string {
  const taken = new Set(namedRanges(workbook).map(({ namedRangeId }) => namedRangeId));
  if (!asked) return newObjectId((id) => taken.has(String(id))).toString();
  if (!taken.has(asked)) return asked;
  throw invalidArgument(`Cannot add named range with ID ${asked}, a named range with that ID already exists.`);
}

export const addNamedRange: RequestFunction<'addNamedRange'> = (workbook, { namedRange }) => {
  const name = checkedName(workbook, namedRange?.name);
  if (!namedRange?.range) throw invalidArgument('A named range must have a range.');
  const named: NamedRange = {
    namedRangeId: newId(workbook, namedRange.namedRangeId),
    name,
    range: openRange(workbook, namedRange.range),
  };
  const index = namedRanges(workbook).length;
  return {
    changes: [{ kind: 'spliceWorkbookList', list: 'namedRanges', index, remove: 0, insert: [named] }],
    reply: () => ({ addNamedRange: { namedRange: namedRangeMessage(named) } }),
  };
};

/** What is backed by the name goes where the name goes. */
function followers(workbook: Workbook, { namedRangeId }: NamedRange, range: SheetGridRange): Change[] {
  return workbook.sheets.flatMap((sheet) =>
    (['protectedRanges', 'filterViews'] as const).flatMap((list) =>
      objectsOf(sheet, list).flatMap((entry, index): Change[] => {
        if (entry['namedRangeId'] !== namedRangeId) return [];
        if (sheet.properties.sheetId !== range.sheetId) {
          throw invalidArgument('A named range that something is backed by must stay on its sheet.');
        }
        const { sheetId } = sheet.properties;
        return [{ kind: 'spliceObjects', sheetId, list, index, remove: 1, insert: [{ ...entry, range }] }];
      }),
    ),
  );
}

export const updateNamedRange: RequestFunction<'updateNamedRange'> = (workbook, { namedRange, fields }) => {
  const mask = readWriteMask(fields, 'NamedRange', WRITABLE);
  const { index, named } = placeOf(workbook, namedRange?.namedRangeId);
  const isAsked = (field: string) => mask.size === 0 || mask.has('*') || mask.has(field);
  const name = isAsked('name') ? checkedName(workbook, namedRange?.name, named.namedRangeId) : named.name;
  const range = isAsked('range') && namedRange?.range ? openRange(workbook, namedRange.range) : named.range;
  if (!range) throw invalidArgument('A named range must have a range.');
  const insert = [{ ...named, name, range }];
  return {
    changes: [
      { kind: 'spliceWorkbookList', list: 'namedRanges', index, remove: 1, insert },
      ...followers(workbook, named, range),
    ],
  };
};

export const deleteNamedRange: RequestFunction<'deleteNamedRange'> = (workbook, { namedRangeId }) => {
  const { index } = placeOf(workbook, namedRangeId);
  return { changes: [{ kind: 'spliceWorkbookList', list: 'namedRanges', index, remove: 1, insert: [] }] };
};
