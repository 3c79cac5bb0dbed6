/** Numbers and dates of a cell, kept as whole numbers: rubles, millionths of a percent, days since 30 December 1899. */
import { visible } from './texts.ts';
import { type Cell, type ProblemCode, type Reading, read, refused, type Said } from './vocabulary.ts';

/** A number as digits before and after the point, or what is wrong with it. */
interface Written {
  readonly whole: string;
  readonly fraction: string;
}

const GROUP_SPACE = '[ \\u00A0\\u2007\\u2009\\u202F]';
const GROUPED = new RegExp(`^(?:\\d+|\\d{1,3}(?:${GROUP_SPACE}\\d{3})+)(?:[.,]\\d+)?$`);
const SEVERAL_SEPARATORS = new RegExp(`^\\d(?:\\d|${GROUP_SPACE})*(?:[.,]\\d+){2,}$`);

function parsedText(text: string): Written | ProblemCode {
  const isNegative = /^[-−]/.test(text);
  const positive = isNegative ? text.slice(1) : text;
  if (SEVERAL_SEPARATORS.test(positive)) return 'AMBIGUOUS_NUMBER';
  if (!GROUPED.test(positive)) return 'NOT_A_NUMBER';
  const [whole = '', fraction = ''] = positive.replace(new RegExp(GROUP_SPACE, 'g'), '').split(/[.,]/);
  if (isNegative && /[1-9]/.test(whole + fraction)) return 'NEGATIVE';
  return { whole, fraction: fraction.replace(/0+$/, '') };
}

/** The digits of a number that is written with so many significant ones. */
function digitsOf(number: number, significant: number | undefined): Written {
  const [mantissa = '0', exponent = '0'] = number.toExponential(significant && significant - 1).split('e');
  const digits = mantissa.replace('.', '');
  const pointAt = 1 + Number(exponent);
  const whole = pointAt > 0 ? digits.padEnd(pointAt, '0').slice(0, pointAt) : '0';
  const fraction = pointAt > 0 ? digits.slice(pointAt) : '0'.repeat(-pointAt) + digits;
  return { whole, fraction: fraction.replace(/0+$/, '') };
}

/** What a calculation left beyond the fifteen digits that a spreadsheet keeps was typed by nobody. */
function parsedNumber(number: number, decimals: number): Written | ProblemCode {
  if (Number.isNaN(number)) return 'NOT_A_NUMBER';
  if (number < 0) return 'NEGATIVE';
  if (number === Number.POSITIVE_INFINITY) return 'NUMBER_TOO_LARGE';
  const exact = digitsOf(number, undefined);
  return exact.fraction.length <= decimals ? exact : digitsOf(number, 15);
}

/** Text of a percentage may end with its sign. */
function writtenIn(cell: string | number, decimals: number, isPercent: boolean): Written | ProblemCode {
  if (typeof cell === 'number') return parsedNumber(cell, decimals);
  const text = visible(cell);
  return parsedText(isPercent ? text.replace(/\s*%$/, '') : text);
}

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

interface NumberColumn {
  readonly decimals: number;
  readonly tooManyDecimals: ProblemCode;
  /** In the smallest unit. */
  readonly most: bigint;
  readonly isPercent?: boolean;
  /** What else is to be said of a number that could be read. */
  readonly isQuietBeyond?: boolean;
  readonly judge: (units: bigint, cell: Cell) => Reading;
}

function numberColumn({
  decimals,
  tooManyDecimals,
  most,
  isPercent = false,
  isQuietBeyond = decimals === 0,
  judge,
}: NumberColumn) {
  return (cell: Cell): Reading => {
    if (typeof cell === 'object' && cell !== null) return refused('DATE_FOR_NUMBER');
    if (typeof cell === 'boolean' || cell === null) return refused('NOT_A_NUMBER');
    const written = writtenIn(cell, decimals, isPercent);
    if (typeof written === 'string') return refused(written);
    if (written.fraction.length > decimals) return refused(tooManyDecimals);
    const units = BigInt(written.whole + written.fraction.padEnd(decimals, '0'));
    if (units > LARGEST_EXACT) return refused('NUMBER_TOO_LARGE');
    const { value, said } = units > most ? refused('NUMBER_TOO_LARGE') : judge(units, cell);
    // Of a whole number or an area beyond its limits is not said how it was read.
    const isRead = typeof cell === 'string' && (value !== undefined || !isQuietBeyond);
    return { value, said: isRead ? [['note', 'NUMBER_FROM_TEXT'], ...said] : said };
  };
}

const MILLION = 1_000_000n;

/** Millions of rubles, kept in rubles. */
export const readAmount = numberColumn({
  decimals: 6,
  tooManyDecimals: 'TOO_MANY_DECIMALS',
  most: 4_294_967_295_999_999n,
  judge: (rubles) => (rubles > 100_000n * MILLION ? read(rubles, ['warning', 'PERHAPS_THOUSANDS']) : read(rubles)),
});

/** Hectares, kept in square metres. */
export const readArea = numberColumn({
  decimals: 4,
  tooManyDecimals: 'TOO_MANY_DECIMALS',
  most: 10_000_000_000_000n,
  isQuietBeyond: true,
  judge: (squareMetres) => read(squareMetres),
});

export const readCount = numberColumn({
  decimals: 0,
  tooManyDecimals: 'NOT_WHOLE',
  most: 999_999_999n,
  judge: (count) => read(count),
});

/** Percents, kept in millionths of a percent. */
export const readPercent = numberColumn({
  decimals: 6,
  tooManyDecimals: 'TOO_MANY_DECIMALS',
  most: LARGEST_EXACT,
  isPercent: true,
  judge: (millionths, cell) => {
    if (millionths > 100n * MILLION) return refused('OUT_OF_RANGE');
    const saysPercent = typeof cell === 'string' && cell.includes('%');
    const isFraction = millionths > 0n && millionths < MILLION && !saysPercent;
    return isFraction ? read(millionths, ['warning', 'PERHAPS_FRACTION']) : read(millionths);
  },
});

export function readPlanYear(cell: Cell, asOf: bigint): Reading {
  return numberColumn({
    decimals: 0,
    tooManyDecimals: 'NOT_WHOLE',
    most: LARGEST_EXACT,
    judge: (year) => (year < 2015n || year > yearOf(asOf) + 10n ? refused('OUT_OF_RANGE') : read(year)),
  })(cell);
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

export function dateOf(day: bigint): Date {
  return new Date(FIRST_DAY + Number(day) * DAY_MS);
}

export function yearOf(day: bigint): bigint {
  return BigInt(dateOf(day).getUTCFullYear());
}

const FIRST_DATE = 36_526n;
const LAST_DATE = 73_050n;

function dayOfText(text: string): bigint | ProblemCode {
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) return 'TWO_DIGIT_YEAR';
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = russian ? [russian[3], russian[2], russian[1]] : iso ? iso.slice(1) : [];
  if (year === undefined || month === undefined || day === undefined) return 'NOT_A_DATE';
  const date = new Date(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return 'NOT_A_DATE';
  return BigInt((date.getTime() - FIRST_DAY) / DAY_MS);
}

function dayOfNumber(serial: number): bigint | ProblemCode {
  return Number.isFinite(serial) ? BigInt(Math.floor(serial)) : 'DATE_OUT_OF_RANGE';
}

export function readDate(cell: Cell): Reading {
  const said: Said[] = [];
  let day: bigint | ProblemCode = 'NOT_A_DATE';
  if (typeof cell === 'number') day = dayOfNumber(cell);
  else if (typeof cell === 'object' && cell !== null && 'date' in cell) day = dayOfNumber(cell.date);
  else if (typeof cell === 'string') {
    day = dayOfText(visible(cell));
    said.push(['note', 'DATE_FROM_TEXT']);
  }
  if (typeof day === 'string') return refused(day);
  if (day < FIRST_DATE || day > LAST_DATE) return refused('DATE_OUT_OF_RANGE');
  return read(day, ...said);
}

/** The date of something that has happened. */
export function readPastDate(cell: Cell, asOf: bigint): Reading {
  const { value, said } = readDate(cell);
  if (typeof value !== 'bigint' || value <= asOf) return { value, said };
  return { value: undefined, said: [...said, ['error', 'DATE_IN_FUTURE']] };
}
