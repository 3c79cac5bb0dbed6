/** What `check` and `import` say in Russian, but for the sentences about problems in cells, which are the domain's. */
import { plural } from '../domain/headline.ts';
import type { Severity } from '../domain/problem.ts';
import type { RowCounts } from '../domain/tab-rows.ts';
import { TABLES } from '../domain/workbook.ts';
import type { MissingTab, UnreadableReason } from './excel/unreadable-file.ts';

export interface Said {
  readonly message: string;
  readonly remedy: string;
}

const BYTES_PER_MEGABYTE = 1024 * 1024;
const OUR_TABS = Object.values(TABLES)
  .map(({ title }) => `«${title}»`)
  .join(', ');
const SAVE_AS_XLSX = 'Откройте его в Excel и сохраните: Файл → Сохранить как → «Книга Excel (*.xlsx)».';
const SAVE_AGAIN = 'Откройте его в Excel и сохраните заново; если не открывается, попросите прислать файл ещё раз.';
const ONLY_OUR_TABS = 'Оставьте в файле только листы Свода, без картинок, формул и лишних листов.';

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / BYTES_PER_MEGABYTE)} МБ`;
}

function grouped(count: number): string {
  return count.toLocaleString('ru-RU');
}

function renamedTab({ title, likely }: MissingTab): string {
  return `Листа «${title}» нет.${likely === undefined ? '' : ` Похоже, это лист «${likely}»: его переименовали.`}`;
}

/** Why a file cannot be read, and what to do. */
export function sayUnreadable(reason: UnreadableReason): Said {
  switch (reason.code) {
    case 'FILE_CLOSED':
      return {
        message: 'Файл не открывается: его нет или к нему нет доступа.',
        remedy: 'Закройте его в других программах и проверьте права.',
      };
    case 'FILE_EMPTY':
      return { message: 'Файл пуст: в нем ноль байт.', remedy: 'Скопируйте или скачайте его заново.' };
    case 'NOT_EXCEL':
      return { message: 'Это не книга Excel (.xlsx).', remedy: SAVE_AS_XLSX };
    case 'OLD_EXCEL':
      return { message: 'Это файл старого Excel (.xls).', remedy: SAVE_AS_XLSX };
    case 'BINARY_EXCEL':
      return { message: 'Это двоичная книга Excel (.xlsb).', remedy: SAVE_AS_XLSX };
    case 'OPEN_DOCUMENT':
      return { message: 'Это таблица OpenDocument (.ods).', remedy: 'Сохраните её в формате Excel (.xlsx).' };
    case 'PASSWORD':
      return {
        message: 'Файл защищён паролем.',
        remedy: 'Снимите пароль: Файл → Сведения → Защита книги → Зашифровать с использованием пароля, и сотрите его.',
      };
    case 'DAMAGED':
      return { message: 'Файл повреждён или обрывается: прочитать его нельзя.', remedy: SAVE_AGAIN };
    case 'FILE_TOO_LARGE':
      return {
        message: `Файл слишком велик: ${megabytes(reason.bytes)}, а можно не больше ${megabytes(reason.allowedBytes)}.`,
        remedy: ONLY_OUR_TABS,
      };
    case 'UNPACKS_TOO_LARGE':
      return {
        message: `Файл распаковывается в ${megabytes(reason.bytes)}, а можно не больше ${megabytes(reason.allowedBytes)}.`,
        remedy: ONLY_OUR_TABS,
      };
    case 'TOO_MANY_PARTS':
      return { message: 'В файле слишком много картинок и других вложений.', remedy: ONLY_OUR_TABS };
    case 'TOO_HEAVY':
      return { message: 'Файл слишком тяжёл: на его чтение не хватило памяти или времени.', remedy: ONLY_OUR_TABS };
    case 'TOO_MANY_ROWS':
      return {
        message: `На листе «${reason.tab}» больше ${grouped(reason.allowed)} строк.`,
        remedy: 'Удалите лишние строки или разделите файл на несколько.',
      };
    case 'TOO_MANY_COLUMNS':
      return {
        message: `На листе «${reason.tab}» больше ${grouped(reason.allowed)} столбцов.`,
        remedy: 'Удалите всё, что правее столбцов Свода.',
      };
    case 'TOO_MUCH_TEXT':
      return { message: `На листе «${reason.tab}» слишком много текста.`, remedy: 'Сократите текст в ячейках.' };
    case 'TAB_REPEATED':
      return { message: `Лист «${reason.tab}» в файле не один.`, remedy: 'Оставьте один такой лист.' };
    case 'TAB_RENAMED':
      return { message: reason.tabs.map(renamedTab).join(' '), remedy: 'Верните листам их названия.' };
    case 'NO_TABS':
      return {
        message: 'В файле нет ни одного листа Свода.',
        remedy: `Нужны листы ${OUR_TABS} с заголовками столбцов в первой строке.`,
      };
    case 'HEADINGS_WRONG':
      return { message: 'Столбцы найти не удалось.', remedy: 'Исправьте заголовки, о которых сказано ниже.' };
  }
}

export const SEVERITY_HEADINGS: Readonly<Record<Severity, string>> = {
  error: 'Ошибки (такие строки не принимаются):',
  warning: 'Предупреждения (строки принимаются, но проверьте):',
  note: 'К сведению:',
};

export function sayRegion(region: string | null, name: string | undefined): string {
  if (region === null) {
    return 'Субъект не указан, поэтому не проверено, свои ли в файле строки. Начните имя файла с кода субъекта («59.xlsx») или добавьте --region 59.';
  }
  return `Субъект: ${region} ${name ?? ''}`.trimEnd();
}

export function sayTogether(files: readonly string[]): string {
  return `Проверен вместе с файлами того же субъекта, как одна таблица: ${files.join(', ')}. Если это разные версии одного файла, оставьте одну.`;
}

export function sayMissingTabs(tabs: readonly MissingTab[]): string {
  const titles = tabs.map(({ title }) => `«${title}»`).join(', ');
  return `${tabs.length === 1 ? 'Листа' : 'Листов'} ${titles} в файле нет: ${tabs.length === 1 ? 'он считается пустым' : 'они считаются пустыми'}.`;
}

export const LINKS_NOT_JUDGED =
  'Связи между строками (повторы, кластеры участников и проектов) не проверены: для этого нужны все листы.';

export function sayHidden(title: string): string {
  return `Лист «${title}» скрыт; он тоже прочитан.`;
}

/** Cells of one and the same problem: «Участники!B7, B9 и ещё 12». */
export function sayCells(cells: readonly string[], more: number): string {
  return `${cells.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`;
}

export function sayMoreProblems(count: number): string {
  return `… и ещё ${count} ${plural(count, 'замечание', 'замечания', 'замечаний')}: все есть в выводе с --json.`;
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** The last line of a file, and of all files. */
export function sayCounts({ read, accepted, setAside }: RowCounts, { errors, warnings, notes }: ProblemCounts): string {
  const rows = `Строк ${read}: принято ${accepted}, отложено ${setAside}.`;
  if (errors > 0) return `${rows} Замечаний: ошибок ${errors}, предупреждений ${warnings}, к сведению ${notes}.`;
  return `${rows} Ошибок нет${warnings + notes > 0 ? `; предупреждений ${warnings}, к сведению ${notes}` : ''}.`;
}

export function sayTotals(files: number, unreadable: number): string {
  return `Всего файлов ${files}${unreadable > 0 ? `, из них не прочитано ${unreadable}` : ''}.`;
}

export type SkipReason = 'lock' | 'hidden' | 'folder' | 'format';
const SKIP_REASONS: Readonly<Record<SkipReason, string>> = {
  lock: 'временный файл Excel',
  hidden: 'служебный файл',
  folder: 'папка',
  format: 'не .xlsx',
};

export function saySkipped(skipped: readonly { readonly name: string; readonly reason: SkipReason }[]): string {
  return `Пропущено: ${skipped.map(({ name, reason }) => `${name} (${SKIP_REASONS[reason]})`).join(', ')}.`;
}

/** What was wrong with the command itself. */
export const MISTAKES = {
  notUnderstood: 'Параметры не поняты.',
  wrongSeq: (option: string) => `В --${option} нужен номер версии: целое число от 1.`,
  dataAndCloud: 'Нужно что-то одно: --data (ноутбук) или --cloud (хранилища из переменных среды).',
  nothingNamed: 'Не указано, какой файл прочитать.',
  notFound: (path: string) => `Нет ни файла, ни папки ${path}.`,
  notFile: (path: string) => `${path} — не файл.`,
  nothingToCheck: (path: string) => `В папке ${path} нет файлов .xlsx.`,
  wrongRegion: (region: string) => `Субъекта РФ с кодом «${region.slice(0, 20)}» нет.`,
  noRegion: 'Не указан субъект, в таблицу которого внести строки.',
} as const;

export const CHECK_USAGE = 'Можно так: npm run check -- ФАЙЛ.xlsx (или ПАПКА) --json --region 59';
export const IMPORT_USAGE = 'Можно так: npm run import -- ФАЙЛ.xlsx --region 59 --data ПАПКА --dry-run';
export const UNFORESEEN = 'Внутренний сбой: этого мы не предвидели.';

function rowsCounted(count: number): string {
  return `${count} ${plural(count, 'строка', 'строки', 'строк')}`;
}

/** What came of an import. */
export const IMPORT_WORDS = {
  dryRun: 'Это проба: ничего не записано.',
  newWorkbook: (region: string) => `Таблицы субъекта ${region} ещё не было; она создана и внесена в «Книги».`,
  newWorkbookWanted: (region: string) => `Таблицы субъекта ${region} ещё нет; она будет создана.`,
  taken: (count: number, tabs: readonly string[], isDryRun: boolean) =>
    `${isDryRun ? 'Будет внесено' : 'Внесено'}: ${rowsCounted(count)}${tabs.length > 0 ? ` (${tabs.join(', ')})` : ''}.`,
  there: (count: number) => `Уже есть: ${rowsCounted(count)}.`,
  notTaken: (count: number) => `Не внесено: ${rowsCounted(count)}.`,
  different: 'Отличаются от строк, которые уже есть (исправьте в таблице сами или удалите из файла):',
  differentFrom: (cell: string, row: number) => `${cell} — отличается от строки ${row}.`,
  errors: 'Ошибки (такие строки не внесены):',
  warnings: (count: number, file: string) =>
    `Предупреждений о внесённых строках: ${count}. Посмотреть их: npm run check -- ${file}`,
  unread: (message: string) => `${message} С её строками ничего не сверено.`,
  nothingTaken: 'Таблицы не изменены.',
  next: (dataFolder: string) =>
    `Что дальше: опубликовать — npm run refresh -- --data ${dataFolder}; посмотреть — npm start -- --data ${dataFolder}`,
} as const;
