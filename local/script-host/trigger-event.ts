/** The event objects that triggers are called with. */
import type { DoneEdit } from '../google/editor.ts';
import type { CellValue } from '../google/workbook.ts';
import { Book } from './book.ts';
import { enumValue } from './enumerations.ts';
import { instantClock } from './event-clock.ts';
import type { ScriptRun } from './script-world.ts';
import { ServiceObject } from './service-class.ts';
import { activeUserObject } from './session.ts';
import { spreadsheetObject } from './sheet-state.ts';
import type { TriggerRecord } from './trigger-table.ts';

type Event = Readonly<Record<string, unknown>>;

function common(run: ScriptRun, trigger: TriggerRecord | undefined): Event {
  return {
    authMode: enumValue('AuthMode', run.authMode),
    user: activeUserObject(run),
    ...(trigger ? { triggerUid: trigger.uid } : {}),
  };
}

function source(run: ScriptRun, spreadsheetId: string): ServiceObject {
  return spreadsheetObject(new Book(run, spreadsheetId));
}

/** A value as the event tells it: always a text. */
function told(value: CellValue): string {
  if (typeof value === 'object') return value.formula;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

export function openEvent(run: ScriptRun, spreadsheetId: string, trigger?: TriggerRecord): Event {
  return { ...common(run, trigger), source: source(run, spreadsheetId) };
}

export function editEvent(run: ScriptRun, edit: DoneEdit, trigger?: TriggerRecord): Event {
  const { spreadsheetId, edited, value, oldValue } = edit;
  const book = new Book(run, spreadsheetId);
  const place = edited && {
    rowStart: edited.area.startRowIndex + 1,
    rowEnd: edited.area.endRowIndex,
    columnStart: edited.area.startColumnIndex + 1,
    columnEnd: edited.area.endColumnIndex,
  };
  return {
    ...openEvent(run, spreadsheetId, trigger),
    ...(edited ? { range: new ServiceObject('Range', { book, ...edited }, place) } : {}),
    ...(value === undefined ? {} : { value: told(value) }),
    ...(oldValue === undefined ? {} : { oldValue: told(oldValue) }),
  };
}

export function changeEvent(run: ScriptRun, edit: DoneEdit, trigger: TriggerRecord): Event {
  return { ...openEvent(run, edit.spreadsheetId, trigger), changeType: edit.changeType };
}

export function clockEvent(run: ScriptRun, trigger: TriggerRecord): Event {
  const { user: _user, ...rest } = common(run, trigger);
  return { ...rest, ...instantClock(run.world.now()) };
}
