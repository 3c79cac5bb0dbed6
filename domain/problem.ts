/** A fault in data is data: a code, a severity, a place and the facts. The sentences are in problem-text.ts. */
/** The tabs of a regional workbook, then those of the central one. */
export type TableKey = 'clusters' | 'participants' | 'jointProjects' | 'supportMeasures' | 'workbookList' | 'settings';

/** `error` sets the row aside, `warning` and `note` leave it in the totals. */
export type Severity = 'error' | 'warning' | 'note';

/** Where: a row of a tab of a workbook, and the column unless the whole row is meant. */
interface Place {
  /** The alias of the workbook: its region's two-digit code, or `*` for a workbook of all regions. */
  readonly workbook: string;
  readonly table: TableKey;
  /** As the spreadsheet numbers it: row 1 holds the headings. */
  readonly row: number;
  readonly column?: string;
}

/** A row named by another row's problem. */
export interface RowReference {
  readonly workbook: string;
  readonly row: number;
}

/** Kinds of personal data that Svod refuses (152-ФЗ, art. 18 part 5). */
export type PersonalDataKind = 'email' | 'phone' | 'snils' | 'taxId' | 'registrationNumber' | 'soleTrader' | 'fullName';

interface Found {
  /** What stands in the cell, shortened; never personal data. */
  readonly found: string;
}
interface Read {
  /** How the cell was read. */
  readonly read: string;
}
interface Twins {
  /** The other rows of the group, at most ten of them. */
  readonly others: readonly RowReference[];
  /** How many others there are in all. */
  readonly count: number;
}
type Nothing = Record<never, never>;

/** Every problem code with its severity and its facts. */
interface Catalogue {
  // any cell
  FORMULA: ['error', Nothing];
  ERROR_VALUE: ['error', Found];
  MEANS_EMPTY: ['note', Found];
  REQUIRED: ['error', Nothing];
  ID_MISSING: ['error', Nothing];
  // numbers
  NOT_A_NUMBER: ['error', Found];
  AMBIGUOUS_NUMBER: ['error', Found];
  NEGATIVE: ['error', Found];
  TOO_MANY_DECIMALS: ['error', Found & { readonly allowed: number }];
  NOT_WHOLE: ['error', Found];
  NUMBER_TOO_LARGE: ['error', Found];
  OUT_OF_RANGE: ['error', Found & { readonly min: number; readonly max: number }];
  PERHAPS_THOUSANDS: ['warning', Found];
  PERHAPS_FRACTION: ['warning', Found];
  NUMBER_FROM_TEXT: ['note', Read];
  DATE_FOR_NUMBER: ['error', Read];
  // dates
  NOT_A_DATE: ['error', Found];
  TWO_DIGIT_YEAR: ['error', Found];
  DATE_OUT_OF_RANGE: ['error', Found];
  DATE_FROM_TEXT: ['note', Read];
  DATE_IN_FUTURE: ['error', Read];
  DATE_ORDER: ['error', { readonly earlier: string; readonly later: string }];
  // lists
  NOT_IN_LIST: ['error', Found & { readonly options: readonly string[]; readonly likely?: string }];
  UNKNOWN_REGION: ['error', Found & { readonly likely?: string }];
  REGION_FROM_NUMBER: ['note', Read];
  REPEATED_VALUE: ['error', Found];
  HEAD_REGION_REPEATED: ['error', Found];
  // text
  TEXT_LENGTH: ['error', { readonly length: number; readonly min: number; readonly max: number }];
  TEXT_EXPECTED: ['error', Found];
  CONTROL_CHARACTER: ['error', { readonly position: number; readonly character: string }];
  MIXED_SCRIPT: ['warning', { readonly word: string }];
  COMBINING_MARK: ['warning', { readonly position: number; readonly character: string }];
  PERSONAL_DATA: ['error', { readonly kind: PersonalDataKind; readonly length: number }];
  NAMED_AFTER_PERSON: ['warning', { readonly length: number }];
  // codes
  CODE_AS_NUMBER: ['warning', Read];
  CODE_NOT_TEXT: ['error', Nothing];
  LOST_LEADING_ZERO: ['error', { readonly likely: string }];
  INN_FORMAT: ['error', Found];
  INN_CHECKSUM: ['error', Found];
  OGRN_FORMAT: ['error', Found];
  OGRN_CHECKSUM: ['error', Found];
  KPP_FORMAT: ['error', Found];
  ENTITY_CODE_FORMAT: ['error', Found & { readonly example: string }];
  OKVED_FORMAT: ['error', Found];
  OKPD2_FORMAT: ['error', Found];
  OKPD2_TOO_SHORT: ['error', Found];
  ACTIVITY_CLASS_UNKNOWN: ['error', Found];
  REGISTRY_NUMBER_FORMAT: ['error', Found];
  REGISTRY_NUMBER_FROM_NUMBER: ['note', Read];
  REGISTRY_NUMBER_UNEXPECTED: ['error', Found];
  CODE_REGION_MISMATCH: ['warning', Found & { readonly expected: string }];
  // within a row
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: ['error', { readonly jobs: number; readonly highProductivity: number }];
  SUBSIDY_EXCEEDS_COST: ['error', Nothing];
  IMPORT_SHARE_GROWS: ['warning', { readonly before: number; readonly after: number }];
  COEXECUTORS_MISSING: ['error', Nothing];
  TOO_MANY_COEXECUTORS: ['error', { readonly count: number; readonly max: number }];
  INITIATOR_AMONG_COEXECUTORS: ['error', Found];
  AREA_UNEXPECTED: ['warning', Nothing];
  // between rows
  FOREIGN_REGION: ['error', { readonly expected: string }];
  SPECIALIZED_ORGANIZATION: ['warning', { readonly count: number }];
  HEADCOUNT_EXCEEDS_JOBS: ['warning', { readonly headcount: number; readonly jobs: number }];
  ENDS_BEFORE_CLUSTER: ['warning', { readonly endYear: number; readonly plannedYear: number }];
  ORGANISATION_DIFFERS: ['warning', Twins];
  DUPLICATE_ROW: ['error', { readonly kept: RowReference }];
  DUPLICATE_KEY: ['error', Twins];
  DUPLICATE_NAME: ['warning', Twins];
  NO_PARENT: ['error', Found];
  PARENT_SET_ASIDE: ['error', Found];
  // the central workbook
  SPREADSHEET_ID_FORMAT: ['error', Found];
  // the tab itself
  HEADING_MISSING: [
    'error',
    { readonly heading: string /** Letters of the column it probably became. */; readonly likely?: string },
  ];
  HEADING_REPEATED: ['error', { readonly heading: string; readonly columns: readonly string[] }];
}

export type ProblemCode = keyof Catalogue;
export type FactsOf<Code extends ProblemCode> = Catalogue[Code][1];

/** Any one problem; `code` tells which facts stand beside it. */
export type Problem = {
  [Code in ProblemCode]: { readonly code: Code; readonly severity: Severity; readonly place: Place } & FactsOf<Code>;
}[ProblemCode];

/** A value together with what was found while reading it. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** The severity that a code has unless a rule says otherwise. */
export const SEVERITY_OF: { readonly [Code in ProblemCode]: Catalogue[Code][0] } = {
  FORMULA: 'error',
  ERROR_VALUE: 'error',
  MEANS_EMPTY: 'note',
  REQUIRED: 'error',
  ID_MISSING: 'error',
  NOT_A_NUMBER: 'error',
  AMBIGUOUS_NUMBER: 'error',
  NEGATIVE: 'error',
  TOO_MANY_DECIMALS: 'error',
  NOT_WHOLE: 'error',
  NUMBER_TOO_LARGE: 'error',
  OUT_OF_RANGE: 'error',
  PERHAPS_THOUSANDS: 'warning',
  PERHAPS_FRACTION: 'warning',
  NUMBER_FROM_TEXT: 'note',
  DATE_FOR_NUMBER: 'error',
  NOT_A_DATE: 'error',
  TWO_DIGIT_YEAR: 'error',
  DATE_OUT_OF_RANGE: 'error',
  DATE_FROM_TEXT: 'note',
  DATE_IN_FUTURE: 'error',
  DATE_ORDER: 'error',
  NOT_IN_LIST: 'error',
  UNKNOWN_REGION: 'error',
  REGION_FROM_NUMBER: 'note',
  REPEATED_VALUE: 'error',
  HEAD_REGION_REPEATED: 'error',
  TEXT_LENGTH: 'error',
  TEXT_EXPECTED: 'error',
  CONTROL_CHARACTER: 'error',
  MIXED_SCRIPT: 'warning',
  COMBINING_MARK: 'warning',
  PERSONAL_DATA: 'error',
  NAMED_AFTER_PERSON: 'warning',
  CODE_AS_NUMBER: 'warning',
  CODE_NOT_TEXT: 'error',
  LOST_LEADING_ZERO: 'error',
  INN_FORMAT: 'error',
  INN_CHECKSUM: 'error',
  OGRN_FORMAT: 'error',
  OGRN_CHECKSUM: 'error',
  KPP_FORMAT: 'error',
  ENTITY_CODE_FORMAT: 'error',
  OKVED_FORMAT: 'error',
  OKPD2_FORMAT: 'error',
  OKPD2_TOO_SHORT: 'error',
  ACTIVITY_CLASS_UNKNOWN: 'error',
  REGISTRY_NUMBER_FORMAT: 'error',
  REGISTRY_NUMBER_FROM_NUMBER: 'note',
  REGISTRY_NUMBER_UNEXPECTED: 'error',
  CODE_REGION_MISMATCH: 'warning',
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: 'error',
  SUBSIDY_EXCEEDS_COST: 'error',
  IMPORT_SHARE_GROWS: 'warning',
  COEXECUTORS_MISSING: 'error',
  TOO_MANY_COEXECUTORS: 'error',
  INITIATOR_AMONG_COEXECUTORS: 'error',
  AREA_UNEXPECTED: 'warning',
  FOREIGN_REGION: 'error',
  SPECIALIZED_ORGANIZATION: 'warning',
  HEADCOUNT_EXCEEDS_JOBS: 'warning',
  ENDS_BEFORE_CLUSTER: 'warning',
  ORGANISATION_DIFFERS: 'warning',
  DUPLICATE_ROW: 'error',
  DUPLICATE_KEY: 'error',
  DUPLICATE_NAME: 'warning',
  NO_PARENT: 'error',
  PARENT_SET_ASIDE: 'error',
  SPREADSHEET_ID_FORMAT: 'error',
  HEADING_MISSING: 'error',
  HEADING_REPEATED: 'error',
};
