/**
 * Every problem that Svod can find: its severity, and how it is said to a person: what was found and what is expected, then
 * what to do. The only place for such sentences; what a problem is called where it is counted stands in problem-catalogue.ts.
 */
import { plural } from './headline.ts';
import { LIST_PROBLEMS } from './list-problem-text.ts';
import type { PersonalDataKind, Problem, ProblemCode, RowReference, Severity } from './problem.ts';
import { error, type Found, type Nothing, note, type ProblemKind, warning } from './problem-kind.ts';
import type { ThresholdCode } from './thresholds.ts';

/** What is shown to a person. */
export interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
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
  FORMULA: error<Nothing>(() => ['В ячейке формула, а нужно значение.', 'Введите само значение вместо формулы.']),
  ERROR_VALUE: error<Found>(({ found }) => [`В ячейке ошибка «${found}» вместо значения.`, 'Введите само значение.']),
  MEANS_EMPTY: note<Found>(({ found }) => [
    `«${found}» прочитано как пустая ячейка.`,
    'Если значения нет, оставьте ячейку пустой.',
  ]),
  REQUIRED: error<Nothing>(() => ['Ячейка не заполнена, а значение здесь обязательно.', 'Заполните ячейку.']),
  ID_MISSING: error<Nothing>(() => [
    'У строки нет кода, поэтому её нельзя учесть.',
    'Введите код строки, например C59-24-001 (для проекта P59-24-001).',
  ]),
  // numbers
  NOT_A_NUMBER: error<Found>(({ found }) => [
    `«${found}» — это не число.`,
    'Введите число цифрами, дробную часть через запятую: 1234,5.',
  ]),
  AMBIGUOUS_NUMBER: error<Found>(({ found }) => [
    `«${found}» можно прочитать по-разному: непонятно, где дробная часть.`,
    'Оставьте одну запятую перед дробной частью: 1234,5.',
  ]),
  NEGATIVE: error<Found>(({ found }) => [`Число ${found} отрицательное, а нужно 0 или больше.`, 'Исправьте число.']),
  TOO_MANY_DECIMALS: error<Found & { readonly allowed: number }>(({ found, allowed }) => [
    `В числе ${found} слишком много знаков после запятой, можно не больше ${allowed}.`,
    'Округлите число.',
  ]),
  NOT_WHOLE: error<Found>(({ found }) => [`Число ${found} дробное, а нужно целое.`, 'Введите целое число.']),
  NUMBER_TOO_LARGE: error<Found>(({ found }) => [
    `Число ${found} слишком велико.`,
    'Проверьте число и единицу измерения в заголовке.',
  ]),
  OUT_OF_RANGE: error<Found & { readonly min: number; readonly max: number }>(({ found, min, max }) => [
    `Значение ${found} вне пределов: нужно от ${min} до ${max}.`,
    'Исправьте значение.',
  ]),
  PERHAPS_THOUSANDS: warning<Found>(({ found }) => [
    `Сумма ${found} млн руб. необычно велика.`,
    'Проверьте: нужны миллионы рублей, а не тысячи и не рубли.',
  ]),
  PERHAPS_FRACTION: warning<Found>(({ found }) => [
    `Прочитано ${found} %, меньше одного процента.`,
    'Если имелась в виду доля, введите проценты: 20, а не 0,2.',
  ]),
  NUMBER_FROM_TEXT: note<Read>(({ read }) => [
    `Число записано текстом, прочитано как ${read}.`,
    'Делать ничего не нужно.',
  ]),
  DATE_FOR_NUMBER: error<Read>(({ read }) => [
    `В ячейке дата ${read}, а нужно число.`,
    'Введите число через запятую (1,5, а не 1.5) и задайте ячейке формат «Число».',
  ]),
  // dates
  NOT_A_DATE: error<Found>(({ found }) => [
    `«${found}» — это не дата.`,
    'Введите дату как день.месяц.год: 01.03.2024.',
  ]),
  TWO_DIGIT_YEAR: error<Found>(({ found }) => [
    `В дате «${found}» год из двух цифр.`,
    'Введите год полностью: 01.03.2024.',
  ]),
  DATE_OUT_OF_RANGE: error<Found>(({ found }) => [
    `Дата ${found} вне пределов: нужны годы с 2000 по 2099.`,
    'Введите дату как день.месяц.год: 01.03.2024.',
  ]),
  DATE_FROM_TEXT: note<Read>(({ read }) => [
    `Дата записана текстом, прочитана как ${read}.`,
    'Делать ничего не нужно.',
  ]),
  DATE_IN_FUTURE: error<Read>(({ read }) => [`Дата ${read} ещё не наступила.`, 'Введите дату не позже сегодняшней.']),
  DATE_ORDER: error<{ readonly earlier: string; readonly later: string }>(({ earlier, later }) => [
    `«${later}» раньше, чем «${earlier}».`,
    'Исправьте одну из двух дат.',
  ]),
  // lists
  NOT_IN_LIST: error<Found & { readonly options: readonly string[]; readonly likely?: string }>(
    ({ found, options, likely }) => [
      `Значения «${found}» нет в списке.`,
      perhaps(
        likely,
        options.length > 0 && options.length <= 8
          ? `Выберите из списка: ${options.join('; ')}.`
          : 'Выберите значение из списка.',
      ),
    ],
  ),
  UNKNOWN_REGION: error<Found & { readonly likely?: string }>(({ found, likely }) => [
    `Субъекта РФ «${found}» нет в списке.`,
    perhaps(likely, 'Выберите субъект из списка или введите его двузначный код.'),
  ]),
  REGION_FROM_NUMBER: note<Read>(({ read }) => [
    `Код субъекта записан числом, прочитан как ${read}.`,
    'Делать ничего не нужно.',
  ]),
  REPEATED_VALUE: error<Found>(({ found }) => [`«${found}» указано в ячейке дважды.`, 'Оставьте одно.']),
  HEAD_REGION_REPEATED: error<Found>(({ found }) => [
    `Головной субъект ${found} повторён среди других.`,
    'Уберите его отсюда.',
  ]),
  // text
  TEXT_LENGTH: error<{ readonly length: number; readonly min: number; readonly max: number }>(
    ({ length, min, max }) => [
      `Длина текста — ${length}, а нужно от ${min} до ${max} знаков.`,
      length < min ? 'Напишите полнее.' : 'Сократите текст.',
    ],
  ),
  TEXT_EXPECTED: error<Found>(({ found }) => [
    `В ячейке число ${found}, а нужен текст.`,
    'Введите текст; если это дата или код, задайте ячейке формат «Обычный текст».',
  ]),
  CONTROL_CHARACTER: error<{ readonly position: number; readonly character: string }>(({ position, character }) => [
    `В тексте невидимый служебный знак ${character} на месте ${position}.`,
    'Сотрите текст и наберите его заново.',
  ]),
  MIXED_SCRIPT: warning<{ readonly word: string }>(({ word }) => [
    `В слове «${word}» смешаны русские и латинские буквы.`,
    'Если это не так задумано, наберите слово заново.',
  ]),
  COMBINING_MARK: warning<{ readonly position: number; readonly character: string }>(({ position, character }) => [
    `В тексте надстрочный знак ${character} на месте ${position}.`,
    'Если это не так задумано, наберите слово заново.',
  ]),
  PERSONAL_DATA: error<{ readonly kind: PersonalDataKind; readonly length: number }>(({ kind }) => [
    `Здесь персональные данные: ${PERSONAL[kind]}. Их нельзя вносить в таблицу (152-ФЗ).`,
    'Сотрите их; укажите только сведения об организации.',
  ]),
  NAMED_AFTER_PERSON: warning<{ readonly length: number }>(() => [
    'Похоже на имя человека. Если это название предприятия, всё в порядке.',
    'Если это человек, сотрите имя: персональные данные вносить нельзя (152-ФЗ).',
  ]),
  // codes
  CODE_AS_NUMBER: warning<Read>(({ read }) => [`Код ${read} сохранён как число, а нужен текст.`, AS_TEXT]),
  CODE_NOT_TEXT: error<Nothing>(() => [
    'Вместо кода в ячейке число или дата: таблица могла изменить то, что было введено.',
    AS_TEXT,
  ]),
  LOST_LEADING_ZERO: error<{ readonly likely: string }>(({ likely }) => [
    `В ИНН 9 цифр: пропал ведущий ноль. Вероятно, это ${likely}.`,
    AS_TEXT,
  ]),
  INN_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не ИНН организации: нужно 10 цифр.`,
    'Введите ИНН из 10 цифр, без букв и знаков.',
  ]),
  INN_CHECKSUM: error<Found>(({ found }) => [
    `В ИНН ${found} ошибка: контрольная цифра не сходится.`,
    'Сверьте ИНН с документом.',
  ]),
  OGRN_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не ОГРН организации: нужно 13 цифр.`,
    'Введите ОГРН из 13 цифр.',
  ]),
  OGRN_CHECKSUM: error<Found>(({ found }) => [
    `В ОГРН ${found} ошибка: контрольная цифра не сходится.`,
    'Сверьте ОГРН с документом.',
  ]),
  KPP_FORMAT: error<Found>(({ found }) => [`«${found}» — это не КПП: нужно 9 знаков.`, 'Введите КПП из 9 знаков.']),
  ENTITY_CODE_FORMAT: error<Found & { readonly example: string }>(({ found, example }) => [
    `«${found}» — это не код строки.`,
    `Код пишется латинскими буквами: ${example}.`,
  ]),
  OKVED_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не код ОКВЭД2.`,
    'Введите код с точками: 20.15 или 20.15.1.',
  ]),
  OKPD2_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не код ОКПД2.`,
    'Введите код с точками: 20.15 или 20.15.10.130.',
  ]),
  OKPD2_TOO_SHORT: error<Found>(({ found }) => [
    `Код ОКПД2 «${found}» слишком общий.`,
    'Нужно не меньше четырёх цифр: 20.15.',
  ]),
  ACTIVITY_CLASS_UNKNOWN: error<Found>(({ found }) => [
    `Класса, с которого начинается код «${found}», нет в классификаторе.`,
    'Сверьте код с классификатором.',
  ]),
  REGISTRY_NUMBER_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не номер в реестре: нужны только цифры.`,
    'Введите номер цифрами.',
  ]),
  REGISTRY_NUMBER_FROM_NUMBER: note<Read>(({ read }) => [
    `Номер в реестре записан числом, прочитан как ${read}.`,
    'Делать ничего не нужно.',
  ]),
  REGISTRY_NUMBER_UNEXPECTED: error<Found>(({ found }) => [
    `Указан номер в реестре ${found}, но по статусу кластера в реестре нет.`,
    'Исправьте статус или сотрите номер.',
  ]),
  CODE_REGION_MISMATCH: warning<Found & { readonly expected: string }>(({ found, expected }) => [
    `В коде строки субъект ${found}, а головной субъект — ${expected}.`,
    'Проверьте код и субъект.',
  ]),
  // within a row
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: error<{ readonly jobs: number; readonly highProductivity: number }>(
    ({ jobs, highProductivity }) => [
      `Высокопроизводительных мест ${highProductivity}, а всех рабочих мест ${jobs}.`,
      'Исправьте одно из чисел.',
    ],
  ),
  SUBSIDY_EXCEEDS_COST: error<Nothing>(() => [
    'Запрошенная субсидия больше стоимости проекта.',
    'Исправьте одну из сумм.',
  ]),
  IMPORT_SHARE_GROWS: warning<{ readonly before: number; readonly after: number }>(({ before, after }) => [
    `Доля импортных компонентов растёт: было ${number(before)} %, станет ${number(after)} %.`,
    'Проверьте, не перепутаны ли столбцы.',
  ]),
  COEXECUTORS_MISSING: error<Nothing>(() => [
    'У совместного проекта нет соисполнителей.',
    'Укажите ИНН хотя бы одного соисполнителя — участника кластера.',
  ]),
  TOO_MANY_COEXECUTORS: error<{ readonly count: number; readonly max: number }>(({ count, max }) => [
    `Соисполнителей ${count}, а можно не больше ${max}.`,
    'Оставьте главных.',
  ]),
  INITIATOR_AMONG_COEXECUTORS: error<Found>(({ found }) => [
    `Инициатор ${found} указан и среди соисполнителей.`,
    'Уберите его из соисполнителей.',
  ]),
  AREA_UNEXPECTED: warning<Nothing>(() => [
    'Указана площадь, но мера — не земельный участок.',
    'Проверьте вид меры или сотрите площадь.',
  ]),
  COOPERATION_LOW: warning<Limit & { readonly percent: number }>(({ percent, limit, ...act }) => [
    `Уровень кооперации ${number(percent)} %, а нужно не меньше ${number(limit)} % (${source({ limit, ...act })}).`,
    'Проверьте уровень и столбец «Льготная территория».',
  ]),
  SUBSIDY_SHARE_HIGH: warning<Limit>((limit) => [
    `Запрошенная субсидия больше ${number(limit.limit)} % стоимости проекта (${source(limit)}).`,
    'Проверьте сумму субсидии: возмещают часть затрат на стартовую партию, а не на весь проект.',
  ]),
  UNUSUAL_TRANSITION: warning<{ readonly from: string; readonly to: string }>(({ from, to }) => [
    `Необычный переход: был статус «${from}», стал «${to}».`,
    'Если статус выбран верно, делать ничего не нужно.',
  ]),
  STATUS_DATE_FALLS: warning<Read & { readonly before: string }>(({ read, before }) => [
    `Дата статуса ${read} раньше прежней, ${before}.`,
    'Проверьте дату статуса.',
  ]),
  // between rows
  FOREIGN_REGION: error<{ readonly expected: string }>(({ expected }) => [
    `Строка относится к другому субъекту, а это таблица субъекта «${expected}».`,
    'Внесите строку в таблицу её субъекта или исправьте субъект.',
  ]),
  SPECIALIZED_ORGANIZATION: warning<{ readonly count: number }>(({ count }) => [
    count === 0
      ? 'У кластера нет специализированной организации.'
      : `У кластера специализированных организаций ${count}, а нужна одна.`,
    'Проверьте роли на листе «Участники».',
  ]),
  HEADCOUNT_EXCEEDS_JOBS: warning<{ readonly headcount: number; readonly jobs: number }>(({ headcount, jobs }) => [
    `У участников вместе ${headcount} работников, а рабочих мест в кластере указано ${jobs}.`,
    'Проверьте число рабочих мест и численность участников.',
  ]),
  ENDS_BEFORE_CLUSTER: warning<{ readonly endYear: number; readonly plannedYear: number }>(
    ({ endYear, plannedYear }) => [
      `Проект завершится в ${endYear} году, а кластер планируют создать в ${plannedYear}.`,
      'Проверьте дату завершения и плановый год кластера.',
    ],
  ),
  ORGANISATION_DIFFERS: warning<Twins>(({ place, others, count }) => [
    `У этого ИНН в другом месте другой ОГРН или другое наименование: ${rowsNamed(place.workbook, others, count)}.`,
    'Сверьте ИНН, ОГРН и наименование с документом.',
  ]),
  NOT_A_PARTICIPANT: error<Found>(({ found }) => [
    `Среди нынешних участников кластера нет ИНН ${found}.`,
    'Внесите организацию на лист «Участники» или исправьте ИНН.',
  ]),
  ROLE_COUNT_LOW: warning<Limit & { readonly threshold: ThresholdCode; readonly count: number }>(
    ({ threshold, count, limit, ...act }) => [
      `У кластера ${COUNTED_ROLES[threshold]} ${count}, а нужно не меньше ${number(limit)} (${source({ limit, ...act })}).`,
      'Проверьте роли на листе «Участники».',
    ],
  ),
  ROLE_COUNT_HIGH: warning<Limit & { readonly threshold: ThresholdCode; readonly count: number }>(
    ({ threshold, count, limit, ...act }) => [
      `У кластера ${COUNTED_ROLES[threshold]} ${count}, а можно не больше ${number(limit)} (${source({ limit, ...act })}).`,
      'Проверьте роли на листе «Участники».',
    ],
  ),
  SUBSIDY_PER_YEAR_HIGH: warning<Limit & { readonly year: number; readonly millionRub: string }>(
    ({ year, millionRub, limit, ...act }) => [
      `По проектам ${year} года инициатор запросил субсидий на ${millionRub} млн руб., а можно не больше ${number(limit)} млн руб. (${source({ limit, ...act })}).`,
      'Проверьте суммы субсидий в проектах этого инициатора.',
    ],
  ),
  DUPLICATE_ROW: error<{ readonly kept: RowReference }>(({ place, kept }) => [
    `Строка полностью повторяет ${kept.workbook === place.workbook ? `строку ${kept.row}` : `строку ${kept.row} (таблица ${kept.workbook})`}.`,
    'Удалите лишнюю строку.',
  ]),
  DUPLICATE_KEY: error<Twins>(({ place, others, count }) => [
    `То же самое указано ещё раз, но с другими данными: ${rowsNamed(place.workbook, others, count)}.`,
    'Оставьте одну верную строку, остальные удалите или исправьте.',
  ]),
  DUPLICATE_NAME: warning<Twins>(({ place, others, count }) => [
    `Кластер с таким наименованием в субъекте уже есть: ${rowsNamed(place.workbook, others, count)}.`,
    'Проверьте, не один ли это кластер.',
  ]),
  NO_PARENT: error<Found>(({ found }) => [
    `${isProject(found) ? 'Проекта' : 'Кластера'} с кодом ${found} нет.`,
    `Проверьте код или сначала внесите ${isProject(found) ? 'проект на лист «Проекты»' : 'кластер на лист «Кластеры»'}.`,
  ]),
  PARENT_SET_ASIDE: error<Found>(({ found }) => [
    `${isProject(found) ? 'Проект' : 'Кластер'} ${found} отложен, поэтому отложена и эта строка.`,
    `Исправьте строку ${isProject(found) ? 'проекта' : 'кластера'}.`,
  ]),
  // the central workbook
  // the tab itself
  HEADING_MISSING: error<{
    readonly heading: string /** Letters of the column it probably became. */;
    readonly likely?: string;
  }>(({ heading, likely }) => [
    `Не найден столбец «${heading}».${likely === undefined ? '' : ` Похоже, это столбец ${likely}: его заголовок изменён.`}`,
    `Верните заголовок «${heading}» в первую строку листа.`,
  ]),
  HEADING_REPEATED: error<{ readonly heading: string; readonly columns: readonly string[] }>(({ heading, columns }) => [
    `Заголовок «${heading}» стоит дважды: столбцы ${columns.join(', ')}.`,
    'Оставьте один такой столбец.',
  ]),
  HEADING_UNKNOWN: note<{ readonly columns: readonly string[]; readonly count: number }>(({ columns, count }) => [
    `${count === 1 ? 'Столбец' : 'Столбцы'} ${columns.join(', ')}${count > columns.length ? ` и ещё ${count - columns.length}` : ''} Своду не ${count === 1 ? 'знаком' : 'знакомы'}: прочитано остальное.`,
    'Если это ваши пометки, делать ничего не нужно.',
  ]),
  HEADINGS_BELOW: note<{ readonly row: number }>(({ row }) => [
    `Заголовки стоят в строке ${row}, а не в первой; прочитано с неё.`,
    'Чтобы не было путаницы, удалите строки над заголовками.',
  ]),
  ...LIST_PROBLEMS,
} as const;

export function severityOf(code: ProblemCode): Severity {
  return PROBLEMS[code].severity;
}

/** The sentence and the remedy of a problem. */
export function explain(problem: Problem): Explanation {
  // Each kind takes exactly the facts of the problem whose code it stands under.
  const { say } = PROBLEMS[problem.code] as unknown as ProblemKind<Problem>;
  const [sentence, remedy] = say(problem);
  return { sentence, remedy };
}
