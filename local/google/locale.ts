/** How the two locales that the product is used in write numbers, dates, truth and formulas. */
import { notImplemented } from './google-error.ts';

export interface Locale {
  readonly decimal: '.' | ',';
  /** Between thousands, as Sheets shows it. */
  readonly group: string;
  /** Between thousands, as people type it: the text before a mark, the mark, and the digits behind it. */
  readonly typedGroup: RegExp;
  /** A whole number with such marks, each of them written `G`. */
  readonly groupedDigits: RegExp;
  /** Between the arguments of a formula, and between the columns of an array in it. */
  readonly argument: ',' | ';';
  readonly arrayColumn: ',' | '\\';
  readonly truth: readonly [no: string, yes: string];
  /** All words that are typed for truth, in capitals. */
  readonly typedTruth: ReadonlyMap<string, boolean>;
  readonly months: readonly string[];
  readonly monthsOfDates: readonly string[];
  readonly monthsShort: readonly string[];
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly dayFirst: boolean;
  /** Marks that may stand between the numbers of a date. */
  readonly dateMarks: RegExp;
  readonly halvesOfDay: boolean;
  /** What a format without a pattern looks like. */
  readonly patterns: Readonly<Record<string, string>>;
  /** What typing gives a date: with its year, and without. */
  readonly typedDate: string;
  readonly typedDayAndMonth: string;
  readonly typedMonthAndYear: string;
  /** The signs of money of this country, the longest first, and where they stand. */
  readonly currencySigns: readonly string[];
  readonly currencyBehind: boolean;
}

const NUMBER_PATTERNS = { NUMBER: '#,##0.00', PERCENT: '0.00%', SCIENTIFIC: '0.00E+00', TEXT: '@' };
const ENGLISH_TRUTH: readonly [string, boolean][] = [
  ['TRUE', true],
  ['FALSE', false],
];

const EN_US: Locale = {
  decimal: '.',
  group: ',',
  typedGroup: /,/g,
  groupedDigits: /^\d+(?:G\d{3,})+(?![\dG])/,
  argument: ',',
  arrayColumn: ',',
  truth: ['FALSE', 'TRUE'],
  typedTruth: new Map(ENGLISH_TRUTH),
  months: 'January February March April May June July August September October November December'.split(' '),
  monthsOfDates: 'January February March April May June July August September October November December'.split(' '),
  monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  weekdaysShort: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
  dayFirst: false,
  dateMarks: /[/-]/,
  halvesOfDay: true,
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '"$"#,##0.00',
    DATE: 'm/d/yyyy',
    TIME: 'h:mm:ss am/pm',
    DATE_TIME: 'm/d/yyyy h:mm:ss',
  },
  typedDate: 'm/d/yyyy',
  typedDayAndMonth: 'm/d',
  typedMonthAndYear: 'm/yyyy',
  currencySigns: ['$'],
  currencyBehind: false,
};

const RU_RU: Locale = {
  decimal: ',',
  group: '\u00A0',
  typedGroup: /[ \u00A0\u202F]/g,
  groupedDigits: /^\d{1,3}(?:G\d{3})+(?![\dG])/,
  argument: ';',
  arrayColumn: '\\',
  truth: ['ЛОЖЬ', 'ИСТИНА'],
  typedTruth: new Map([...ENGLISH_TRUTH, ['ИСТИНА', true], ['ЛОЖЬ', false]]),
  months: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  monthsOfDates: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  monthsShort: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
  weekdays: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
  weekdaysShort: 'вс пн вт ср чт пт сб'.split(' '),
  dayFirst: true,
  dateMarks: /[./-]/,
  halvesOfDay: false,
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '#,##0.00\u00A0"₽"',
    DATE: 'dd.mm.yyyy',
    TIME: 'h:mm:ss',
    DATE_TIME: 'dd.mm.yyyy h:mm:ss',
  },
  typedDate: 'dd.mm.yyyy',
  typedDayAndMonth: 'dd.mm',
  typedMonthAndYear: 'mm.yyyy',
  currencySigns: ['руб.', 'руб', 'р.', 'р', '₽'],
  currencyBehind: true,
};

const LOCALES: Readonly<Record<string, Locale>> = { en_US: EN_US, ru_RU: RU_RU, en: EN_US, ru: RU_RU };

export function localeNamed(name: string): Locale {
  const locale = LOCALES[name];
  if (!locale) throw notImplemented(`the locale ${name} (it knows en_US and ru_RU)`);
  return locale;
}
