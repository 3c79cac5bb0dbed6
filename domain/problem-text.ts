/**
 * Every problem that Svod can find: its severity, what it is called, and how it is said to a person: what was found and what
 * is expected, then what to do. The only place for such sentences.
 */
import { plural } from './headline.ts';
import type { PersonalDataKind, Place, Problem, ProblemCode, RowReference, Severity } from './problem.ts';
import type { ThresholdCode } from './thresholds.ts';

/** What is shown to a person. */
export interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
  /** The short twin for developers. */
  readonly english: string;
}

/** What is known of one sort of problem. */
export interface ProblemKind<Facts> {
  /** Unless a rule says otherwise. */
  readonly severity: Severity;
  /** What such problems are called where they are counted. */
  readonly title: string;
  readonly english: string;
  /** Facts as they occur, for the dictionary. */
  readonly example: Facts;
  readonly say: (facts: Facts & { readonly place: Place }) => readonly [sentence: string, remedy: string];
}

function problem<Facts>(kind: ProblemKind<Facts>): ProblemKind<Facts> {
  return kind;
}

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
/** A threshold of the operator's list that was not met. */
interface Limit {
  readonly limit: number;
  /** The act and its edition. */
  readonly act: string;
  /** Whether somebody compared the threshold with the text of the act. */
  readonly verified: boolean;
}
type Nothing = Record<never, never>;

const AS_TEXT = 'Задайте столбцу формат «Обычный текст» (Формат → Числа) и введите код снова.';
const PERSONAL: Readonly<Record<PersonalDataKind, string>> = {
  email: 'адрес электронной почты',
  phone: 'номер телефона',
  snils: 'СНИЛС',
  taxId: 'ИНН физического лица (12 цифр)',
  registrationNumber: 'ОГРНИП (15 цифр)',
  soleTrader: 'индивидуальный предприниматель',
  fullName: 'фамилия, имя или отчество человека',
};

function rowsNamed(own: string, others: readonly RowReference[], count: number): string {
  const named = others.map(({ workbook, row }) => (workbook === own ? `${row}` : `${row} (таблица ${workbook})`));
  const rest = count - others.length;
  const list = named.join(', ') + (rest > 0 ? ` и ещё ${rest}` : '');
  return `${plural(count, 'строка', 'строки', 'строки')} ${list}`;
}

function number(value: number): string {
  return String(value).replace('.', ',');
}

function perhaps(likely: string | undefined, otherwise: string): string {
  return likely === undefined ? otherwise : `Возможно, имелось в виду «${likely}».`;
}

/** Whether a code is that of a joint project. */
function isProject(code: string): boolean {
  return code.startsWith('P');
}

/** Where a threshold comes from, and that nobody has checked it yet. */
function source({ act, verified }: Limit): string {
  return verified ? act : `${act}; порог не проверен`;
}

const COUNTED_ROLES: Readonly<Partial<Record<ThresholdCode, string>>> = {
  INDUSTRY_PARTICIPANTS: 'промышленных участников',
  FINAL_PRODUCERS: 'производителей конечной продукции',
  EDUCATION: 'образовательных организаций',
  TECHNOLOGY_INFRASTRUCTURE: 'объектов технологической инфраструктуры',
  PRODUCTION_ORGANISERS: 'организующих производство',
};

/** The catalogue, by code. */
export const PROBLEMS = {
  // any cell
  FORMULA: problem<Nothing>({
    severity: 'error',
    title: 'формула вместо значения',
    english: 'A formula where a value belongs.',
    example: {},
    say: () => ['В ячейке формула, а нужно значение.', 'Введите само значение вместо формулы.'],
  }),
  ERROR_VALUE: problem<Found>({
    severity: 'error',
    title: 'ошибка вместо значения',
    english: 'An error value where a value belongs.',
    example: { found: '#REF!' },
    say: ({ found }) => [`В ячейке ошибка «${found}» вместо значения.`, 'Введите само значение.'],
  }),
  MEANS_EMPTY: problem<Found>({
    severity: 'note',
    title: 'прочерк вместо пустой ячейки',
    english: 'A dash or a word for "no data", read as an empty cell.',
    example: { found: 'н/д' },
    say: ({ found }) => [`«${found}» прочитано как пустая ячейка.`, 'Если значения нет, оставьте ячейку пустой.'],
  }),
  REQUIRED: problem<Nothing>({
    severity: 'error',
    title: 'не заполнено обязательное',
    english: 'A required cell is empty.',
    example: {},
    say: () => ['Ячейка не заполнена, а значение здесь обязательно.', 'Заполните ячейку.'],
  }),
  ID_MISSING: problem<Nothing>({
    severity: 'error',
    title: 'нет кода строки',
    english: 'The row has no code of its own.',
    example: {},
    say: () => [
      'У строки нет кода, поэтому её нельзя учесть.',
      'Введите код строки, например C59-24-001 (для проекта P59-24-001).',
    ],
  }),
  // numbers
  NOT_A_NUMBER: problem<Found>({
    severity: 'error',
    title: 'не число',
    english: 'Not a number.',
    example: { found: 'сто' },
    say: ({ found }) => [`«${found}» — это не число.`, 'Введите число цифрами, дробную часть через запятую: 1234,5.'],
  }),
  AMBIGUOUS_NUMBER: problem<Found>({
    severity: 'error',
    title: 'число читается по-разному',
    english: 'The number can be read in two ways.',
    example: { found: '1,234.5' },
    say: ({ found }) => [
      `«${found}» можно прочитать по-разному: непонятно, где дробная часть.`,
      'Оставьте одну запятую перед дробной частью: 1234,5.',
    ],
  }),
  NEGATIVE: problem<Found>({
    severity: 'error',
    title: 'отрицательное число',
    english: 'The number is negative.',
    example: { found: '-5' },
    say: ({ found }) => [`Число ${found} отрицательное, а нужно 0 или больше.`, 'Исправьте число.'],
  }),
  TOO_MANY_DECIMALS: problem<Found & { readonly allowed: number }>({
    severity: 'error',
    title: 'лишние знаки после запятой',
    english: 'Too many decimals.',
    example: { found: '1,2345678', allowed: 6 },
    say: ({ found, allowed }) => [
      `В числе ${found} слишком много знаков после запятой, можно не больше ${allowed}.`,
      'Округлите число.',
    ],
  }),
  NOT_WHOLE: problem<Found>({
    severity: 'error',
    title: 'дробное вместо целого',
    english: 'A fraction where a whole number belongs.',
    example: { found: '1,5' },
    say: ({ found }) => [`Число ${found} дробное, а нужно целое.`, 'Введите целое число.'],
  }),
  NUMBER_TOO_LARGE: problem<Found>({
    severity: 'error',
    title: 'слишком большое число',
    english: 'The number is too large to be true.',
    example: { found: '1e+21' },
    say: ({ found }) => [`Число ${found} слишком велико.`, 'Проверьте число и единицу измерения в заголовке.'],
  }),
  OUT_OF_RANGE: problem<Found & { readonly min: number; readonly max: number }>({
    severity: 'error',
    title: 'значение вне пределов',
    english: 'The value is out of range.',
    example: { found: '150', min: 0, max: 100 },
    say: ({ found, min, max }) => [`Значение ${found} вне пределов: нужно от ${min} до ${max}.`, 'Исправьте значение.'],
  }),
  PERHAPS_THOUSANDS: problem<Found>({
    severity: 'warning',
    title: 'возможно, не те единицы',
    english: 'The sum is so large that its unit is doubtful.',
    example: { found: '250000' },
    say: ({ found }) => [
      `Сумма ${found} млн руб. необычно велика.`,
      'Проверьте: нужны миллионы рублей, а не тысячи и не рубли.',
    ],
  }),
  PERHAPS_FRACTION: problem<Found>({
    severity: 'warning',
    title: 'возможно, доля вместо процентов',
    english: 'Below one per cent: perhaps a fraction was typed.',
    example: { found: '0,2' },
    say: ({ found }) => [
      `Прочитано ${found} %, меньше одного процента.`,
      'Если имелась в виду доля, введите проценты: 20, а не 0,2.',
    ],
  }),
  NUMBER_FROM_TEXT: problem<Read>({
    severity: 'note',
    title: 'число записано текстом',
    english: 'A number stored as text was read as a number.',
    example: { read: '1234,5' },
    say: ({ read }) => [`Число записано текстом, прочитано как ${read}.`, 'Делать ничего не нужно.'],
  }),
  DATE_FOR_NUMBER: problem<Read>({
    severity: 'error',
    title: 'дата вместо числа',
    english: 'A date where a number belongs.',
    example: { read: '01.05.2026' },
    say: ({ read }) => [
      `В ячейке дата ${read}, а нужно число.`,
      'Введите число через запятую (1,5, а не 1.5) и задайте ячейке формат «Число».',
    ],
  }),
  // dates
  NOT_A_DATE: problem<Found>({
    severity: 'error',
    title: 'не дата',
    english: 'Not a date.',
    example: { found: '31.02.2026' },
    say: ({ found }) => [`«${found}» — это не дата.`, 'Введите дату как день.месяц.год: 01.03.2024.'],
  }),
  TWO_DIGIT_YEAR: problem<Found>({
    severity: 'error',
    title: 'год из двух цифр',
    english: 'The year of the date has two digits.',
    example: { found: '01.03.24' },
    say: ({ found }) => [`В дате «${found}» год из двух цифр.`, 'Введите год полностью: 01.03.2024.'],
  }),
  DATE_OUT_OF_RANGE: problem<Found>({
    severity: 'error',
    title: 'дата вне пределов',
    english: 'The date is not within 2000 to 2099.',
    example: { found: '01.03.1924' },
    say: ({ found }) => [
      `Дата ${found} вне пределов: нужны годы с 2000 по 2099.`,
      'Введите дату как день.месяц.год: 01.03.2024.',
    ],
  }),
  DATE_FROM_TEXT: problem<Read>({
    severity: 'note',
    title: 'дата записана текстом',
    english: 'A date stored as text was read as a date.',
    example: { read: '01.03.2024' },
    say: ({ read }) => [`Дата записана текстом, прочитана как ${read}.`, 'Делать ничего не нужно.'],
  }),
  DATE_IN_FUTURE: problem<Read>({
    severity: 'error',
    title: 'дата в будущем',
    english: 'The date has not come yet.',
    example: { read: '01.03.2030' },
    say: ({ read }) => [`Дата ${read} ещё не наступила.`, 'Введите дату не позже сегодняшней.'],
  }),
  DATE_ORDER: problem<{ readonly earlier: string; readonly later: string }>({
    severity: 'error',
    title: 'даты в обратном порядке',
    english: 'The later date is before the earlier one.',
    example: { earlier: 'Дата начала', later: 'Дата завершения' },
    say: ({ earlier, later }) => [`«${later}» раньше, чем «${earlier}».`, 'Исправьте одну из двух дат.'],
  }),
  // lists
  NOT_IN_LIST: problem<Found & { readonly options: readonly string[]; readonly likely?: string }>({
    severity: 'error',
    title: 'значения нет в списке',
    english: 'The value is not in the list.',
    example: { found: 'Реализуеться', options: ['Заявлен', 'Реализуется'], likely: 'Реализуется' },
    say: ({ found, options, likely }) => [
      `Значения «${found}» нет в списке.`,
      perhaps(
        likely,
        options.length > 0 && options.length <= 8
          ? `Выберите из списка: ${options.join('; ')}.`
          : 'Выберите значение из списка.',
      ),
    ],
  }),
  UNKNOWN_REGION: problem<Found & { readonly likely?: string }>({
    severity: 'error',
    title: 'неизвестный субъект РФ',
    english: 'No such region in the list.',
    example: { found: 'Пермская область', likely: 'Пермский край' },
    say: ({ found, likely }) => [
      `Субъекта РФ «${found}» нет в списке.`,
      perhaps(likely, 'Выберите субъект из списка или введите его двузначный код.'),
    ],
  }),
  REGION_FROM_NUMBER: problem<Read>({
    severity: 'note',
    title: 'код субъекта записан числом',
    english: 'A number was read as a two-digit region code.',
    example: { read: '05' },
    say: ({ read }) => [`Код субъекта записан числом, прочитан как ${read}.`, 'Делать ничего не нужно.'],
  }),
  REPEATED_VALUE: problem<Found>({
    severity: 'error',
    title: 'значение указано дважды',
    english: 'The same value twice.',
    example: { found: '18' },
    say: ({ found }) => [`«${found}» указано в ячейке дважды.`, 'Оставьте одно.'],
  }),
  HEAD_REGION_REPEATED: problem<Found>({
    severity: 'error',
    title: 'головной субъект повторён',
    english: 'The head region stands among the other regions too.',
    example: { found: '59' },
    say: ({ found }) => [`Головной субъект ${found} повторён среди других.`, 'Уберите его отсюда.'],
  }),
  // text
  TEXT_LENGTH: problem<{ readonly length: number; readonly min: number; readonly max: number }>({
    severity: 'error',
    title: 'длина текста вне пределов',
    english: 'The text is too short or too long.',
    example: { length: 2, min: 5, max: 200 },
    say: ({ length, min, max }) => [
      `Длина текста — ${length}, а нужно от ${min} до ${max} знаков.`,
      length < min ? 'Напишите полнее.' : 'Сократите текст.',
    ],
  }),
  TEXT_EXPECTED: problem<Found>({
    severity: 'error',
    title: 'число вместо текста',
    english: 'A number where text belongs.',
    example: { found: '45658' },
    say: ({ found }) => [
      `В ячейке число ${found}, а нужен текст.`,
      'Введите текст; если это дата или код, задайте ячейке формат «Обычный текст».',
    ],
  }),
  CONTROL_CHARACTER: problem<{ readonly position: number; readonly character: string }>({
    severity: 'error',
    title: 'невидимые знаки в тексте',
    english: 'The text holds an invisible control character.',
    example: { position: 6, character: 'U+202E' },
    say: ({ position, character }) => [
      `В тексте невидимый служебный знак ${character} на месте ${position}.`,
      'Сотрите текст и наберите его заново.',
    ],
  }),
  MIXED_SCRIPT: problem<{ readonly word: string }>({
    severity: 'warning',
    title: 'смешаны русские и латинские буквы',
    english: 'A word mixes Latin and Cyrillic letters.',
    example: { word: 'КAМАЗ' },
    say: ({ word }) => [
      `В слове «${word}» смешаны русские и латинские буквы.`,
      'Если это не так задумано, наберите слово заново.',
    ],
  }),
  COMBINING_MARK: problem<{ readonly position: number; readonly character: string }>({
    severity: 'warning',
    title: 'надстрочные знаки в тексте',
    english: 'The text holds a combining mark.',
    example: { position: 5, character: 'U+0301' },
    say: ({ position, character }) => [
      `В тексте надстрочный знак ${character} на месте ${position}.`,
      'Если это не так задумано, наберите слово заново.',
    ],
  }),
  PERSONAL_DATA: problem<{ readonly kind: PersonalDataKind; readonly length: number }>({
    severity: 'error',
    title: 'персональные данные',
    english: 'Personal data; the value is repeated nowhere.',
    example: { kind: 'phone', length: 16 },
    say: ({ kind }) => [
      `Здесь персональные данные: ${PERSONAL[kind]}. Их нельзя вносить в таблицу (152-ФЗ).`,
      'Сотрите их; укажите только сведения об организации.',
    ],
  }),
  NAMED_AFTER_PERSON: problem<{ readonly length: number }>({
    severity: 'warning',
    title: 'похоже на имя человека',
    english: 'Looks like the name of a person; plants are named after people.',
    example: { length: 40 },
    say: () => [
      'Похоже на имя человека. Если это название предприятия, всё в порядке.',
      'Если это человек, сотрите имя: персональные данные вносить нельзя (152-ФЗ).',
    ],
  }),
  // codes
  CODE_AS_NUMBER: problem<Read>({
    severity: 'warning',
    title: 'код сохранён как число',
    english: 'A right code, but stored as a number.',
    example: { read: '7707083893' },
    say: ({ read }) => [`Код ${read} сохранён как число, а нужен текст.`, AS_TEXT],
  }),
  CODE_NOT_TEXT: problem<Nothing>({
    severity: 'error',
    title: 'число или дата вместо кода',
    english: 'A number or a date where a code belongs.',
    example: {},
    say: () => ['Вместо кода в ячейке число или дата: таблица могла изменить то, что было введено.', AS_TEXT],
  }),
  LOST_LEADING_ZERO: problem<{ readonly likely: string }>({
    severity: 'error',
    title: 'пропал ведущий ноль в ИНН',
    english: 'An INN of nine digits: its leading zero was lost.',
    example: { likely: '0105000015' },
    say: ({ likely }) => [`В ИНН 9 цифр: пропал ведущий ноль. Вероятно, это ${likely}.`, AS_TEXT],
  }),
  INN_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид ИНН',
    english: 'Not the INN of an organisation.',
    example: { found: '77070838' },
    say: ({ found }) => [
      `«${found}» — это не ИНН организации: нужно 10 цифр.`,
      'Введите ИНН из 10 цифр, без букв и знаков.',
    ],
  }),
  INN_CHECKSUM: problem<Found>({
    severity: 'error',
    title: 'не сходится контрольная цифра ИНН',
    english: 'The check digit of the INN is wrong.',
    example: { found: '7707083894' },
    say: ({ found }) => [`В ИНН ${found} ошибка: контрольная цифра не сходится.`, 'Сверьте ИНН с документом.'],
  }),
  OGRN_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид ОГРН',
    english: 'Not the OGRN of an organisation.',
    example: { found: '102770013219' },
    say: ({ found }) => [`«${found}» — это не ОГРН организации: нужно 13 цифр.`, 'Введите ОГРН из 13 цифр.'],
  }),
  OGRN_CHECKSUM: problem<Found>({
    severity: 'error',
    title: 'не сходится контрольная цифра ОГРН',
    english: 'The check digit of the OGRN is wrong.',
    example: { found: '1027700132196' },
    say: ({ found }) => [`В ОГРН ${found} ошибка: контрольная цифра не сходится.`, 'Сверьте ОГРН с документом.'],
  }),
  KPP_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид КПП',
    english: 'Not a KPP.',
    example: { found: '77040100' },
    say: ({ found }) => [`«${found}» — это не КПП: нужно 9 знаков.`, 'Введите КПП из 9 знаков.'],
  }),
  ENTITY_CODE_FORMAT: problem<Found & { readonly example: string }>({
    severity: 'error',
    title: 'неверный вид кода строки',
    english: 'Not a code of the register.',
    example: { found: 'С59-24-001', example: 'C59-24-001' },
    say: ({ found, example }) => [`«${found}» — это не код строки.`, `Код пишется латинскими буквами: ${example}.`],
  }),
  OKVED_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид ОКВЭД2',
    english: 'Not an OKVED2 code.',
    example: { found: '2015' },
    say: ({ found }) => [`«${found}» — это не код ОКВЭД2.`, 'Введите код с точками: 20.15 или 20.15.1.'],
  }),
  OKPD2_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид ОКПД2',
    english: 'Not an OKPD2 code.',
    example: { found: '2015' },
    say: ({ found }) => [`«${found}» — это не код ОКПД2.`, 'Введите код с точками: 20.15 или 20.15.10.130.'],
  }),
  OKPD2_TOO_SHORT: problem<Found>({
    severity: 'error',
    title: 'слишком общий ОКПД2',
    english: 'The OKPD2 code has fewer than four digits.',
    example: { found: '20' },
    say: ({ found }) => [`Код ОКПД2 «${found}» слишком общий.`, 'Нужно не меньше четырёх цифр: 20.15.'],
  }),
  ACTIVITY_CLASS_UNKNOWN: problem<Found>({
    severity: 'error',
    title: 'класса нет в классификаторе',
    english: 'The classification has no such class.',
    example: { found: '04.10' },
    say: ({ found }) => [
      `Класса, с которого начинается код «${found}», нет в классификаторе.`,
      'Сверьте код с классификатором.',
    ],
  }),
  REGISTRY_NUMBER_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид номера в реестре',
    english: 'Not a number of the registry.',
    example: { found: '№ 12' },
    say: ({ found }) => [`«${found}» — это не номер в реестре: нужны только цифры.`, 'Введите номер цифрами.'],
  }),
  REGISTRY_NUMBER_FROM_NUMBER: problem<Read>({
    severity: 'note',
    title: 'номер в реестре записан числом',
    english: 'A number was read as the digits of a registry number.',
    example: { read: '12' },
    say: ({ read }) => [`Номер в реестре записан числом, прочитан как ${read}.`, 'Делать ничего не нужно.'],
  }),
  REGISTRY_NUMBER_UNEXPECTED: problem<Found>({
    severity: 'error',
    title: 'номер в реестре не по статусу',
    english: 'A registry number although the status says that there is none.',
    example: { found: '12' },
    say: ({ found }) => [
      `Указан номер в реестре ${found}, но по статусу кластера в реестре нет.`,
      'Исправьте статус или сотрите номер.',
    ],
  }),
  CODE_REGION_MISMATCH: problem<Found & { readonly expected: string }>({
    severity: 'warning',
    title: 'субъект в коде не тот',
    english: 'The region in the code is not the head region.',
    example: { found: '77', expected: '59' },
    say: ({ found, expected }) => [
      `В коде строки субъект ${found}, а головной субъект — ${expected}.`,
      'Проверьте код и субъект.',
    ],
  }),
  // within a row
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: problem<{ readonly jobs: number; readonly highProductivity: number }>({
    severity: 'error',
    title: 'часть рабочих мест больше целого',
    english: 'More high-productivity jobs than jobs.',
    example: { jobs: 10, highProductivity: 20 },
    say: ({ jobs, highProductivity }) => [
      `Высокопроизводительных мест ${highProductivity}, а всех рабочих мест ${jobs}.`,
      'Исправьте одно из чисел.',
    ],
  }),
  SUBSIDY_EXCEEDS_COST: problem<Nothing>({
    severity: 'error',
    title: 'субсидия больше стоимости',
    english: 'The subsidy is larger than the cost.',
    example: {},
    say: () => ['Запрошенная субсидия больше стоимости проекта.', 'Исправьте одну из сумм.'],
  }),
  IMPORT_SHARE_GROWS: problem<{ readonly before: number; readonly after: number }>({
    severity: 'warning',
    title: 'доля импорта растёт',
    english: 'The share of imports grows.',
    example: { before: 10.5, after: 20 },
    say: ({ before, after }) => [
      `Доля импортных компонентов растёт: было ${number(before)} %, станет ${number(after)} %.`,
      'Проверьте, не перепутаны ли столбцы.',
    ],
  }),
  COEXECUTORS_MISSING: problem<Nothing>({
    severity: 'error',
    title: 'нет соисполнителей',
    english: 'A joint project without co-executors.',
    example: {},
    say: () => [
      'У совместного проекта нет соисполнителей.',
      'Укажите ИНН хотя бы одного соисполнителя — участника кластера.',
    ],
  }),
  TOO_MANY_COEXECUTORS: problem<{ readonly count: number; readonly max: number }>({
    severity: 'error',
    title: 'слишком много соисполнителей',
    english: 'Too many co-executors.',
    example: { count: 11, max: 10 },
    say: ({ count, max }) => [`Соисполнителей ${count}, а можно не больше ${max}.`, 'Оставьте главных.'],
  }),
  INITIATOR_AMONG_COEXECUTORS: problem<Found>({
    severity: 'error',
    title: 'инициатор среди соисполнителей',
    english: 'The initiator stands among the co-executors.',
    example: { found: '7707083893' },
    say: ({ found }) => [`Инициатор ${found} указан и среди соисполнителей.`, 'Уберите его из соисполнителей.'],
  }),
  AREA_UNEXPECTED: problem<Nothing>({
    severity: 'warning',
    title: 'площадь не у земельного участка',
    english: 'An area although no land was given.',
    example: {},
    say: () => ['Указана площадь, но мера — не земельный участок.', 'Проверьте вид меры или сотрите площадь.'],
  }),
  COOPERATION_LOW: problem<Limit & { readonly percent: number }>({
    severity: 'warning',
    title: 'уровень кооперации ниже порога',
    english: 'The level of cooperation is below the threshold.',
    example: { percent: 15, limit: 20, act: 'ПП 779', verified: false },
    say: ({ percent, limit, ...act }) => [
      `Уровень кооперации ${number(percent)} %, а нужно не меньше ${number(limit)} % (${source({ limit, ...act })}).`,
      'Проверьте уровень и столбец «Льготная территория».',
    ],
  }),
  SUBSIDY_SHARE_HIGH: problem<Limit>({
    severity: 'warning',
    title: 'доля субсидии больше порога',
    english: 'The subsidy exceeds the share of the cost that may be refunded.',
    example: { limit: 50, act: 'ПП 41', verified: false },
    say: (limit) => [
      `Запрошенная субсидия больше ${number(limit.limit)} % стоимости проекта (${source(limit)}).`,
      'Проверьте сумму субсидии: возмещают часть затрат на стартовую партию, а не на весь проект.',
    ],
  }),
  UNUSUAL_TRANSITION: problem<{ readonly from: string; readonly to: string }>({
    severity: 'warning',
    title: 'необычный переход статуса',
    english: 'The status does not usually change this way.',
    example: { from: 'Черновик', to: 'Включён в реестр' },
    say: ({ from, to }) => [
      `Необычный переход: был статус «${from}», стал «${to}».`,
      'Если статус выбран верно, делать ничего не нужно.',
    ],
  }),
  STATUS_DATE_FALLS: problem<Read & { readonly before: string }>({
    severity: 'warning',
    title: 'дата статуса стала раньше',
    english: 'The date of the status is earlier than it was.',
    example: { read: '01.03.2024', before: '15.03.2024' },
    say: ({ read, before }) => [`Дата статуса ${read} раньше прежней, ${before}.`, 'Проверьте дату статуса.'],
  }),
  // between rows
  FOREIGN_REGION: problem<{ readonly expected: string }>({
    severity: 'error',
    title: 'строка другого субъекта',
    english: 'The row belongs into the workbook of another region.',
    example: { expected: 'Пермский край' },
    say: ({ expected }) => [
      `Строка относится к другому субъекту, а это таблица субъекта «${expected}».`,
      'Внесите строку в таблицу её субъекта или исправьте субъект.',
    ],
  }),
  SPECIALIZED_ORGANIZATION: problem<{ readonly count: number }>({
    severity: 'warning',
    title: 'специализированная организация не одна',
    english: 'Not exactly one specialised organisation.',
    example: { count: 0 },
    say: ({ count }) => [
      count === 0
        ? 'У кластера нет специализированной организации.'
        : `У кластера специализированных организаций ${count}, а нужна одна.`,
      'Проверьте роли на листе «Участники».',
    ],
  }),
  HEADCOUNT_EXCEEDS_JOBS: problem<{ readonly headcount: number; readonly jobs: number }>({
    severity: 'warning',
    title: 'работников больше, чем рабочих мест',
    english: 'The participants have far more people than the cluster has jobs.',
    example: { headcount: 200, jobs: 100 },
    say: ({ headcount, jobs }) => [
      `У участников вместе ${headcount} работников, а рабочих мест в кластере указано ${jobs}.`,
      'Проверьте число рабочих мест и численность участников.',
    ],
  }),
  ENDS_BEFORE_CLUSTER: problem<{ readonly endYear: number; readonly plannedYear: number }>({
    severity: 'warning',
    title: 'проект завершается раньше кластера',
    english: 'The project ends more than a year before its cluster is planned.',
    example: { endYear: 2020, plannedYear: 2024 },
    say: ({ endYear, plannedYear }) => [
      `Проект завершится в ${endYear} году, а кластер планируют создать в ${plannedYear}.`,
      'Проверьте дату завершения и плановый год кластера.',
    ],
  }),
  ORGANISATION_DIFFERS: problem<Twins>({
    severity: 'warning',
    title: 'у одного ИНН разные сведения',
    english: 'One INN with different OGRN or names.',
    example: { others: [{ workbook: '18', row: 7 }], count: 1 },
    say: ({ place, others, count }) => [
      `У этого ИНН в другом месте другой ОГРН или другое наименование: ${rowsNamed(place.workbook, others, count)}.`,
      'Сверьте ИНН, ОГРН и наименование с документом.',
    ],
  }),
  NOT_A_PARTICIPANT: problem<Found>({
    severity: 'error',
    title: 'не участник кластера',
    english: 'Not a current participant of the cluster.',
    example: { found: '7707083893' },
    say: ({ found }) => [
      `Среди нынешних участников кластера нет ИНН ${found}.`,
      'Внесите организацию на лист «Участники» или исправьте ИНН.',
    ],
  }),
  ROLE_COUNT_LOW: problem<Limit & { readonly threshold: ThresholdCode; readonly count: number }>({
    severity: 'warning',
    title: 'участников в роли меньше порога',
    english: 'Fewer participants in a role than the threshold asks for.',
    example: { threshold: 'INDUSTRY_PARTICIPANTS', count: 7, limit: 10, act: 'ПП 779', verified: false },
    say: ({ threshold, count, limit, ...act }) => [
      `У кластера ${COUNTED_ROLES[threshold]} ${count}, а нужно не меньше ${number(limit)} (${source({ limit, ...act })}).`,
      'Проверьте роли на листе «Участники».',
    ],
  }),
  ROLE_COUNT_HIGH: problem<Limit & { readonly threshold: ThresholdCode; readonly count: number }>({
    severity: 'warning',
    title: 'участников в роли больше порога',
    english: 'More participants in a role than the threshold admits.',
    example: { threshold: 'PRODUCTION_ORGANISERS', count: 4, limit: 3, act: 'ПП 779', verified: false },
    say: ({ threshold, count, limit, ...act }) => [
      `У кластера ${COUNTED_ROLES[threshold]} ${count}, а можно не больше ${number(limit)} (${source({ limit, ...act })}).`,
      'Проверьте роли на листе «Участники».',
    ],
  }),
  SUBSIDY_PER_YEAR_HIGH: problem<Limit & { readonly year: number; readonly millionRub: string }>({
    severity: 'warning',
    title: 'субсидии инициатора за год больше порога',
    english: 'The subsidies that an initiator asks for in a year exceed the threshold.',
    example: { year: 2024, millionRub: '160,5', limit: 150, act: 'ПП 41', verified: false },
    say: ({ year, millionRub, limit, ...act }) => [
      `По проектам ${year} года инициатор запросил субсидий на ${millionRub} млн руб., а можно не больше ${number(limit)} млн руб. (${source({ limit, ...act })}).`,
      'Проверьте суммы субсидий в проектах этого инициатора.',
    ],
  }),
  DUPLICATE_ROW: problem<{ readonly kept: RowReference }>({
    severity: 'error',
    title: 'строка повторена',
    english: 'The row repeats another one; that one is kept.',
    example: { kept: { workbook: '59', row: 3 } },
    say: ({ place, kept }) => [
      `Строка полностью повторяет ${kept.workbook === place.workbook ? `строку ${kept.row}` : `строку ${kept.row} (таблица ${kept.workbook})`}.`,
      'Удалите лишнюю строку.',
    ],
  }),
  DUPLICATE_KEY: problem<Twins>({
    severity: 'error',
    title: 'одно и то же с разными данными',
    english: 'Rows under one key that differ: all are set aside.',
    example: {
      others: [
        { workbook: '59', row: 3 },
        { workbook: '77', row: 12 },
      ],
      count: 2,
    },
    say: ({ place, others, count }) => [
      `То же самое указано ещё раз, но с другими данными: ${rowsNamed(place.workbook, others, count)}.`,
      'Оставьте одну верную строку, остальные удалите или исправьте.',
    ],
  }),
  DUPLICATE_NAME: problem<Twins>({
    severity: 'warning',
    title: 'одинаковые наименования',
    english: 'Two clusters of a region under one name.',
    example: { others: [{ workbook: '59', row: 3 }], count: 1 },
    say: ({ place, others, count }) => [
      `Кластер с таким наименованием в субъекте уже есть: ${rowsNamed(place.workbook, others, count)}.`,
      'Проверьте, не один ли это кластер.',
    ],
  }),
  NO_PARENT: problem<Found>({
    severity: 'error',
    title: 'нет такого кластера или проекта',
    english: 'No such cluster or project.',
    example: { found: 'C59-24-099' },
    say: ({ found }) => [
      `${isProject(found) ? 'Проекта' : 'Кластера'} с кодом ${found} нет.`,
      `Проверьте код или сначала внесите ${isProject(found) ? 'проект на лист «Проекты»' : 'кластер на лист «Кластеры»'}.`,
    ],
  }),
  PARENT_SET_ASIDE: problem<Found>({
    severity: 'error',
    title: 'отложен кластер или проект строки',
    english: 'The cluster or project of the row was set aside.',
    example: { found: 'C59-24-001' },
    say: ({ found }) => [
      `${isProject(found) ? 'Проект' : 'Кластер'} ${found} отложен, поэтому отложена и эта строка.`,
      `Исправьте строку ${isProject(found) ? 'проекта' : 'кластера'}.`,
    ],
  }),
  // the central workbook
  SPREADSHEET_ID_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный адрес таблицы',
    english: 'Not the address or identifier of a spreadsheet.',
    example: { found: 'таблица' },
    say: ({ found }) => [
      `«${found}» — это не адрес и не идентификатор таблицы.`,
      'Скопируйте адрес таблицы из браузера целиком.',
    ],
  }),
  SETTING_MISSING: problem<{
    readonly heading: string /** The name that it probably became. */;
    readonly likely?: string;
  }>({
    severity: 'error',
    title: 'нет настройки',
    english: 'A setting is missing from its tab.',
    example: { heading: 'Плановый год', likely: 'план года' },
    say: ({ heading, likely }) => [
      `В «Настройках» нет строки «${heading}».${likely === undefined ? '' : ` Похоже, теперь это «${likely}».`}`,
      `Верните в первый столбец название «${heading}»; значение может быть пустым.`,
    ],
  }),
  LIST_EMPTY: problem<Nothing>({
    severity: 'error',
    title: 'пустой справочник',
    english: 'A list without which no row can be right is empty.',
    example: {},
    say: () => [
      'В справочнике нет ни одной строки: без него ни одна строка таблиц не верна.',
      'Верните строки из истории версий таблицы.',
    ],
  }),
  LISTED_TWICE: problem<Found & { readonly row: number }>({
    severity: 'error',
    title: 'указано в двух строках',
    english: 'Listed in two rows.',
    example: { found: '59', row: 3 },
    say: ({ found, row }) => [`«${found}» уже есть в строке ${row}.`, 'Оставьте одну строку.'],
  }),
  REGION_CODE_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид кода субъекта',
    english: 'Not a two-digit region code.',
    example: { found: '5' },
    say: ({ found }) => [`«${found}» — это не код субъекта: нужны две цифры.`, 'Введите код из двух цифр: 05.'],
  }),
  ISO_CODE_FORMAT: problem<Found>({
    severity: 'error',
    title: 'неверный вид кода ISO',
    english: 'Not a code of ISO 3166-2.',
    example: { found: 'PER' },
    say: ({ found }) => [`«${found}» — это не код ISO 3166-2.`, 'Введите код вида RU-PER или оставьте ячейку пустой.'],
  }),
  PERIODS_OVERLAP: problem<{ readonly row: number }>({
    severity: 'error',
    title: 'сроки порога пересекаются',
    english: 'Two rows of a threshold are in force on the same day.',
    example: { row: 3 },
    say: ({ row }) => [
      `Этот порог в те же дни действует и по строке ${row}.`,
      'Исправьте «Действует с» или «Действует по» в одной из двух строк.',
    ],
  }),
  // the tab itself
  HEADING_MISSING: problem<{
    readonly heading: string /** Letters of the column it probably became. */;
    readonly likely?: string;
  }>({
    severity: 'error',
    title: 'нет столбца',
    english: 'A column was not found by its heading.',
    example: { heading: 'ИНН', likely: 'B' },
    say: ({ heading, likely }) => [
      `Не найден столбец «${heading}».${likely === undefined ? '' : ` Похоже, это столбец ${likely}: его заголовок изменён.`}`,
      `Верните заголовок «${heading}» в первую строку листа.`,
    ],
  }),
  HEADING_REPEATED: problem<{ readonly heading: string; readonly columns: readonly string[] }>({
    severity: 'error',
    title: 'столбец повторён',
    english: 'A heading stands there twice.',
    example: { heading: 'ИНН', columns: ['B', 'D'] },
    say: ({ heading, columns }) => [
      `Заголовок «${heading}» стоит дважды: столбцы ${columns.join(', ')}.`,
      'Оставьте один такой столбец.',
    ],
  }),
  HEADING_UNKNOWN: problem<{ readonly columns: readonly string[]; readonly count: number }>({
    severity: 'note',
    title: 'столбцы, которых Свод не знает',
    english: 'Columns that belong to no declared heading; they are left alone.',
    example: { columns: ['P', 'Q'], count: 2 },
    say: ({ columns, count }) => [
      `${count === 1 ? 'Столбец' : 'Столбцы'} ${columns.join(', ')}${count > columns.length ? ` и ещё ${count - columns.length}` : ''} Своду не ${count === 1 ? 'знаком' : 'знакомы'}: прочитано остальное.`,
      'Если это ваши пометки, делать ничего не нужно.',
    ],
  }),
  HEADINGS_BELOW: problem<{ readonly row: number }>({
    severity: 'note',
    title: 'заголовки не в первой строке',
    english: 'The headings were found below the first row.',
    example: { row: 3 },
    say: ({ row }) => [
      `Заголовки стоят в строке ${row}, а не в первой; прочитано с неё.`,
      'Чтобы не было путаницы, удалите строки над заголовками.',
    ],
  }),
} as const;

export function severityOf(code: ProblemCode): Severity {
  return PROBLEMS[code].severity;
}

/** The sentence and the remedy of a problem. */
export function explain(problem: Problem): Explanation {
  // Each kind takes exactly the facts of the problem whose code it stands under.
  const { say, english } = PROBLEMS[problem.code] as unknown as ProblemKind<Problem>;
  const [sentence, remedy] = say(problem);
  return { sentence, remedy, english };
}

const TITLE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PROBLEMS).map(([code, { title }]) => [code, title]),
);

/** What a code of a published count means; the code itself where it is of a later version. */
export function explainCount(code: string): string {
  return TITLE_OF.get(code) ?? code;
}
