/** Columns that hold numbers: money, counts, percents, years, dates. */
import { type CivilDate, dateFromSerial, FIRST_DATE, formatDate, LAST_DATE, parseDate, yearOf } from './date.ts';
import { type DecimalFault, parseDecimal, scaleNumber } from './decimal.ts';
import type { RowReport } from './row-report.ts';
import type { Kind } from './table.ts';

const RUBLE_DECIMALS = 6;
/** More people or jobs than the country has. */
const MOST = 999_999_999;
const PERCENT_DECIMALS = 6;
const UNITS_PER_PERCENT = 10 ** PERCENT_DECIMALS;
/** Above this many million rubles a sum was perhaps entered in thousands. */
const DOUBTFUL_MILLION_RUB = 100_000;
/** Up to this sum a number of million rubles with six decimals is exact in JSON; it is 20 times the yearly GDP. */
export const LARGEST_RUBLES = 4_294_967_295_999_999;

/** Tells why a cell is no number of so many decimals. */
function refuse(read: DecimalFault, text: string, decimals: number, report: RowReport): undefined {
  if (read !== 'TOO_MANY_DECIMALS') return report.addFound(read, text);
  return decimals === 0
    ? report.addFound('NOT_WHOLE', text)
    : report.addFound('TOO_MANY_DECIMALS', text, { allowed: decimals });
}

function fromText(text: string, decimals: number, report: RowReport): number | undefined {
  const units = parseDecimal(text, decimals);
  if (typeof units !== 'number') return refuse(units, text, decimals, report);
  report.add('NUMBER_FROM_TEXT', { read: russianNumber(units / 10 ** decimals) });
  return units;
}

function fromNumber(value: number, decimals: number, report: RowReport): number | undefined {
  const units = scaleNumber(value, decimals);
  return typeof units === 'number' ? units : refuse(units, russianNumber(value), decimals, report);
}

/** A number as a Russian spreadsheet shows it. */
export function russianNumber(value: number): string {
  return String(value).replace('.', ',');
}

/** Millions of rubles in the cell, whole rubles in the record. */
export const amount: Kind<number> = {
  format: 'amount',
  quick: (cell) => {
    if (typeof cell !== 'number') return undefined;
    const rubles = Math.round(cell * 1e6);
    return rubles / 1e6 === cell && rubles >= 0 && rubles <= DOUBTFUL_MILLION_RUB * 1e6 ? rubles + 0 : undefined;
  },
  fromText: (text, report) => plausibleAmount(fromText(text, RUBLE_DECIMALS, report), report),
  fromNumber: (value, report) => plausibleAmount(fromNumber(value, RUBLE_DECIMALS, report), report),
};

function plausibleAmount(rubles: number | undefined, report: RowReport): number | undefined {
  if (rubles === undefined || rubles <= DOUBTFUL_MILLION_RUB * 1e6) return rubles;
  const found = russianNumber(rubles / 1e6);
  if (rubles > LARGEST_RUBLES) return report.add('NUMBER_TOO_LARGE', { found });
  report.add('PERHAPS_THOUSANDS', { found });
  return rubles;
}

const QUANTITY_UNITS = 10 ** RUBLE_DECIMALS;

/** A number of anything, with up to six decimals. */
export const quantity: Kind<number> = {
  format: 'amount',
  fromText: (text, report) => inUnits(fromText(text, RUBLE_DECIMALS, report)),
  fromNumber: (value, report) => inUnits(fromNumber(value, RUBLE_DECIMALS, report)),
};

function inUnits(millionths: number | undefined): number | undefined {
  return millionths === undefined ? undefined : millionths / QUANTITY_UNITS;
}

const AREA_DECIMALS = 4;
/** A billion hectares: more than half of the country. */
const LARGEST_AREA_SQUARE_METRES = 1e13;

/** Hectares in the cell, whole square metres in the record. */
export const hectares: Kind<number> = {
  format: 'amount',
  fromText: (text, report) => plausibleArea(parseDecimal(text, AREA_DECIMALS), text, true, report),
  fromNumber: (value, report) => plausibleArea(scaleNumber(value, AREA_DECIMALS), russianNumber(value), false, report),
};

function plausibleArea(
  read: number | DecimalFault,
  text: string,
  isText: boolean,
  report: RowReport,
): number | undefined {
  if (typeof read !== 'number') return refuse(read, text, AREA_DECIMALS, report);
  if (read > LARGEST_AREA_SQUARE_METRES) return report.addFound('NUMBER_TOO_LARGE', text);
  if (isText) report.add('NUMBER_FROM_TEXT', { read: russianNumber(read / 10 ** AREA_DECIMALS) });
  return read;
}

/** A whole number of people, jobs, pieces. */
export const count: Kind<number> = {
  format: 'count',
  quick: (cell) =>
    typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell <= MOST ? cell + 0 : undefined,
  fromText: (text, report) => plausibleCount(parseDecimal(text, 0), text, true, report),
  fromNumber: (value, report) => plausibleCount(scaleNumber(value, 0), russianNumber(value), false, report),
};

function plausibleCount(
  read: number | DecimalFault,
  text: string,
  isText: boolean,
  report: RowReport,
): number | undefined {
  if (typeof read !== 'number') return refuse(read, text, 0, report);
  if (read > MOST) return report.addFound('NUMBER_TOO_LARGE', text);
  if (isText) report.add('NUMBER_FROM_TEXT', { read: String(read) });
  return read;
}

/** A percentage from 0 to 100. */
export const percent: Kind<number> = {
  format: 'percent',
  quick: (cell) =>
    typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell <= 100 ? cell + 0 : undefined,
  fromText: (text, report) => {
    const isMarked = text.endsWith('%');
    const withoutSign = isMarked ? text.slice(0, -1).trimEnd() : text;
    return inPercents(fromText(withoutSign, PERCENT_DECIMALS, report), isMarked, report);
  },
  fromNumber: (value, report) => inPercents(fromNumber(value, PERCENT_DECIMALS, report), false, report),
};

/** @param isMarked whether a percent sign stands in the cell, so that 0,2 % can mean nothing else */
function inPercents(units: number | undefined, isMarked: boolean, report: RowReport): number | undefined {
  if (units === undefined) return undefined;
  const value = units / UNITS_PER_PERCENT;
  if (value > 100) return report.add('OUT_OF_RANGE', { found: russianNumber(value), min: 0, max: 100 });
  if (value > 0 && value < 1 && !isMarked) report.add('PERHAPS_FRACTION', { found: russianNumber(value) });
  return value;
}

const FIRST_PLAN_YEAR = 2015;
const YEARS_AHEAD = 10;

/** A year in which something is planned: from 2015, when the law was made, to ten years ahead. */
export const planYear: Kind<number> = {
  format: 'year',
  fromText: (text, report) => inYears(parseDecimal(text, 0), text, true, report),
  fromNumber: (value, report) => inYears(scaleNumber(value, 0), russianNumber(value), false, report),
};

function inYears(read: number | DecimalFault, text: string, isText: boolean, report: RowReport): number | undefined {
  if (typeof read !== 'number') return refuse(read, text, 0, report);
  const max = yearOf(report.context.asOf) + YEARS_AHEAD;
  if (read < FIRST_PLAN_YEAR || read > max) return report.addFound('OUT_OF_RANGE', text, { min: FIRST_PLAN_YEAR, max });
  if (isText) report.add('NUMBER_FROM_TEXT', { read: String(read) });
  return read;
}

/** A civil date that may lie in the future. */
export const date: Kind<CivilDate> = {
  format: 'date',
  quick: (cell) =>
    typeof cell === 'number' && Number.isInteger(cell) && cell >= FIRST_DATE && cell <= LAST_DATE ? cell : undefined,
  fromText: (text, report) => {
    const read = parseDate(text);
    if (typeof read !== 'number') return report.addFound(read, text);
    report.add('DATE_FROM_TEXT', { read: formatDate(read) });
    return read;
  },
  fromNumber: (value, report) => {
    const read = dateFromSerial(value);
    return typeof read === 'number' ? read : report.addFound(read, russianNumber(value));
  },
};

function notInFuture(read: CivilDate | null | undefined, report: RowReport): CivilDate | null | undefined {
  if (read === undefined || read === null || read <= report.context.asOf) return read;
  return report.add('DATE_IN_FUTURE', { read: formatDate(read) });
}

/** The date of something that has happened. */
export const pastDate: Kind<CivilDate> = {
  format: 'date',
  quick: (cell, { asOf }) =>
    typeof cell === 'number' && Number.isInteger(cell) && cell >= FIRST_DATE && cell <= asOf ? cell : undefined,
  fromText: (text, report) => notInFuture(date.fromText(text, report), report),
  fromNumber: (value, report) => notInFuture(date.fromNumber(value, report), report) ?? undefined,
};
