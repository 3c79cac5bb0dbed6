/** Cells that people spoil: of every sort that the catalogue of faults names. */
import * as fc from 'fast-check';
import type { Dice } from './dice.ts';
import { personalSentences, personalTaxIds, personalTexts, plants, soleTraderNumbers } from './personal-canaries.ts';
import type { Cell } from './vocabulary.ts';

/** In whatever column. */
const anywhere: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>({ error: '#REF!' }, { error: '#DIV/0!' }, { error: 'Loading...' }, '#REF!', '#N/A', '#н/д'),
  fc.constantFrom<Cell>('Loading...', 'Загрузка…', ' #VALUE! ', { formula: '=A1' }, '=1+1', {
    formula: '=IMPORTXML("a")',
  }),
  fc.constantFrom<Cell>('-', '–', '—', 'н/д', 'Нет данных', ' Н/Д '),
  fc.constantFrom<Cell>(null, '', ' ', '\u00A0\u202F', '\u200B', '\uFEFF \u2060'),
  fc.boolean(),
  fc.integer({ min: 1001, max: 1200 }).map((length) => 'я'.repeat(length)),
  personalTexts,
  fc.constantFrom<Cell>(89_161_234_567, 79_161_234_567, 500_100_732_259, 304_500_116_000_157, 11_223_344_595),
);

const nowhereANumber = fc.constantFrom<Cell>(
  ...[
    '1e3',
    '1E+21',
    '0x10',
    '١٢٣',
    '１２',
    '½',
    '(5)',
    '12 34',
    '1 2345',
    '5 шт.',
    'пять',
    '1О0',
    'да',
    "1'000",
    '5,',
  ],
  ...['1,234.5', '1.234,5', '1,234,567', '1.234.567', '01.05.2026', '-5', '−5', '-0,5', -1, -0.000001],
  ...[1e21, 2 ** 53, '9007199254740993', { date: 46_143 }, { date: 36_526.75 }, { date: 1e9 }],
);

const zeros = fc.constantFrom<Cell>(0, -0, '0', '-0', '−0', '0,0');

const amounts = fc.oneof(
  nowhereANumber,
  zeros,
  fc.constantFrom<Cell>(0.1 + 0.2, 12.340000000000002, 1.1234567, '1,1234567', 1e-7, 4.99999999999999, 250_000),
  fc.constantFrom<Cell>(100_000, 100_000.000001, '250 000', 4_294_967_295.999999, 4_294_967_296, '4294967296'),
  fc.integer({ min: 0, max: 2_000_000_000 }).map((rubles) => rubles / 1e6),
);

const counts = fc.oneof(
  nowhereANumber,
  zeros,
  fc.constantFrom<Cell>(1.5, '1,5', '1.5', 0.1, 999_999_999, 1_000_000_000, '1 000 000 000', 46_143),
);

const percents = fc.oneof(
  nowhereANumber,
  zeros,
  fc.constantFrom<Cell>(0.2, '0,2', 0.999999, '20 %', '20%', '0,2 %', '%', '20%%', 100, 100.1, 101, '150', 2000),
  fc.constantFrom<Cell>(12.5, 66.60000000000001, 12.1234567, '12,1234567'),
);

const years = fc.oneof(
  nowhereANumber,
  fc.constantFrom<Cell>(2014, 2015, 2050, '2050', 26, 20_260, 45_658, 2026.5, '2026,5', '2026 г.', '2 026'),
);

const dates = fc.oneof(
  fc.constantFrom<Cell>('31.02.2026', '29.02.2025', '29.02.2024', '2025-13-01', '01/01/2025', '1 января 2025', 'скоро'),
  fc.constantFrom<Cell>('01.01.25', '1.5.26', '31.12.99', '31.12.1999', '01.01.2100', '45658', '2025.01.01', 'янв.25'),
  fc.constantFrom<Cell>(
    36_525,
    36_526,
    73_050,
    73_051,
    0,
    -1,
    2025,
    20_250_101,
    1e21,
    { date: 1e9 },
    { date: 36_525.9 },
  ),
  fc.integer({ min: 45_000, max: 48_000 }),
  fc.constantFrom<Cell>('01.07.2025', '2025-07-01', '01.01.2030', '2030-01-01'),
);

const deceptive = fc.constantFrom(
  ...['Завод\u202Eкама', 'Завод\u200Eкама', 'За\u0000вод литья', 'Завод\uD800', 'За\uDFFFвод', 'Завод \u2067кама'],
  ...['КAМАЗ и литьё', 'ООO Завод', 'Кластер cтанков', 'Заво\u0301д литья', 'За\u0336вод литья', 'IT-кластер Пермь'],
  ...['Станки Wi-Fi', '__proto__', 'constructor', '</script><b>', '＝СУММ(1)', '+Завод', '@Завод', 'Завод 🏭'],
);

const texts: fc.Arbitrary<Cell> = fc.oneof(
  deceptive,
  personalSentences,
  plants,
  fc.constantFrom<Cell>(5, 20.15, { date: 45_658 }, 'я', 'Ой'),
  fc.integer({ min: 199, max: 302 }).map((length) => 'я'.repeat(length)),
);

const choices: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...['Нечто', 'Да', 'нет', 'yes', 'REGISTERED', 'Отказ', 'Отказ.', 'Пoставщик', '__proto__', 'toString', 1, 0, 45_658],
  { date: 45_658 },
);

const regions: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...[
    'Атлантида',
    'Пермь',
    '00',
    '99',
    '81',
    '005',
    '5,0',
    '５９',
    '5 9',
    'RU-PER',
    'Пермcкий край',
    'constructor',
    '1',
  ],
  ...[0, -1, 5.5, 100, 99, 81, 1e21, 7, 59, { date: 45_658 }],
);

const regionLists: fc.Arbitrary<Cell> = fc.oneof(
  regions,
  fc.constantFrom<Cell>(
    '18; 18',
    '18; Удмуртская Республика',
    '18; 99',
    '59 77',
    ';',
    ' ,; ',
    '5; 59',
    '18\r\n43',
    59.77,
  ),
);

const rowCodes: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...[
    'С59-24-001',
    'c59-24-001',
    'C59–24–001',
    'C59-24-01',
    'C59-24-123456',
    '59-24-001',
    'X59-24-001',
    'C59-2024-001',
  ],
  ...['M59-24-001', 'P59-24-999', 'C59-24-999', 59, 1.5, { date: 45_658 }],
);

const taxIds: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    '7707083894',
    '0000000000',
    '1234567890',
    '0012345678',
    '77О7083893',
    '770708389З',
    '№7707083893',
  ),
  fc.constantFrom<Cell>(
    '770708389',
    '50070838931',
    '7707-083-893',
    '７７０７０８３８９３',
    '105000015',
    105_000_015,
    '105000016',
  ),
  fc.constantFrom<Cell>(105_000_016, 7_707_083_894, 7_707_083_893, 77_070_838, 1.5, -7_707_083_893, 1e21, {
    date: 45_658,
  }),
  fc.oneof(personalTaxIds, soleTraderNumbers).map(Number),
);

const taxIdLists: fc.Arbitrary<Cell> = fc.oneof(
  taxIds,
  fc.constantFrom<Cell>('7707083893; 7707083893', '7707083893 7830002293', ' ; ; ', '7707083893; 7707083894', '\n,'),
  fc.constantFrom<Cell>('7707083893; 500100732259', '105000015; 7707083893', '7830002293, 7707083893'),
);

const registrations: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    '1027700132196',
    '0000000000000',
    '102770013219',
    '10277001321950',
    '1О27700132195',
    '1,0277E+12',
  ),
  fc.constantFrom<Cell>(1_027_700_132_195, 1_027_700_132_196, 102_770_013_219, 0, 1.5, { date: 45_658 }),
  fc.oneof(personalTaxIds, soleTraderNumbers).map(Number),
);

const reasons: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...['7704АВ001', '7704ab001', '77040100', '7704010011', '5902AB001', 770_401_001, 10_501_001, 0, 7_704_010_010],
  { date: 45_658 },
);

const activities: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...[
    '20,15',
    '2015',
    '20.15.',
    '20.15.10.130',
    'химия',
    '２０.15',
    '04.1',
    '34',
    '44.10',
    '00',
    '20.1',
    '99.00',
    '01.11',
  ],
  ...[20.15, 20, 1.11, 45_962, { date: 45_962 }, 0, '20', '20.15.10.13', '201510130', '67.11.11.110', '28.99.39.190'],
);

const registryNumbers: fc.Arbitrary<Cell> = fc.constantFrom<Cell>(
  ...['№ 12', '12-а', '12.1', '１２', '1234567890', 12.5, -1, 1e21, 12, 1_234_567_890, '0012', '7', '77', 46_143],
  { date: 46_143 },
);

const BY_SORT: ReadonlyMap<string, fc.Arbitrary<Cell>> = new Map([
  ['row code', rowCodes],
  ['region', regions],
  ['regions', regionLists],
  ['text', texts],
  ['choice', choices],
  ['past date', dates],
  ['date', dates],
  ['year', years],
  ['registry number', registryNumbers],
  ['percent', percents],
  ['count', counts],
  ['amount', amounts],
  ['area', amounts],
  ['tax id', taxIds],
  ['tax ids', taxIdLists],
  ['registration number', registrations],
  ['reason code', reasons],
  ['activity', activities],
  ['product', activities],
]);

/** A slip of the hand in a code: a digit changed, dropped or doubled. */
function slip(dice: Dice, code: string): Cell {
  const at = dice.whole(0, code.length - 1);
  const changed = dice.pick([dice.digits(1), '', code.charAt(at) + code.charAt(at), 'О']);
  const slipped = code.slice(0, at) + changed + code.slice(at + 1);
  return dice.chance(30) && /^\d+$/.test(slipped) ? Number(slipped) : slipped;
}

export function spoiltCell(dice: Dice, sort: string, cell: Cell): Cell {
  const isCode = typeof cell === 'string' && /^[CPM\d.-]+$/.test(cell);
  if (isCode && dice.chance(35)) return slip(dice, cell);
  const bySort = BY_SORT.get(sort);
  return dice.one(bySort === undefined || dice.chance(40) ? anywhere : bySort);
}
