/** What of Google's APIs is here: every method and every kind of request that Google has, with its state. For documentation. */
import { type ApiMethod, DRIVE_METHODS, SCRIPT_METHODS, SHEETS_METHODS } from './api-methods.ts';
import { SHEETS_SCHEMA } from './api-schema.ts';
import { driveMethods } from './drive-api.ts';
import { REQUEST_KINDS, type RequestKind } from './request-kinds.ts';
import type { RestMethod } from './rest-method.ts';
import { scriptMethods } from './script-api.ts';
import { sheetsMethods } from './sheets-api.ts';
import type { Support } from './support.ts';
import type { WorkbookStore } from './workbook-store.ts';

export interface Covered {
  /** As in Google's reference. */
  readonly name: string;
  readonly state: Support | 'no';
}

function nobody(): never {
  throw new Error('There is no store behind the list of methods.');
}

/** The methods are asked what they are, and never run. */
const NO_STORE: WorkbookStore = {
  list: nobody,
  get: nobody,
  create: nobody,
  commit: nobody,
  settled: nobody,
  remove: nobody,
  subscribe: nobody,
  close: nobody,
};

function covered(known: readonly ApiMethod[], methods: readonly RestMethod[]): readonly Covered[] {
  const states = new Map(methods.map(({ name, support }) => [name, support]));
  return known.map(({ name }) => ({ name, state: states.get(name) ?? 'no' }));
}

export function sheetsCoverage(): readonly Covered[] {
  return covered(SHEETS_METHODS, sheetsMethods(NO_STORE, nobody));
}

export function driveCoverage(): readonly Covered[] {
  return covered(DRIVE_METHODS, driveMethods(NO_STORE, nobody));
}

export function scriptCoverage(): readonly Covered[] {
  return covered(SCRIPT_METHODS, scriptMethods(NO_STORE, nobody));
}

export function requestCoverage(): readonly Covered[] {
  const kinds = [...(SHEETS_SCHEMA.messages.get('Request')?.keys() ?? [])] as RequestKind[];
  return kinds.map((name) => ({ name, state: REQUEST_KINDS[name]?.support ?? 'no' }));
}
