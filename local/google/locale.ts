/** How the two locales that the product is used in write numbers, dates and truth. */
import { notImplemented } from './google-error.ts';

export interface Locale {
  readonly decimal: '.' | ',';
  /** Between thousands, as Sheets shows it. */
  readonly group: string;
  /** Between thousands, as people type it. */
  readonly typedGroup: RegExp;
  readonly truth: readonly [no: string, yes: string];
  readonly months: readonly string[];
  readonly monthsOfDates: readonly string[];
  readonly monthsShort: readonly string[];
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  /** What a format without a pattern looks like. */
  readonly patterns: Readonly<Record<string, string>>;
  readonly currencySign: string;
  readonly currencyPattern: string;
}

const NUMBER_PATTERNS = { NUMBER: '#,##0.00', PERCENT: '0.00%', SCIENTIFIC: '0.00E+00', TEXT: '@' };

const EN_US: Locale = {
  decimal: '.',
  group: ',',
  typedGroup: /,/g,
  truth: ['FALSE', 'TRUE'],
  months: 'January February March April May June July August September October November December'.split(' '),
  monthsOfDates: 'January February March April May June July August September October November December'.split(' '),
  monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  weekdaysShort: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '"$"#,##0.00',
    DATE: 'm/d/yyyy',
    TIME: 'h:mm:ss am/pm',
    DATE_TIME: 'm/d/yyyy h:mm:ss',
  },
  currencySign: '$',
  currencyPattern: '"$"#,##0.00',
};

const RU_RU: Locale = {
  decimal: ',',
  group: '\u00A0',
  typedGroup: /[ \u00A0\u202F]/g,
  truth: ['ЛОЖЬ', 'ИСТИНА'],
  months: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  monthsOfDates: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  monthsShort: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
  weekdays: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
  weekdaysShort: 'вс пн вт ср чт пт сб'.split(' '),
  patterns: {
    ...NUMBER_PATTERNS,
    CURRENCY: '#,##0.00\u00A0"₽"',
    DATE: 'dd.mm.yyyy',
    TIME: 'h:mm:ss',
    DATE_TIME: 'dd.mm.yyyy h:mm:ss',
  },
  currencySign: '₽',
  currencyPattern: '#,##0.00\u00A0"₽"',
};

const LOCALES: Readonly<Record<string, Locale>> = { en_US: EN_US, ru_RU: RU_RU, en: EN_US, ru: RU_RU };

export function localeNamed(name: string): Locale {
  const locale = LOCALES[name];
  if (!locale) throw notImplemented(`the locale ${name} (it knows en_US and ru_RU)`);
  return locale;
}
