/** Faults of cells where a number belongs, C01 to C17, with what a person is told. */
import { type CellFault, error, kept, note, refused } from './cell-fault.ts';

const NOTHING_TO_DO = 'Делать ничего не нужно.';
const WRITE_DIGITS = 'Введите число цифрами, дробную часть через запятую: 1234,5.';
const WRITE_A_NUMBER = 'Введите число через запятую (1,5, а не 1.5) и задайте ячейке формат «Число».';
const CHECK_THE_UNIT = 'Проверьте число и единицу измерения в заголовке.';

const fromText = (read: string) =>
  note('NUMBER_FROM_TEXT', `Число записано текстом, прочитано как ${read}.`, NOTHING_TO_DO);
const notANumber = (found: string) => error('NOT_A_NUMBER', `«${found}» — это не число.`, WRITE_DIGITS);
const ambiguous = (found: string) =>
  error(
    'AMBIGUOUS_NUMBER',
    `«${found}» можно прочитать по-разному: непонятно, где дробная часть.`,
    'Оставьте одну запятую перед дробной частью: 1234,5.',
  );
const dateForNumber = error('DATE_FOR_NUMBER', 'В ячейке дата 01.05.2026, а нужно число.', WRITE_A_NUMBER);
const negative = (found: string) =>
  error('NEGATIVE', `Число ${found} отрицательное, а нужно 0 или больше.`, 'Исправьте число.');
const tooLarge = (found: string) => error('NUMBER_TOO_LARGE', `Число ${found} слишком велико.`, CHECK_THE_UNIT);
const notWhole = (found: string) =>
  error('NOT_WHOLE', `Число ${found} дробное, а нужно целое.`, 'Введите целое число.');
const tooManyDecimals = (found: string, allowed: number) =>
  error(
    'TOO_MANY_DECIMALS',
    `В числе ${found} слишком много знаков после запятой, можно не больше ${allowed}.`,
    'Округлите число.',
  );
const meansEmpty = (found: string) =>
  note('MEANS_EMPTY', `«${found}» прочитано как пустая ячейка.`, 'Если значения нет, оставьте ячейку пустой.');
const required = error('REQUIRED', 'Ячейка не заполнена, а значение здесь обязательно.', 'Заполните ячейку.');
const tooLong = (length: number, max: number) =>
  error('TEXT_LENGTH', `Длина текста — ${length}, а нужно от 0 до ${max} знаков.`, 'Сократите текст.');

/** 1 May 2026, as `1.5` becomes in a Russian sheet. */
const FIRST_OF_MAY = { date: 46_143 };
const LAND = { kind: 'Земельный участок', amountRubles: null };

const GROUPED: readonly CellFault[] = (
  [
    ['an ordinary space', ' '],
    ['U+00A0', '\u00A0'],
    ['U+202F', '\u202F'],
    ['a thin space', '\u2009'],
  ] as const
).map(([name, space]) =>
  kept(
    'C01',
    `a number as text, grouped by ${name}`,
    'jointProjects',
    { costRubles: `1${space}234,5` },
    1_234_500_000,
    fromText('1234,5'),
  ),
);

const NO_ASCII_NUMBER: readonly CellFault[] = ['1e3', '0x10', '½', '١٢٣', '۱۲۳', '１２３', '1½', 'Infinity'].flatMap(
  (text) => [
    refused('C13', `«${text}» as a sum`, 'jointProjects', { costRubles: text }, notANumber(text)),
    refused('C13', `«${text}» as a count`, 'jointProjects', { newJobs: text }, notANumber(text)),
  ],
);

export const NUMBER_FAULTS: readonly CellFault[] = [
  ...GROUPED,
  kept(
    'C01',
    'a point before the fraction',
    'jointProjects',
    { costRubles: '1234.5' },
    1_234_500_000,
    fromText('1234,5'),
  ),
  kept('C01', 'a whole number as text', 'jointProjects', { newJobs: '1 234' }, 1234, fromText('1234')),
  kept('C01', 'a percentage as text', 'jointProjects', { importSharePercentBefore: '60,5 %' }, 60.5, fromText('60,5')),
  kept('C01', 'a year as text', 'clusters', { plannedYear: '2024' }, 2024, fromText('2024')),
  ...['1,234.5', '1.234,5', '1,234,567', '1.234.567'].map((text) =>
    refused('C02', `«${text}»`, 'jointProjects', { costRubles: text }, ambiguous(text)),
  ),
  refused('C03', 'a date where a sum belongs', 'jointProjects', { costRubles: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where a count belongs', 'jointProjects', { newJobs: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where a headcount belongs', 'participants', { headcount: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where a percentage belongs', 'clusters', { cooperationPercent: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where a year belongs', 'clusters', { plannedYear: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where a registry number belongs', 'clusters', { registryNumber: FIRST_OF_MAY }, dateForNumber),
  refused('C03', 'a date where support belongs', 'supportMeasures', { amountRubles: FIRST_OF_MAY }, dateForNumber),
  refused(
    'C03',
    'a date where an area belongs',
    'supportMeasures',
    { areaSquareMetres: FIRST_OF_MAY, ...LAND },
    dateForNumber,
  ),
  refused('C07', 'a truth where a sum belongs', 'jointProjects', { costRubles: true }, notANumber('TRUE')),
  refused('C07', 'a truth where a count belongs', 'participants', { headcount: false }, notANumber('FALSE')),
  refused('C07', '«да» where a sum belongs', 'supportMeasures', { amountRubles: 'да' }, notANumber('да')),
  refused('C07', '«нет» where a percentage belongs', 'clusters', { cooperationPercent: 'нет' }, notANumber('нет')),
  refused('C12', 'a negative sum', 'jointProjects', { costRubles: -5 }, negative('-5')),
  refused('C12', 'a negative sum as text', 'jointProjects', { costRubles: '-5' }, negative('-5')),
  refused('C12', 'a minus of U+2212', 'jointProjects', { newJobs: '−5' }, negative('−5')),
  refused('C12', 'a negative percentage', 'clusters', { cooperationPercent: -0.5 }, negative('-0,5')),
  refused('C12', 'a number in brackets', 'jointProjects', { costRubles: '(5)' }, notANumber('(5)')),
  kept('C12', 'minus zero', 'jointProjects', { subsidyRubles: -0 }, 0),
  kept('C12', 'minus zero as text', 'jointProjects', { newJobs: '−0' }, 0, fromText('0')),
  ...NO_ASCII_NUMBER,
  refused('C13', 'a sum of 2^53', 'jointProjects', { costRubles: 2 ** 53 }, tooLarge('9007199254740992')),
  refused('C13', 'a sum of 1e21', 'jointProjects', { costRubles: 1e21 }, tooLarge('1e+21')),
  refused('C13', 'a count of 1e21', 'jointProjects', { newJobs: 1e21 }, tooLarge('1e+21')),
  refused(
    'C13',
    'a count of 2^53 as text',
    'participants',
    { headcount: '9007199254740993' },
    tooLarge('9007199254740993'),
  ),
  refused(
    'C13',
    'an area of 2^53',
    'supportMeasures',
    { areaSquareMetres: 2 ** 53, ...LAND },
    tooLarge('9007199254740992'),
  ),
  refused('C14', 'half a job', 'jointProjects', { newJobs: 1.5 }, notWhole('1,5')),
  refused('C14', 'half a job as text', 'jointProjects', { newJobs: '1,5' }, notWhole('1,5')),
  refused('C14', 'half a year', 'clusters', { plannedYear: 2024.5 }, notWhole('2024,5')),
  refused('C14', 'less than a ruble', 'jointProjects', { costRubles: 0.1234567 }, tooManyDecimals('0,1234567', 6)),
  refused(
    'C14',
    'less than a ruble as text',
    'supportMeasures',
    { amountRubles: '1,0000001' },
    tooManyDecimals('1,0000001', 6),
  ),
  refused(
    'C14',
    'less than a metre',
    'supportMeasures',
    { areaSquareMetres: 1.23456, ...LAND },
    tooManyDecimals('1,23456', 4),
  ),
  kept('C14', 'what a calculation left over', 'jointProjects', { costRubles: 12.340000000000002 }, 12_340_000),
  kept('C15', 'an empty sum', 'jointProjects', { subsidyRubles: null }, null),
  kept('C15', 'a sum of zero', 'jointProjects', { subsidyRubles: 0 }, 0),
  kept('C15', 'no new jobs', 'jointProjects', { newJobs: 0 }, 0),
  ...['-', '–', '—', 'н/д', 'Н/Д', 'нет данных'].map((text) =>
    kept('C15', `«${text}» for nothing`, 'jointProjects', { subsidyRubles: text }, null, meansEmpty(text)),
  ),
  refused('C15', 'an empty cell that must be filled', 'jointProjects', { newJobs: null }, required),
  refused('C15', 'a dash in a cell that must be filled', 'jointProjects', { newJobs: '-' }, meansEmpty('-'), required),
  kept('C16', 'nothing but spaces', 'jointProjects', { subsidyRubles: ' \u00A0\t' }, null),
  kept('C16', 'nothing but zero-width characters', 'jointProjects', { subsidyRubles: '\u200B\uFEFF\u2060' }, null),
  refused(
    'C16',
    'nothing but spaces in a cell that must be filled',
    'jointProjects',
    { newJobs: ' \u200B ' },
    required,
  ),
  refused('C17', '50 000 digits as a sum', 'jointProjects', { costRubles: '1'.repeat(50_000) }, tooLong(50_000, 1000)),
  refused('C17', '1 001 digits as a count', 'jointProjects', { newJobs: '1'.repeat(1001) }, tooLong(1001, 1000)),
];
