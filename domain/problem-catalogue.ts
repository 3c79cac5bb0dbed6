/**
 * What each problem is called where problems are counted, its short twin for developers, and facts as they occur. For
 * dictionaries and summaries: the keyboard, where every byte counts, needs none of it. Every code of problem-text.ts is here.
 */
import type { FactsOf, ProblemCode } from './problem.ts';

interface ProblemNaming<Code extends ProblemCode> {
  /** What such problems are called where they are counted. */
  readonly title: string;
  readonly english: string;
  /** Facts as they occur, for the dictionary. */
  readonly example: FactsOf<Code>;
}

export const PROBLEM_NAMES: { readonly [Code in ProblemCode]: ProblemNaming<Code> } = {
  FORMULA: {
    title: 'формула вместо значения',
    english: 'A formula where a value belongs.',
    example: {},
  },
  ERROR_VALUE: {
    title: 'ошибка вместо значения',
    english: 'An error value where a value belongs.',
    example: { found: '#REF!' },
  },
  MEANS_EMPTY: {
    title: 'прочерк вместо пустой ячейки',
    english: 'A dash or a word for "no data", read as an empty cell.',
    example: { found: 'н/д' },
  },
  REQUIRED: {
    title: 'не заполнено обязательное',
    english: 'A required cell is empty.',
    example: {},
  },
  ID_MISSING: {
    title: 'нет кода строки',
    english: 'The row has no code of its own.',
    example: {},
  },
  NOT_A_NUMBER: {
    title: 'не число',
    english: 'Not a number.',
    example: { found: 'сто' },
  },
  AMBIGUOUS_NUMBER: {
    title: 'число читается по-разному',
    english: 'The number can be read in two ways.',
    example: { found: '1,234.5' },
  },
  NEGATIVE: {
    title: 'отрицательное число',
    english: 'The number is negative.',
    example: { found: '-5' },
  },
  TOO_MANY_DECIMALS: {
    title: 'лишние знаки после запятой',
    english: 'Too many decimals.',
    example: { found: '1,2345678', allowed: 6 },
  },
  NOT_WHOLE: {
    title: 'дробное вместо целого',
    english: 'A fraction where a whole number belongs.',
    example: { found: '1,5' },
  },
  NUMBER_TOO_LARGE: {
    title: 'слишком большое число',
    english: 'The number is too large to be true.',
    example: { found: '1e+21' },
  },
  OUT_OF_RANGE: {
    title: 'значение вне пределов',
    english: 'The value is out of range.',
    example: { found: '150', min: 0, max: 100 },
  },
  PERHAPS_THOUSANDS: {
    title: 'возможно, не те единицы',
    english: 'The sum is so large that its unit is doubtful.',
    example: { found: '250000' },
  },
  PERHAPS_FRACTION: {
    title: 'возможно, доля вместо процентов',
    english: 'Below one per cent: perhaps a fraction was typed.',
    example: { found: '0,2' },
  },
  NUMBER_FROM_TEXT: {
    title: 'число записано текстом',
    english: 'A number stored as text was read as a number.',
    example: { read: '1234,5' },
  },
  DATE_FOR_NUMBER: {
    title: 'дата вместо числа',
    english: 'A date where a number belongs.',
    example: { read: '01.05.2026' },
  },
  NOT_A_DATE: {
    title: 'не дата',
    english: 'Not a date.',
    example: { found: '31.02.2026' },
  },
  TWO_DIGIT_YEAR: {
    title: 'год из двух цифр',
    english: 'The year of the date has two digits.',
    example: { found: '01.03.24' },
  },
  DATE_OUT_OF_RANGE: {
    title: 'дата вне пределов',
    english: 'The date is not within 2000 to 2099.',
    example: { found: '01.03.1924' },
  },
  DATE_FROM_TEXT: {
    title: 'дата записана текстом',
    english: 'A date stored as text was read as a date.',
    example: { read: '01.03.2024' },
  },
  DATE_IN_FUTURE: {
    title: 'дата в будущем',
    english: 'The date has not come yet.',
    example: { read: '01.03.2030' },
  },
  DATE_ORDER: {
    title: 'даты в обратном порядке',
    english: 'The later date is before the earlier one.',
    example: { earlier: 'Дата начала', later: 'Дата завершения' },
  },
  NOT_IN_LIST: {
    title: 'значения нет в списке',
    english: 'The value is not in the list.',
    example: { found: 'Реализуеться', options: ['Заявлен', 'Реализуется'], likely: 'Реализуется' },
  },
  UNKNOWN_REGION: {
    title: 'неизвестный субъект РФ',
    english: 'No such region in the list.',
    example: { found: 'Пермская область', likely: 'Пермский край' },
  },
  REGION_FROM_NUMBER: {
    title: 'код субъекта записан числом',
    english: 'A number was read as a two-digit region code.',
    example: { read: '05' },
  },
  REPEATED_VALUE: {
    title: 'значение указано дважды',
    english: 'The same value twice.',
    example: { found: '18' },
  },
  HEAD_REGION_REPEATED: {
    title: 'головной субъект повторён',
    english: 'The head region stands among the other regions too.',
    example: { found: '59' },
  },
  TEXT_LENGTH: {
    title: 'длина текста вне пределов',
    english: 'The text is too short or too long.',
    example: { length: 2, min: 5, max: 200 },
  },
  TEXT_EXPECTED: {
    title: 'число вместо текста',
    english: 'A number where text belongs.',
    example: { found: '45658' },
  },
  CONTROL_CHARACTER: {
    title: 'невидимые знаки в тексте',
    english: 'The text holds an invisible control character.',
    example: { position: 6, character: 'U+202E' },
  },
  MIXED_SCRIPT: {
    title: 'смешаны русские и латинские буквы',
    english: 'A word mixes Latin and Cyrillic letters.',
    example: { word: 'КAМАЗ' },
  },
  COMBINING_MARK: {
    title: 'надстрочные знаки в тексте',
    english: 'The text holds a combining mark.',
    example: { position: 5, character: 'U+0301' },
  },
  PERSONAL_DATA: {
    title: 'персональные данные',
    english: 'Personal data; the value is repeated nowhere.',
    example: { kind: 'phone', length: 16 },
  },
  NAMED_AFTER_PERSON: {
    title: 'похоже на имя человека',
    english: 'Looks like the name of a person; plants are named after people.',
    example: { length: 40 },
  },
  CODE_AS_NUMBER: {
    title: 'код сохранён как число',
    english: 'A right code, but stored as a number.',
    example: { read: '7707083893' },
  },
  CODE_NOT_TEXT: {
    title: 'число или дата вместо кода',
    english: 'A number or a date where a code belongs.',
    example: {},
  },
  LOST_LEADING_ZERO: {
    title: 'пропал ведущий ноль в ИНН',
    english: 'An INN of nine digits: its leading zero was lost.',
    example: { likely: '0105000015' },
  },
  INN_FORMAT: {
    title: 'неверный вид ИНН',
    english: 'Not the INN of an organisation.',
    example: { found: '77070838' },
  },
  INN_CHECKSUM: {
    title: 'не сходится контрольная цифра ИНН',
    english: 'The check digit of the INN is wrong.',
    example: { found: '7707083894' },
  },
  OGRN_FORMAT: {
    title: 'неверный вид ОГРН',
    english: 'Not the OGRN of an organisation.',
    example: { found: '102770013219' },
  },
  OGRN_CHECKSUM: {
    title: 'не сходится контрольная цифра ОГРН',
    english: 'The check digit of the OGRN is wrong.',
    example: { found: '1027700132196' },
  },
  KPP_FORMAT: {
    title: 'неверный вид КПП',
    english: 'Not a KPP.',
    example: { found: '77040100' },
  },
  ENTITY_CODE_FORMAT: {
    title: 'неверный вид кода строки',
    english: 'Not a code of the register.',
    example: { found: 'С59-24-001', example: 'C59-24-001' },
  },
  OKVED_FORMAT: {
    title: 'неверный вид ОКВЭД2',
    english: 'Not an OKVED2 code.',
    example: { found: '2015' },
  },
  OKPD2_FORMAT: {
    title: 'неверный вид ОКПД2',
    english: 'Not an OKPD2 code.',
    example: { found: '2015' },
  },
  OKPD2_TOO_SHORT: {
    title: 'слишком общий ОКПД2',
    english: 'The OKPD2 code has fewer than four digits.',
    example: { found: '20' },
  },
  ACTIVITY_CLASS_UNKNOWN: {
    title: 'класса нет в классификаторе',
    english: 'The classification has no such class.',
    example: { found: '04.10' },
  },
  REGISTRY_NUMBER_FORMAT: {
    title: 'неверный вид номера в реестре',
    english: 'Not a number of the registry.',
    example: { found: '№ 12' },
  },
  REGISTRY_NUMBER_FROM_NUMBER: {
    title: 'номер в реестре записан числом',
    english: 'A number was read as the digits of a registry number.',
    example: { read: '12' },
  },
  REGISTRY_NUMBER_UNEXPECTED: {
    title: 'номер в реестре не по статусу',
    english: 'A registry number although the status says that there is none.',
    example: { found: '12' },
  },
  CODE_REGION_MISMATCH: {
    title: 'субъект в коде не тот',
    english: 'The region in the code is not the head region.',
    example: { found: '77', expected: '59' },
  },
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: {
    title: 'часть рабочих мест больше целого',
    english: 'More high-productivity jobs than jobs.',
    example: { jobs: 10, highProductivity: 20 },
  },
  SUBSIDY_EXCEEDS_COST: {
    title: 'субсидия больше стоимости',
    english: 'The subsidy is larger than the cost.',
    example: {},
  },
  IMPORT_SHARE_GROWS: {
    title: 'доля импорта растёт',
    english: 'The share of imports grows.',
    example: { before: 10.5, after: 20 },
  },
  COEXECUTORS_MISSING: {
    title: 'нет соисполнителей',
    english: 'A joint project without co-executors.',
    example: {},
  },
  TOO_MANY_COEXECUTORS: {
    title: 'слишком много соисполнителей',
    english: 'Too many co-executors.',
    example: { count: 11, max: 10 },
  },
  INITIATOR_AMONG_COEXECUTORS: {
    title: 'инициатор среди соисполнителей',
    english: 'The initiator stands among the co-executors.',
    example: { found: '7707083893' },
  },
  AREA_UNEXPECTED: {
    title: 'площадь не у земельного участка',
    english: 'An area although no land was given.',
    example: {},
  },
  COOPERATION_LOW: {
    title: 'уровень кооперации ниже порога',
    english: 'The level of cooperation is below the threshold.',
    example: { percent: 15, limit: 20, act: 'ПП 779', verified: false },
  },
  SUBSIDY_SHARE_HIGH: {
    title: 'доля субсидии больше порога',
    english: 'The subsidy exceeds the share of the cost that may be refunded.',
    example: { limit: 50, act: 'ПП 41', verified: false },
  },
  UNUSUAL_TRANSITION: {
    title: 'необычный переход статуса',
    english: 'The status does not usually change this way.',
    example: { from: 'Черновик', to: 'Включён в реестр' },
  },
  STATUS_DATE_FALLS: {
    title: 'дата статуса стала раньше',
    english: 'The date of the status is earlier than it was.',
    example: { read: '01.03.2024', before: '15.03.2024' },
  },
  FOREIGN_REGION: {
    title: 'строка другого субъекта',
    english: 'The row belongs into the workbook of another region.',
    example: { expected: 'Пермский край' },
  },
  SPECIALIZED_ORGANIZATION: {
    title: 'специализированная организация не одна',
    english: 'Not exactly one specialised organisation.',
    example: { count: 0 },
  },
  HEADCOUNT_EXCEEDS_JOBS: {
    title: 'работников больше, чем рабочих мест',
    english: 'The participants have far more people than the cluster has jobs.',
    example: { headcount: 200, jobs: 100 },
  },
  ENDS_BEFORE_CLUSTER: {
    title: 'проект завершается раньше кластера',
    english: 'The project ends more than a year before its cluster is planned.',
    example: { endYear: 2020, plannedYear: 2024 },
  },
  ORGANISATION_DIFFERS: {
    title: 'у одного ИНН разные сведения',
    english: 'One INN with different OGRN or names.',
    example: { others: [{ workbook: '18', row: 7 }], count: 1 },
  },
  NOT_A_PARTICIPANT: {
    title: 'не участник кластера',
    english: 'Not a current participant of the cluster.',
    example: { found: '7707083893' },
  },
  ROLE_COUNT_LOW: {
    title: 'участников в роли меньше порога',
    english: 'Fewer participants in a role than the threshold asks for.',
    example: { threshold: 'INDUSTRY_PARTICIPANTS', count: 7, limit: 10, act: 'ПП 779', verified: false },
  },
  ROLE_COUNT_HIGH: {
    title: 'участников в роли больше порога',
    english: 'More participants in a role than the threshold admits.',
    example: { threshold: 'PRODUCTION_ORGANISERS', count: 4, limit: 3, act: 'ПП 779', verified: false },
  },
  SUBSIDY_PER_YEAR_HIGH: {
    title: 'субсидии инициатора за год больше порога',
    english: 'The subsidies that an initiator asks for in a year exceed the threshold.',
    example: { year: 2024, millionRub: '160,5', limit: 150, act: 'ПП 41', verified: false },
  },
  DUPLICATE_ROW: {
    title: 'строка повторена',
    english: 'The row repeats another one; that one is kept.',
    example: { kept: { workbook: '59', row: 3 } },
  },
  DUPLICATE_KEY: {
    title: 'одно и то же с разными данными',
    english: 'Rows under one key that differ: all are set aside.',
    example: {
      others: [
        { workbook: '59', row: 3 },
        { workbook: '77', row: 12 },
      ],
      count: 2,
    },
  },
  DUPLICATE_NAME: {
    title: 'одинаковые наименования',
    english: 'Two clusters of a region under one name.',
    example: { others: [{ workbook: '59', row: 3 }], count: 1 },
  },
  NO_PARENT: {
    title: 'нет такого кластера или проекта',
    english: 'No such cluster or project.',
    example: { found: 'C59-24-099' },
  },
  PARENT_SET_ASIDE: {
    title: 'отложен кластер или проект строки',
    english: 'The cluster or project of the row was set aside.',
    example: { found: 'C59-24-001' },
  },
  SPREADSHEET_ID_FORMAT: {
    title: 'неверный адрес таблицы',
    english: 'Not the address or identifier of a spreadsheet.',
    example: { found: 'таблица' },
  },
  SETTING_MISSING: {
    title: 'нет настройки',
    english: 'A setting is missing from its tab.',
    example: { heading: 'Плановый год', likely: 'план года' },
  },
  FREEZE_NAME_FORMAT: {
    title: 'неверное имя версии',
    english: 'Not a name that a frozen version can bear.',
    example: { found: '3 квартал' },
  },
  LIST_EMPTY: {
    title: 'пустой справочник',
    english: 'A list without which no row can be right is empty.',
    example: {},
  },
  LISTED_TWICE: {
    title: 'указано в двух строках',
    english: 'Listed in two rows.',
    example: { found: '59', row: 3 },
  },
  REGION_CODE_FORMAT: {
    title: 'неверный вид кода субъекта',
    english: 'Not a two-digit region code.',
    example: { found: '5' },
  },
  ISO_CODE_FORMAT: {
    title: 'неверный вид кода ISO',
    english: 'Not a code of ISO 3166-2.',
    example: { found: 'PER' },
  },
  PERIODS_OVERLAP: {
    title: 'сроки порога пересекаются',
    english: 'Two rows of a threshold are in force on the same day.',
    example: { row: 3 },
  },
  HEADING_MISSING: {
    title: 'нет столбца',
    english: 'A column was not found by its heading.',
    example: { heading: 'ИНН', likely: 'B' },
  },
  HEADING_REPEATED: {
    title: 'столбец повторён',
    english: 'A heading stands there twice.',
    example: { heading: 'ИНН', columns: ['B', 'D'] },
  },
  HEADING_UNKNOWN: {
    title: 'столбцы, которых Свод не знает',
    english: 'Columns that belong to no declared heading; they are left alone.',
    example: { columns: ['P', 'Q'], count: 2 },
  },
  HEADINGS_BELOW: {
    title: 'заголовки не в первой строке',
    english: 'The headings were found below the first row.',
    example: { row: 3 },
  },
};

const TITLE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PROBLEM_NAMES).map(([code, { title }]) => [code, title]),
);

/** What a code of a published count means; the code itself where it is of a later version. */
export function explainCount(code: string): string {
  return TITLE_OF.get(code) ?? code;
}
