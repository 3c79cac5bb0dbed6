/** The problems of the lists that the operator keeps in the central workbook: a regional workbook never has them. */
import { error, type Found, type Nothing } from './problem-kind.ts';

export const LIST_PROBLEMS = {
  SPREADSHEET_ID_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не адрес и не идентификатор таблицы.`,
    'Скопируйте адрес таблицы из браузера целиком.',
  ]),
  SETTING_MISSING: error<{
    readonly heading: string /** The name that it probably became. */;
    readonly likely?: string;
  }>(({ heading, likely }) => [
    `В «Настройках» нет строки «${heading}».${likely === undefined ? '' : ` Похоже, теперь это «${likely}».`}`,
    `Верните в первый столбец название «${heading}»; значение может быть пустым.`,
  ]),
  FREEZE_NAME_FORMAT: error<Found>(({ found }) => [
    `«${found}» не годится именем для версии.`,
    'Латинские буквы, цифры, точка и дефис, хотя бы одна буква: 2026-Q3. Или оставьте ячейку пустой.',
  ]),
  LIST_EMPTY: error<Nothing>(() => [
    'В справочнике нет ни одной строки: без него ни одна строка таблиц не верна.',
    'Верните строки из истории версий таблицы.',
  ]),
  LISTED_TWICE: error<Found & { readonly row: number }>(({ found, row }) => [
    `«${found}» уже есть в строке ${row}.`,
    'Оставьте одну строку.',
  ]),
  REGION_CODE_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не код субъекта: нужны две цифры.`,
    'Введите код из двух цифр: 05.',
  ]),
  ISO_CODE_FORMAT: error<Found>(({ found }) => [
    `«${found}» — это не код ISO 3166-2.`,
    'Введите код вида RU-PER или оставьте ячейку пустой.',
  ]),
  PERIODS_OVERLAP: error<{ readonly row: number }>(({ row }) => [
    `Этот порог в те же дни действует и по строке ${row}.`,
    'Исправьте «Действует с» или «Действует по» в одной из двух строк.',
  ]),
} as const;
