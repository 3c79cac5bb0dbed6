/** The values of all formulas of one workbook, each computed when it is first asked for and then kept. */
import { type Locale, localeNamed } from '../locale.ts';
import { dateOfSerial, serialNow } from '../serial-date.ts';
import {
  type Area,
  type CellValue,
  gridArea,
  type NumberFormat,
  numberFormatOf,
  type Sheet,
  type Workbook,
} from '../workbook.ts';
import { type Cell, CellMap } from './cell-map.ts';
import { evaluateCell } from './evaluate.ts';
import { Failure, FormulaError, parseError, Uncomputed } from './formula-error.ts';
import { nameOfRange, type RangeValue, type Scalar } from './formula-value.ts';
import { Pending, type Scope } from './scope.ts';
import { type Expression, onlyGoogleReads, parseFormula } from './syntax.ts';

export interface Outcome {
  /** null when the formula comes to a blank cell. */
  readonly value: Scalar;
  /** How Sheets shows the value in a cell that has no format of its own. */
  readonly numberFormat?: NumberFormat | undefined;
  /** What only Google can compute: it alone knows the value, and the value of whatever depends on it. */
  readonly uncomputed?: string;
}

type Formula = Extract<CellValue, object>;

const CIRCULAR = new FormulaError(
  'REF',
  'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
);

/** Formulas are never changed in place, so that each is parsed once in each locale. */
const parsed = new WeakMap<Formula, { readonly locale: Locale; readonly expression: Expression | undefined }>();

function expressionOf(formula: Formula, locale: Locale): Expression | undefined {
  const known = parsed.get(formula);
  if (known?.locale === locale) return known.expression;
  const expression = parseFormula(formula.formula, locale);
  parsed.set(formula, { locale, expression });
  return expression;
}

function isFormula(value: CellValue | null | undefined): value is Formula {
  return typeof value === 'object' && value !== null;
}

export class Calculation {
  private readonly workbook: Workbook;
  private readonly locale: Locale;
  private readonly clock: () => Date;
  private readonly outcomes = new CellMap<Outcome>();
  private readonly firstPlaces: Scope['firstPlaces'] = new Map();
  /** Ranges all of whose formulas are computed. */
  private readonly ready = new Set<string>();
  private readonly titles: ReadonlyMap<string, Sheet>;
  private instant: number | undefined;
  private year: number | undefined;

  constructor(workbook: Workbook, clock: () => Date) {
    this.workbook = workbook;
    this.locale = localeNamed(workbook.properties.locale);
    this.clock = clock;
    this.titles = new Map(workbook.sheets.map((sheet) => [sheet.properties.title.toLowerCase(), sheet]));
  }

  /** Whether a formula has looked at a clock that shows another time by now. */
  get isStale(): boolean {
    return this.instant !== undefined && this.instant !== this.readClock();
  }

  /** Cells that wait for others wait on a list, so that a chain of ten thousand cells is as safe as one of two. */
  outcomeAt(sheet: Sheet, row: number, column: number): Outcome {
    const asked = { sheet, row, column };
    const waiting: Cell[] = [asked];
    const begun = new CellMap<number>();
    for (let cell = waiting.at(-1); cell; cell = waiting.at(-1)) {
      const missing = this.outcomes.get(cell) ? [] : this.compute(cell);
      if (missing.length === 0) {
        begun.delete(cell);
        waiting.pop();
        continue;
      }
      begun.set(cell, waiting.length - 1);
      const circle = missing.map((each) => begun.get(each)).find((place) => place !== undefined);
      if (circle === undefined) waiting.push(...missing);
      else this.closeCircle(waiting.slice(circle).filter((each) => begun.get(each) !== undefined));
    }
    return this.outcomes.get(asked) ?? { value: null };
  }

  private closeCircle(cells: readonly Cell[]): void {
    for (const cell of cells) this.outcomes.set(cell, { value: CIRCULAR });
  }

  private formulaAt({ sheet, row, column }: Cell): Formula | undefined {
    const value = sheet.values[row]?.[column];
    return isFormula(value) ? value : undefined;
  }

  /** Keeps the outcome, or tells which cells must be computed before. */
  private compute(cell: Cell): Pending['cells'] {
    try {
      this.outcomes.set(cell, this.evaluated(cell));
      return [];
    } catch (error) {
      if (error instanceof Pending) return error.cells;
      throw error;
    }
  }

  /** What a formula would come to in a cell in which it need not stand: that of a conditional format. */
  outcomeOf(formula: Formula, sheet: Sheet, row: number, column: number): Outcome {
    for (;;) {
      try {
        return this.evaluatedAs(formula, { sheet, row, column });
      } catch (error) {
        if (!(error instanceof Pending)) throw error;
        for (const cell of error.cells) this.outcomeAt(cell.sheet, cell.row, cell.column);
      }
    }
  }

  private evaluated(cell: Cell): Outcome {
    const formula = this.formulaAt(cell);
    return formula ? this.evaluatedAs(formula, cell) : { value: null };
  }

  private evaluatedAs(formula: Formula, cell: Cell): Outcome {
    try {
      const expression = expressionOf(formula, this.locale);
      if (!expression) return this.unreadable(formula);
      return evaluateCell(expression, this.scopeOf(cell));
    } catch (error) {
      if (error instanceof Failure) return { value: error.error };
      if (error instanceof Uncomputed) return { value: null, uncomputed: error.what };
      throw error;
    }
  }

  /** What Sheets cannot read is an error; what only we cannot read has no value here. */
  private unreadable({ formula }: Formula): Outcome {
    const what = onlyGoogleReads(formula);
    return what === undefined ? { value: parseError() } : { value: null, uncomputed: what };
  }

  private readClock(): number {
    return serialNow(this.clock(), this.workbook.properties.timeZone);
  }

  private now(): number {
    this.instant ??= this.readClock();
    return this.instant;
  }

  private currentYear(): number {
    this.year ??= dateOfSerial(this.readClock()).getUTCFullYear();
    return this.year;
  }

  private scopeOf({ sheet, row, column }: Cell): Scope {
    return {
      locale: this.locale,
      sheet,
      row,
      column,
      now: () => this.now(),
      currentYear: this.currentYear(),
      sheetTitled: (title) => this.titles.get(title.toLowerCase()),
      rangeNamed: (name) => this.rangeNamed(name),
      valueAt: (of, at, across) => this.valueAt(of, at, across),
      formatAt: (of, at, across) => this.formatAt(of, at, across),
      firstPlaces: this.firstPlaces,
      require: (range) => this.require(range),
    };
  }

  private valueAt(sheet: Sheet, row: number, column: number): Scalar {
    const value = sheet.values[row]?.[column] ?? null;
    if (!isFormula(value)) return value;
    const outcome = this.outcomes.get({ sheet, row, column });
    if (!outcome) throw new Pending([{ sheet, row, column }]);
    if (outcome.uncomputed !== undefined) throw new Uncomputed(outcome.uncomputed);
    return outcome.value;
  }

  private formatAt(sheet: Sheet, row: number, column: number): NumberFormat | undefined {
    const own = numberFormatOf(sheet.attributes[row]?.[column]);
    return own ?? this.outcomes.get({ sheet, row, column })?.numberFormat;
  }

  private require(range: RangeValue): void {
    const name = nameOfRange(range);
    if (this.ready.has(name)) return;
    const { sheet, area } = range;
    const missing: Cell[] = [];
    const end = Math.min(area.endRowIndex, sheet.values.length);
    for (let row = area.startRowIndex; row < end; row += 1) {
      const cells = sheet.values[row];
      const last = Math.min(area.endColumnIndex, cells?.length ?? 0);
      for (let column = area.startColumnIndex; column < last; column += 1) {
        if (isFormula(cells?.[column]) && !this.outcomes.get({ sheet, row, column }))
          missing.push({ sheet, row, column });
      }
    }
    if (missing.length > 0) throw new Pending(missing);
    this.ready.add(name);
  }

  private rangeNamed(name: string): { readonly sheet: Sheet; readonly area: Area } | undefined {
    const lower = name.toLowerCase();
    const named = this.workbook.namedRanges?.find((each) => String(each['name']).toLowerCase() === lower);
    const range = named?.['range'] as (Partial<Area> & { readonly sheetId?: number }) | undefined;
    const sheet = this.workbook.sheets.find((each) => each.properties.sheetId === (range?.sheetId ?? 0));
    return range && sheet ? { sheet, area: { ...gridArea(sheet), ...boundsOf(range) } } : undefined;
  }
}

function boundsOf({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Partial<Area>): Partial<Area> {
  const bounds = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
  return Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined));
}

const calculations = new WeakMap<Workbook, Calculation>();

/** The one calculation of a workbook, made anew when a formula in it has read a clock that has gone on. */
export function calculationOf(workbook: Workbook, now: () => Date): Calculation {
  const known = calculations.get(workbook);
  if (known && !known.isStale) return known;
  const calculation = new Calculation(workbook, now);
  calculations.set(workbook, calculation);
  return calculation;
}
