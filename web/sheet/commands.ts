/** What a person does in Univer, as edits for the server: Univer itself changes nothing. */
import { CanceledError, CommandType, type ICommandInfo, ICommandService } from '@univerjs/core';
import type { Grid } from './grid.ts';
import { areaOf, rangeName, type UniverRange } from './place-names.ts';
import type { AreaView, SheetEdit } from './protocol.ts';

export interface GridActions {
  readonly edit: (edit: SheetEdit) => void;
  readonly type: (row: number, column: number, text: string) => void;
  readonly paste: (html: string, text: string) => void;
  readonly pasteFromMenu: () => void;
  readonly copy: (cuts: boolean) => void;
  /** What the page cannot do, as the person is told. */
  readonly refuse: () => void;
}

type Parameters = Readonly<Record<string, unknown>>;

/** How a person looks around: Univer does it, and nobody else sees it. */
const VIEWS = [
  ...['scroll', 'zoom', 'move-selection', 'select', 'expand-selection', 'worksheet-activate', 'refill'],
  ...['set-worksheet-active', 'delta-column-width', 'delta-row-height', 'worksheet-col-width', 'row-height'],
  ...['col-auto-width', 'row-is-auto-height', 'col-is-auto-width', 'header'],
];

function rangesOf(grid: Grid): readonly AreaView[] {
  const ranges = grid.book.getActiveSheet().getSelection()?.getActiveRangeList() ?? [];
  return ranges.map((range) => areaOf(range.getRange(), grid.tab));
}

function areaIn(grid: Grid, range: unknown): AreaView {
  return areaOf(range as UniverRange, grid.tab);
}

type Translation = (grid: Grid, act: GridActions, parameters: Parameters) => void;

function insertion(kind: 'insertRows' | 'insertColumns', side: 'before' | 'after'): Translation {
  return (grid, { edit }, { value }) => {
    const { area } = grid.selected;
    const [start, end] =
      kind === 'insertRows' ? [area.startRowIndex, area.endRowIndex] : [area.startColumnIndex, area.endColumnIndex];
    const count = typeof value === 'number' ? value : end - start;
    edit({ kind, sheet: grid.tab.title, before: side === 'before' ? start + 1 : end + 1, count });
  };
}

function deletion(kind: 'deleteRows' | 'deleteColumns'): Translation {
  return (grid, { edit }) => {
    const { area } = grid.selected;
    const [start, end] =
      kind === 'deleteRows' ? [area.startRowIndex, area.endRowIndex] : [area.startColumnIndex, area.endColumnIndex];
    edit({ kind, sheet: grid.tab.title, first: start + 1, count: end - start });
  };
}

function clear(grid: Grid, { edit }: GridActions): void {
  for (const area of rangesOf(grid)) edit({ kind: 'clear', range: rangeName(grid.tab.title, area) });
}

function fill(grid: Grid, { edit }: GridActions, { sourceRange, targetRange }: Parameters): void {
  const [from, target] = [areaIn(grid, sourceRange), areaIn(grid, targetRange)];
  const whole = {
    startRowIndex: Math.min(from.startRowIndex, target.startRowIndex),
    endRowIndex: Math.max(from.endRowIndex, target.endRowIndex),
    startColumnIndex: Math.min(from.startColumnIndex, target.startColumnIndex),
    endColumnIndex: Math.max(from.endColumnIndex, target.endColumnIndex),
  };
  edit({ kind: 'fill', from: rangeName(grid.tab.title, from), to: rangeName(grid.tab.title, whole) });
}

/** The first row of what is selected goes into those below it. */
function copyDown(grid: Grid, { edit }: GridActions): void {
  const { area } = grid.selected;
  if (area.endRowIndex - area.startRowIndex < 2) return;
  const [from, to] = [
    { ...area, endRowIndex: area.startRowIndex + 1 },
    { ...area, startRowIndex: area.startRowIndex + 1 },
  ].map((part) => rangeName(grid.tab.title, part));
  if (from !== undefined && to !== undefined) edit({ kind: 'copy', from, to });
}

/** A drop-down, a check box and the editor write values: one text, or a block of them. */
function write(grid: Grid, act: GridActions, { range, value }: Parameters): void {
  const area = areaIn(grid, range);
  const cell = value as { v?: unknown; f?: unknown; p?: { body?: { dataStream?: string } } };
  const text = cell.f ?? cell.v ?? cell.p?.body?.dataStream?.replace(/\r\n$/, '') ?? '';
  act.type(area.startRowIndex, area.startColumnIndex, String(text));
}

const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  'sheet.command.set-range-values': write,
  'sheet.command.clear-selection-content': clear,
  'sheet.command.clear-selection-all': clear,
  'sheet.command.auto-fill': fill,
  'sheet.command.copy-down': copyDown,
  'sheet.command.paste-by-short-key': (_grid, { paste }, { htmlContent, textContent }) =>
    paste(String(htmlContent ?? ''), String(textContent ?? '')),
  'univer.command.paste': (_grid, { pasteFromMenu }) => pasteFromMenu(),
  'sheet.command.paste-value': (_grid, { pasteFromMenu }) => pasteFromMenu(),
  'univer.command.undo': (_grid, { edit }) => edit({ kind: 'undo' }),
  'univer.command.redo': (_grid, { edit }) => edit({ kind: 'redo' }),
  'sheet.command.insert-row-before': insertion('insertRows', 'before'),
  'sheet.command.insert-row-after': insertion('insertRows', 'after'),
  'sheet.command.insert-multi-rows-above': insertion('insertRows', 'before'),
  'sheet.command.insert-multi-rows-after': insertion('insertRows', 'after'),
  'sheet.command.insert-col-before': insertion('insertColumns', 'before'),
  'sheet.command.insert-col-after': insertion('insertColumns', 'after'),
  'sheet.command.insert-multi-cols-before': insertion('insertColumns', 'before'),
  'sheet.command.insert-multi-cols-right': insertion('insertColumns', 'after'),
  'sheet.command.remove-row-confirm': deletion('deleteRows'),
  'sheet.command.remove-col-confirm': deletion('deleteColumns'),
  'sheet.command.insert-sheet': (_grid, { edit }) => edit({ kind: 'addSheet' }),
  'sheet.command.remove-sheet-confirm': (grid, { edit }) => edit({ kind: 'deleteSheet', sheet: grid.tab.title }),
  'sheet.command.set-worksheet-name': (grid, { edit }, { name }) =>
    edit({ kind: 'renameSheet', sheet: grid.tab.title, title: String(name) }),
};

/** Both are done by Univer as well: it copies the texts that are shown, and marks what was copied. */
const COPIES: Readonly<Record<string, boolean>> = { 'univer.command.copy': false, 'univer.command.cut': true };

function isOfSheet({ id, type }: Readonly<ICommandInfo>): boolean {
  return type === CommandType.COMMAND && /^sheet\.command\./.test(id);
}

/** Cells in the middle of being edited undo by themselves: there Univer's own editor is at work. */
function isInEditor(grid: Grid): boolean {
  return grid.isEditing;
}

export function interceptCommands(grid: Grid, act: GridActions): void {
  const commands = grid.opened.univer.__getInjector().get(ICommandService);
  commands.beforeCommandExecuted((info) => {
    const translate = TRANSLATIONS[info.id];
    const isOfEditor = info.id.startsWith('univer.command.') && isInEditor(grid);
    if (translate && !isOfEditor) {
      translate(grid, act, (info.params ?? {}) as Parameters);
      throw new CanceledError();
    }
    const cuts = COPIES[info.id];
    if (cuts !== undefined && !isOfEditor) return act.copy(cuts);
    if (!isOfSheet(info) || VIEWS.some((name) => info.id.includes(name))) return;
    act.refuse();
    throw new CanceledError();
  });
}
