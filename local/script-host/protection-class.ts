/** Protection: «access and modify protected ranges and sheets». */
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { mayEdit } from '../google/protection.ts';
import { objectsOf } from '../google/workbook.ts';
import { flag, instanceOf, listOf, oneOfEnum, text } from './argument-kinds.ts';
import type { Book } from './book.ts';
import { editorsOf } from './document-people.ts';
import { enumValue } from './enumerations.ts';
import { stateOfMessage } from './range-finder.ts';
import { aRange, gridRange, type RangeState, rangeObject } from './range-state.ts';
import { ScriptError } from './script-error.ts';
import { noted, SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';
import { type UserState, userObject } from './session.ts';
import type { SheetState } from './sheet-state.ts';

interface ProtectionState {
  readonly book: Book;
  readonly protectedRangeId: number;
}

const on = signatures<ProtectionState>();
const onRange = signatures<RangeState>();
const onSheet = signatures<SheetState>();
const onBook = signatures<Book>();
const aType = oneOfEnum('ProtectionType');
const aUser = instanceOf<UserState>('User');

interface Held {
  readonly sheetId: number;
  readonly message: JsonObject;
}

function heldIn(book: Book): readonly Held[] {
  return book.workbook.sheets.flatMap((sheet) => {
    const { sheetId } = sheet.properties;
    return objectsOf(sheet, 'protectedRanges').map((message) => ({ sheetId, message }));
  });
}

function held({ book, protectedRangeId }: ProtectionState): Held {
  const found = heldIn(book).find(({ message }) => message['protectedRangeId'] === protectedRangeId);
  if (!found) throw new ScriptError('The protection no longer exists.');
  return found;
}

function rangeOf(state: ProtectionState): RangeState {
  const { sheetId, message } = held(state);
  return stateOfMessage(state.book, { sheetId, ...(isJsonObject(message['range']) ? message['range'] : {}) });
}

/** A protection whose range has no bounds is of the whole tab. */
function typeOf({ message }: Held): 'SHEET' | 'RANGE' {
  const range = isJsonObject(message['range']) ? message['range'] : {};
  return Object.keys(range).some((name) => name.endsWith('Index')) ? 'RANGE' : 'SHEET';
}

/** Only who may edit a protected range may change its protection. */
function update(state: ProtectionState, change: JsonObject): typeof SELF {
  const { message } = held(state);
  checkOwn(state.book, message);
  const fields = Object.keys(change).join(',');
  const protectedRange = { protectedRangeId: state.protectedRangeId, ...change };
  state.book.batch([{ updateProtectedRange: { protectedRange, fields } }]);
  return SELF;
}

function canEdit({ run }: Book, message: JsonObject): boolean {
  const { effectiveUser, world } = run;
  return mayEdit(message, { email: effectiveUser, isOwner: effectiveUser === world.people.owner });
}

function checkOwn(book: Book, message: JsonObject): void {
  if (!canEdit(book, message)) throw new ScriptError('You do not have permission to edit this protection.');
}

function usersOf({ message }: Held): readonly string[] {
  const editors = isJsonObject(message['editors']) ? message['editors'] : {};
  return Array.isArray(editors['users']) ? editors['users'].map(String) : [];
}

function setEditors(state: ProtectionState, users: readonly string[]): typeof SELF {
  const { message } = held(state);
  const editors = isJsonObject(message['editors']) ? message['editors'] : {};
  return update(state, { editors: { ...editors, users: [...new Set(users)] } });
}

function addEditors(state: ProtectionState, users: readonly string[]): typeof SELF {
  return setEditors(state, [...usersOf(held(state)), ...users]);
}

/** «The owner of the spreadsheet is always able to edit». */
function removeEditors(state: ProtectionState, users: readonly string[]): typeof SELF {
  const { owner } = state.book.run.world.people;
  return setEditors(
    state,
    usersOf(held(state)).filter((user) => user === owner || !users.includes(user)),
  );
}

function unprotected(state: ProtectionState): RangeState[] {
  const { sheetId, message } = held(state);
  const ranges = Array.isArray(message['unprotectedRanges']) ? message['unprotectedRanges'].filter(isJsonObject) : [];
  return ranges.map((range) => stateOfMessage(state.book, { sheetId, ...range }));
}

function object(book: Book, { message }: Held): ServiceObject<ProtectionState> {
  return new ServiceObject('Protection', { book, protectedRangeId: Number(message['protectedRangeId']) });
}

export const protectionClass = serviceClass<ProtectionState>('Protection', {
  addEditor: [
    on([text], (state, email) => addEditors(state, [email])),
    on([aUser], (state, { email }) => addEditors(state, [email])),
  ],
  addEditors: on([listOf(text)], addEditors),
  removeEditor: [
    on([text], (state, email) => removeEditors(state, [email])),
    on([aUser], (state, { email }) => removeEditors(state, [email])),
  ],
  removeEditors: [
    on([listOf(text)], removeEditors),
    on([listOf(aUser)], (state, users) =>
      removeEditors(
        state,
        users.map(({ email }) => email),
      ),
    ),
  ],
  getEditors: on([], (state) => usersOf(held(state)).map(userObject)),
  canEdit: on([], (state) => canEdit(state.book, held(state).message)),
  canDomainEdit: on([], (state) => {
    const { editors } = held(state).message;
    return isJsonObject(editors) && editors['domainUsersCanEdit'] === true;
  }),
  setDomainEdit: noted(
    { partly: 'it is kept, and lets nobody in: the stand-in has no domains' },
    on([flag], (state, domainUsersCanEdit) => {
      const users = usersOf(held(state));
      return update(state, { editors: { users: [...users], domainUsersCanEdit } });
    }),
  ),
  getDescription: on([], (state) => String(held(state).message['description'] ?? '')),
  setDescription: on([text], (state, description) => update(state, { description })),
  isWarningOnly: on([], (state) => held(state).message['warningOnly'] === true),
  setWarningOnly: on([flag], (state, warningOnly) => update(state, { warningOnly })),
  getProtectionType: on([], (state) => enumValue('ProtectionType', typeOf(held(state)))),
  getRange: on([], (state) => rangeObject(rangeOf(state))),
  setRange: on([aRange], (state, range) => update(state, { range: gridRange(range) as JsonObject })),
  getUnprotectedRanges: on([], (state) => unprotected(state).map(rangeObject)),
  setUnprotectedRanges: on([listOf(aRange)], (state, ranges) =>
    update(state, { unprotectedRanges: ranges.map((range) => gridRange(range) as JsonObject) }),
  ),
  remove: on([], (state) => {
    checkOwn(state.book, held(state).message);
    state.book.batch([{ deleteProtectedRange: { protectedRangeId: state.protectedRangeId } }]);
  }),
});

/** «Until the script actually changes the list of editors, the permissions mirror those of the spreadsheet itself.» */
function protect(book: Book, range: JsonObject): ServiceObject<ProtectionState> {
  const { effectiveUser, world } = book.run;
  const everybody = [...editorsOf(book.workbook, world.people), effectiveUser].filter((user) => user !== '');
  const users = [...new Set(everybody)];
  const [reply] = book.batch([{ addProtectedRange: { protectedRange: { range, editors: { users } } } }]);
  const added = reply?.['addProtectedRange'];
  const message = isJsonObject(added) && isJsonObject(added['protectedRange']) ? added['protectedRange'] : {};
  return object(book, { sheetId: 0, message });
}

/** «If the range is already protected, this method returns an object representing its existing protection settings.» */
function protectRange(state: RangeState): ServiceObject<ProtectionState> {
  const same = heldIn(state.book).find((each) => {
    if (each.sheetId !== state.sheetId || typeOf(each) !== 'RANGE') return false;
    const { area } = rangeOf({ book: state.book, protectedRangeId: Number(each.message['protectedRangeId']) });
    return JSON.stringify(area) === JSON.stringify(state.area);
  });
  return same ? object(state.book, same) : protect(state.book, gridRange(state) as JsonObject);
}

function protectSheet({ book, sheetId }: SheetState): ServiceObject<ProtectionState> {
  const same = heldIn(book).find((each) => each.sheetId === sheetId && typeOf(each) === 'SHEET');
  return same ? object(book, same) : protect(book, { sheetId });
}

function listed(book: Book, type: string, sheetId?: number): ServiceObject<ProtectionState>[] {
  return heldIn(book)
    .filter((each) => typeOf(each) === type && (sheetId === undefined || each.sheetId === sheetId))
    .map((each) => object(book, each));
}

function rangeEditable({ book, sheetId, area }: RangeState): boolean {
  try {
    book.checkAccess({ sheetId, area });
    return true;
  } catch (error) {
    if (error instanceof ScriptError) return false;
    throw error;
  }
}

export const PROTECTION_RANGE_MEMBERS = {
  protect: onRange([], protectRange),
  canEdit: onRange([], rangeEditable),
};

export const PROTECTION_SHEET_MEMBERS = {
  protect: onSheet([], protectSheet),
  getProtections: onSheet([aType], ({ book, sheetId }, type) => listed(book, type, sheetId)),
};

export const PROTECTION_SPREADSHEET_MEMBERS = {
  getProtections: onBook([aType], (book, type) => listed(book, type)),
};
