/** Every problem said in plain Russian: what was found and what is expected, then what to do. The only place for such sentences. */
import { plural } from './headline.ts';
import type { PersonalDataKind, Problem, ProblemCode, RowReference } from './problem.ts';

/** What is shown to a person. */
export interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
}

type ProblemOf<Code extends ProblemCode> = Extract<Problem, { readonly code: Code }>;
type Texts = {
  readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => readonly [sentence: string, remedy: string];
};

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

const TEXTS: Texts = {
  FORMULA: () => ['В ячейке формула, а нужно значение.', 'Введите само значение вместо формулы.'],
  ERROR_VALUE: ({ found }) => [`В ячейке ошибка «${found}» вместо значения.`, 'Введите само значение.'],
  MEANS_EMPTY: ({ found }) => [`«${found}» прочитано как пустая ячейка.`, 'Если значения нет, оставьте ячейку пустой.'],
  REQUIRED: () => ['Ячейка не заполнена, а значение здесь обязательно.', 'Заполните ячейку.'],
  ID_MISSING: () => [
    'У строки нет кода, поэтому её нельзя учесть.',
    'Введите код строки, например C59-24-001 (для проекта P59-24-001).',
  ],
  NOT_A_NUMBER: ({ found }) => [
    `«${found}» — это не число.`,
    'Введите число цифрами, дробную часть через запятую: 1234,5.',
  ],
  AMBIGUOUS_NUMBER: ({ found }) => [
    `«${found}» можно прочитать по-разному: непонятно, где дробная часть.`,
    'Оставьте одну запятую перед дробной частью: 1234,5.',
  ],
  NEGATIVE: ({ found }) => [`Число ${found} отрицательное, а нужно 0 или больше.`, 'Исправьте число.'],
  TOO_MANY_DECIMALS: ({ found, allowed }) => [
    `В числе ${found} слишком много знаков после запятой, можно не больше ${allowed}.`,
    'Округлите число.',
  ],
  NOT_WHOLE: ({ found }) => [`Число ${found} дробное, а нужно целое.`, 'Введите целое число.'],
  NUMBER_TOO_LARGE: ({ found }) => [
    `Число ${found} слишком велико.`,
    'Проверьте число и единицу измерения в заголовке.',
  ],
  OUT_OF_RANGE: ({ found, min, max }) => [
    `Значение ${found} вне пределов: нужно от ${min} до ${max}.`,
    'Исправьте значение.',
  ],
  PERHAPS_THOUSANDS: ({ found }) => [
    `Сумма ${found} млн руб. необычно велика.`,
    'Проверьте: нужны миллионы рублей, а не тысячи и не рубли.',
  ],
  PERHAPS_FRACTION: ({ found }) => [
    `Прочитано ${found} %, меньше одного процента.`,
    'Если имелась в виду доля, введите проценты: 20, а не 0,2.',
  ],
  NUMBER_FROM_TEXT: ({ read }) => [`Число записано текстом, прочитано как ${read}.`, 'Делать ничего не нужно.'],
  DATE_FOR_NUMBER: ({ read }) => [
    `В ячейке дата ${read}, а нужно число.`,
    'Введите число через запятую (1,5, а не 1.5) и задайте ячейке формат «Число».',
  ],
  NOT_A_DATE: ({ found }) => [`«${found}» — это не дата.`, 'Введите дату как день.месяц.год: 01.03.2024.'],
  TWO_DIGIT_YEAR: ({ found }) => [`В дате «${found}» год из двух цифр.`, 'Введите год полностью: 01.03.2024.'],
  DATE_OUT_OF_RANGE: ({ found }) => [
    `Дата ${found} вне пределов: нужны годы с 2000 по 2099.`,
    'Введите дату как день.месяц.год: 01.03.2024.',
  ],
  DATE_FROM_TEXT: ({ read }) => [`Дата записана текстом, прочитана как ${read}.`, 'Делать ничего не нужно.'],
  DATE_IN_FUTURE: ({ read }) => [`Дата ${read} ещё не наступила.`, 'Введите дату не позже сегодняшней.'],
  DATE_ORDER: ({ earlier, later }) => [`«${later}» раньше, чем «${earlier}».`, 'Исправьте одну из двух дат.'],
  NOT_IN_LIST: ({ found, options, likely }) => [
    `Значения «${found}» нет в списке.`,
    perhaps(
      likely,
      options.length > 0 && options.length <= 8
        ? `Выберите из списка: ${options.join('; ')}.`
        : 'Выберите значение из списка.',
    ),
  ],
  UNKNOWN_REGION: ({ found, likely }) => [
    `Субъекта РФ «${found}» нет в списке.`,
    perhaps(likely, 'Выберите субъект из списка или введите его двузначный код.'),
  ],
  REGION_FROM_NUMBER: ({ read }) => [`Код субъекта записан числом, прочитан как ${read}.`, 'Делать ничего не нужно.'],
  REPEATED_VALUE: ({ found }) => [`«${found}» указано в ячейке дважды.`, 'Оставьте одно.'],
  HEAD_REGION_REPEATED: ({ found }) => [`Головной субъект ${found} повторён среди других.`, 'Уберите его отсюда.'],
  TEXT_LENGTH: ({ length, min, max }) => [
    `Длина текста — ${length}, а нужно от ${min} до ${max} знаков.`,
    length < min ? 'Напишите полнее.' : 'Сократите текст.',
  ],
  TEXT_EXPECTED: ({ found }) => [
    `В ячейке число ${found}, а нужен текст.`,
    'Введите текст; если это дата или код, задайте ячейке формат «Обычный текст».',
  ],
  CONTROL_CHARACTER: ({ position, character }) => [
    `В тексте невидимый служебный знак ${character} на месте ${position}.`,
    'Сотрите текст и наберите его заново.',
  ],
  MIXED_SCRIPT: ({ word }) => [
    `В слове «${word}» смешаны русские и латинские буквы.`,
    'Если это не так задумано, наберите слово заново.',
  ],
  COMBINING_MARK: ({ position, character }) => [
    `В тексте надстрочный знак ${character} на месте ${position}.`,
    'Если это не так задумано, наберите слово заново.',
  ],
  PERSONAL_DATA: ({ kind }) => [
    `Здесь персональные данные: ${PERSONAL[kind]}. Их нельзя вносить в таблицу (152-ФЗ).`,
    'Сотрите их; укажите только сведения об организации.',
  ],
  NAMED_AFTER_PERSON: () => [
    'Похоже на имя человека. Если это название предприятия, всё в порядке.',
    'Если это человек, сотрите имя: персональные данные вносить нельзя (152-ФЗ).',
  ],
  CODE_AS_NUMBER: ({ read }) => [`Код ${read} сохранён как число, а нужен текст.`, AS_TEXT],
  CODE_NOT_TEXT: () => ['Вместо кода в ячейке число или дата: таблица могла изменить то, что было введено.', AS_TEXT],
  LOST_LEADING_ZERO: ({ likely }) => [`В ИНН 9 цифр: пропал ведущий ноль. Вероятно, это ${likely}.`, AS_TEXT],
  INN_FORMAT: ({ found }) => [
    `«${found}» — это не ИНН организации: нужно 10 цифр.`,
    'Введите ИНН из 10 цифр, без букв и знаков.',
  ],
  INN_CHECKSUM: ({ found }) => [`В ИНН ${found} ошибка: контрольная цифра не сходится.`, 'Сверьте ИНН с документом.'],
  OGRN_FORMAT: ({ found }) => [`«${found}» — это не ОГРН организации: нужно 13 цифр.`, 'Введите ОГРН из 13 цифр.'],
  OGRN_CHECKSUM: ({ found }) => [
    `В ОГРН ${found} ошибка: контрольная цифра не сходится.`,
    'Сверьте ОГРН с документом.',
  ],
  KPP_FORMAT: ({ found }) => [`«${found}» — это не КПП: нужно 9 знаков.`, 'Введите КПП из 9 знаков.'],
  ENTITY_CODE_FORMAT: ({ found, example }) => [
    `«${found}» — это не код строки.`,
    `Код пишется латинскими буквами: ${example}.`,
  ],
  OKVED_FORMAT: ({ found }) => [`«${found}» — это не код ОКВЭД2.`, 'Введите код с точками: 20.15 или 20.15.1.'],
  OKPD2_FORMAT: ({ found }) => [`«${found}» — это не код ОКПД2.`, 'Введите код с точками: 20.15 или 20.15.10.130.'],
  OKPD2_TOO_SHORT: ({ found }) => [`Код ОКПД2 «${found}» слишком общий.`, 'Нужно не меньше четырёх цифр: 20.15.'],
  ACTIVITY_CLASS_UNKNOWN: ({ found }) => [
    `Класса, с которого начинается код «${found}», нет в классификаторе.`,
    'Сверьте код с классификатором.',
  ],
  REGISTRY_NUMBER_FORMAT: ({ found }) => [
    `«${found}» — это не номер в реестре: нужны только цифры.`,
    'Введите номер цифрами.',
  ],
  REGISTRY_NUMBER_FROM_NUMBER: ({ read }) => [
    `Номер в реестре записан числом, прочитан как ${read}.`,
    'Делать ничего не нужно.',
  ],
  REGISTRY_NUMBER_UNEXPECTED: ({ found }) => [
    `Указан номер в реестре ${found}, но по статусу кластера в реестре нет.`,
    'Исправьте статус или сотрите номер.',
  ],
  CODE_REGION_MISMATCH: ({ found, expected }) => [
    `В коде строки субъект ${found}, а головной субъект — ${expected}.`,
    'Проверьте код и субъект.',
  ],
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: ({ jobs, highProductivity }) => [
    `Высокопроизводительных мест ${highProductivity}, а всех рабочих мест ${jobs}.`,
    'Исправьте одно из чисел.',
  ],
  SUBSIDY_EXCEEDS_COST: () => ['Запрошенная субсидия больше стоимости проекта.', 'Исправьте одну из сумм.'],
  IMPORT_SHARE_GROWS: ({ before, after }) => [
    `Доля импортных компонентов растёт: было ${number(before)} %, станет ${number(after)} %.`,
    'Проверьте, не перепутаны ли столбцы.',
  ],
  COEXECUTORS_MISSING: () => [
    'У совместного проекта нет соисполнителей.',
    'Укажите ИНН хотя бы одного соисполнителя — участника кластера.',
  ],
  TOO_MANY_COEXECUTORS: ({ count, max }) => [`Соисполнителей ${count}, а можно не больше ${max}.`, 'Оставьте главных.'],
  INITIATOR_AMONG_COEXECUTORS: ({ found }) => [
    `Инициатор ${found} указан и среди соисполнителей.`,
    'Уберите его из соисполнителей.',
  ],
  AREA_UNEXPECTED: () => [
    'Указана площадь, но мера — не земельный участок.',
    'Проверьте вид меры или сотрите площадь.',
  ],
  FOREIGN_REGION: ({ expected }) => [
    `Строка относится к другому субъекту, а это таблица субъекта «${expected}».`,
    'Внесите строку в таблицу её субъекта или исправьте субъект.',
  ],
  SPECIALIZED_ORGANIZATION: ({ count }) => [
    count === 0
      ? 'У кластера нет специализированной организации.'
      : `У кластера специализированных организаций ${count}, а нужна одна.`,
    'Проверьте роли на листе «Участники».',
  ],
  HEADCOUNT_EXCEEDS_JOBS: ({ headcount, jobs }) => [
    `У участников вместе ${headcount} работников, а рабочих мест в кластере указано ${jobs}.`,
    'Проверьте число рабочих мест и численность участников.',
  ],
  ENDS_BEFORE_CLUSTER: ({ endYear, plannedYear }) => [
    `Проект завершится в ${endYear} году, а кластер планируют создать в ${plannedYear}.`,
    'Проверьте дату завершения и плановый год кластера.',
  ],
  ORGANISATION_DIFFERS: ({ place, others, count }) => [
    `У этого ИНН в другом месте другой ОГРН или другое наименование: ${rowsNamed(place.workbook, others, count)}.`,
    'Сверьте ИНН, ОГРН и наименование с документом.',
  ],
  DUPLICATE_ROW: ({ place, kept }) => [
    `Строка полностью повторяет ${kept.workbook === place.workbook ? `строку ${kept.row}` : `строку ${kept.row} (таблица ${kept.workbook})`}.`,
    'Удалите лишнюю строку.',
  ],
  DUPLICATE_KEY: ({ place, others, count }) => [
    `То же самое указано ещё раз, но с другими данными: ${rowsNamed(place.workbook, others, count)}.`,
    'Оставьте одну верную строку, остальные удалите или исправьте.',
  ],
  DUPLICATE_NAME: ({ place, others, count }) => [
    `Кластер с таким наименованием в субъекте уже есть: ${rowsNamed(place.workbook, others, count)}.`,
    'Проверьте, не один ли это кластер.',
  ],
  NO_PARENT: ({ found }) => [
    `${isProject(found) ? 'Проекта' : 'Кластера'} с кодом ${found} нет.`,
    `Проверьте код или сначала внесите ${isProject(found) ? 'проект на лист «Проекты»' : 'кластер на лист «Кластеры»'}.`,
  ],
  PARENT_SET_ASIDE: ({ found }) => [
    `${isProject(found) ? 'Проект' : 'Кластер'} ${found} отложен, поэтому отложена и эта строка.`,
    `Исправьте строку ${isProject(found) ? 'проекта' : 'кластера'}.`,
  ],
  SPREADSHEET_ID_FORMAT: ({ found }) => [
    `«${found}» — это не адрес и не идентификатор таблицы.`,
    'Скопируйте адрес таблицы из браузера целиком.',
  ],
  HEADING_MISSING: ({ heading, likely }) => [
    `Не найден столбец «${heading}».${likely === undefined ? '' : ` Похоже, это столбец ${likely}: его заголовок изменён.`}`,
    `Верните заголовок «${heading}» в первую строку листа.`,
  ],
  HEADING_REPEATED: ({ heading, columns }) => [
    `Заголовок «${heading}» стоит дважды: столбцы ${columns.join(', ')}.`,
    'Оставьте один такой столбец.',
  ],
};

/** The sentence and the remedy of a problem. */
export function explain(problem: Problem): Explanation {
  // Each entry of the table takes exactly the problem whose code it stands under.
  const text = TEXTS[problem.code] as (problem: Problem) => readonly [string, string];
  const [sentence, remedy] = text(problem);
  return { sentence, remedy };
}

/** The kind of a problem without its facts, for lists that count problems. */
const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  FORMULA: 'формула вместо значения',
  ERROR_VALUE: 'ошибка вместо значения',
  MEANS_EMPTY: 'прочерк вместо пустой ячейки',
  REQUIRED: 'не заполнено обязательное',
  ID_MISSING: 'нет кода строки',
  NOT_A_NUMBER: 'не число',
  AMBIGUOUS_NUMBER: 'число читается по-разному',
  NEGATIVE: 'отрицательное число',
  TOO_MANY_DECIMALS: 'лишние знаки после запятой',
  NOT_WHOLE: 'дробное вместо целого',
  NUMBER_TOO_LARGE: 'слишком большое число',
  OUT_OF_RANGE: 'значение вне пределов',
  PERHAPS_THOUSANDS: 'возможно, не те единицы',
  PERHAPS_FRACTION: 'возможно, доля вместо процентов',
  NUMBER_FROM_TEXT: 'число записано текстом',
  DATE_FOR_NUMBER: 'дата вместо числа',
  NOT_A_DATE: 'не дата',
  TWO_DIGIT_YEAR: 'год из двух цифр',
  DATE_OUT_OF_RANGE: 'дата вне пределов',
  DATE_FROM_TEXT: 'дата записана текстом',
  DATE_IN_FUTURE: 'дата в будущем',
  DATE_ORDER: 'даты в обратном порядке',
  NOT_IN_LIST: 'значения нет в списке',
  UNKNOWN_REGION: 'неизвестный субъект РФ',
  REGION_FROM_NUMBER: 'код субъекта записан числом',
  REPEATED_VALUE: 'значение указано дважды',
  HEAD_REGION_REPEATED: 'головной субъект повторён',
  TEXT_LENGTH: 'длина текста вне пределов',
  TEXT_EXPECTED: 'число вместо текста',
  CONTROL_CHARACTER: 'невидимые знаки в тексте',
  MIXED_SCRIPT: 'смешаны русские и латинские буквы',
  COMBINING_MARK: 'надстрочные знаки в тексте',
  PERSONAL_DATA: 'персональные данные',
  NAMED_AFTER_PERSON: 'похоже на имя человека',
  CODE_AS_NUMBER: 'код сохранён как число',
  CODE_NOT_TEXT: 'число или дата вместо кода',
  LOST_LEADING_ZERO: 'пропал ведущий ноль в ИНН',
  INN_FORMAT: 'неверный вид ИНН',
  INN_CHECKSUM: 'не сходится контрольная цифра ИНН',
  OGRN_FORMAT: 'неверный вид ОГРН',
  OGRN_CHECKSUM: 'не сходится контрольная цифра ОГРН',
  KPP_FORMAT: 'неверный вид КПП',
  ENTITY_CODE_FORMAT: 'неверный вид кода строки',
  OKVED_FORMAT: 'неверный вид ОКВЭД2',
  OKPD2_FORMAT: 'неверный вид ОКПД2',
  OKPD2_TOO_SHORT: 'слишком общий ОКПД2',
  ACTIVITY_CLASS_UNKNOWN: 'класса нет в классификаторе',
  REGISTRY_NUMBER_FORMAT: 'неверный вид номера в реестре',
  REGISTRY_NUMBER_FROM_NUMBER: 'номер в реестре записан числом',
  REGISTRY_NUMBER_UNEXPECTED: 'номер в реестре не по статусу',
  CODE_REGION_MISMATCH: 'субъект в коде не тот',
  HIGH_PRODUCTIVITY_EXCEEDS_JOBS: 'часть рабочих мест больше целого',
  SUBSIDY_EXCEEDS_COST: 'субсидия больше стоимости',
  IMPORT_SHARE_GROWS: 'доля импорта растёт',
  COEXECUTORS_MISSING: 'нет соисполнителей',
  TOO_MANY_COEXECUTORS: 'слишком много соисполнителей',
  INITIATOR_AMONG_COEXECUTORS: 'инициатор среди соисполнителей',
  AREA_UNEXPECTED: 'площадь не у земельного участка',
  FOREIGN_REGION: 'строка другого субъекта',
  SPECIALIZED_ORGANIZATION: 'специализированная организация не одна',
  HEADCOUNT_EXCEEDS_JOBS: 'работников больше, чем рабочих мест',
  ENDS_BEFORE_CLUSTER: 'проект завершается раньше кластера',
  ORGANISATION_DIFFERS: 'у одного ИНН разные сведения',
  DUPLICATE_ROW: 'строка повторена',
  DUPLICATE_KEY: 'одно и то же с разными данными',
  DUPLICATE_NAME: 'одинаковые наименования',
  NO_PARENT: 'нет такого кластера или проекта',
  PARENT_SET_ASIDE: 'отложен кластер или проект строки',
  SPREADSHEET_ID_FORMAT: 'неверный адрес таблицы',
  HEADING_MISSING: 'нет столбца',
  HEADING_REPEATED: 'столбец повторён',
};

const TITLE_OF: ReadonlyMap<string, string> = new Map(Object.entries(PROBLEM_TITLES));

/** What a code of a published count means; the code itself where it is of a later version. */
export function explainCount(code: string): string {
  return TITLE_OF.get(code) ?? code;
}
