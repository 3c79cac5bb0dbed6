/** What the stand-in says of itself in Russian: what is missing from that which is there in part. */

/** By the words of the registries in the code. */
const LACKS: Readonly<Record<string, string>> = {
  // Sheets and Drive over HTTP.
  'properties, tabs and their cells; nothing else that lies on a tab':
    'свойства, листы и ячейки; больше ничего из того, что лежит на листе',
  'there are none, since none can be made': 'их нет, потому что создать их нельзя',
  'spreadsheets only, no folders and no contents': 'только таблицы; без папок и без загрузки содержимого',
  'q without full text, views, visibility and labels; no folders but My Drive and one shared drive':
    'в q нет полнотекстового поиска, просмотров, видимости и меток; папок только две: «Мой диск» и один общий диск',
  'name, description, starred, trashed and properties; no contents, no moves between drives':
    'имя, описание, пометка, корзина и свойства; без содержимого и без переноса между дисками',
  'csv and tsv (no tabs or lines in cells), xlsx (values, formulas, number formats, merges, sizes); no pdf, ods, zip':
    'csv, tsv (если в ячейках нет табуляций и переносов), xlsx (значения, формулы, форматы чисел, объединения, размеры); нет pdf, ods, zip',
  'without spreadsheetTheme; no hyperlink of a formula that computes the address':
    'без spreadsheetTheme; без hyperlink формулы, которая вычисляет адрес',
  'without capabilities, export and thumbnail links, sizes and views':
    'без capabilities, ссылок на экспорт и картинки, размеров и просмотров',
  'kept and answered, not enforced; no other owners, no expiry, no roles of shared drives':
    'хранятся и отдаются, но не применяются; нет других владельцев, сроков и ролей общих дисков',
  'only bound to a spreadsheet; what changes a script counts as a change of the file':
    'только привязанные к таблице; правка скрипта считается и правкой файла',
  'no saved versions': 'без сохранённых версий',
  'of a manifest only that it is JSON': 'из манифеста проверяется только, что это JSON',
  // Kinds of requests.
  'not on a sheet of its own; the spec is kept as it was given, without the defaults of Google':
    'не на отдельном листе; описание хранится как дано, без умолчаний Google',
  'rules are kept, not evaluated': 'правила хранятся, но не вычисляются',
  'not of a table': 'не для таблицы (объект «table»)',
  'not of a table; kept, never enforced: there is one user':
    'не для таблицы (объект «table»); хранится, но не применяется: пользователь один',
  'only sheets of type GRID': 'только листы типа GRID',
  'not into a table': 'не в таблицу (объект «table»)',
  'sizes are estimated from the number of characters': 'ширина оценивается по числу знаков',
  'no formulas transposed; PASTE_VALUES of no formula that comes to an error':
    'формулы не транспонируются; PASTE_VALUES формулы, дающей ошибку, не поддержан',
  'no formulas to another sheet': 'формулы не переносятся на другой лист',
  'not over merged cells': 'не через объединённые ячейки',
  'regular expressions as in JavaScript, where these and those of Java agree':
    'регулярные выражения как в JavaScript: там, где они совпадают с Java',
  'not where cells would be pushed over the edge of the sheet': 'не там, где ячейки вытеснились бы за край листа',
  'values, formats, notes and validation; no text runs, pivot tables or chips':
    'значения, форматы, примечания и проверка; без частей текста, сводных таблиц и чипов',
  'no sortSpecs; conditions on numbers, texts and blanks, none on dates, colours or by formula':
    'без sortSpecs; условия на числа, тексты и пустоту, но не на даты, цвета и не формулой',
  'rules are kept, not enforced': 'правила хранятся, но ввод по ним не отвергается',
  'by values, not by colours; not over merged cells': 'по значениям, не по цветам; не через объединённые ячейки',
  'a border between two cells is kept on both': 'граница между двумя ячейками хранится у обеих',
  'the spec is kept as it was given, without the defaults of Google':
    'описание хранится как дано, без умолчаний Google',
  'pixelSize and hiddenByUser; not of a data source sheet': 'pixelSize и hiddenByUser; не на листе источника данных',
  'not onto a sheet of its own': 'не на отдельный лист',
  'not to another sheet': 'не на другой лист',
  'title, locale and timeZone': 'title, locale и timeZone',
  // Functions of formulas.
  'only where it comes to one cell': 'только если результат — одна ячейка',
  'a whole row or column only as an argument': 'целая строка или столбец — только как аргумент',
  'more than one cell only as an argument': 'больше одной ячейки — только как аргумент',
  'A1 notation only; more than one cell only as an argument':
    'только запись A1; больше одной ячейки — только как аргумент',
  'searches from the first value on, and comes to one cell': 'ищет от первого значения; результат — одна ячейка',
  'the text that is shown; CellData.hyperlink only of an address that is written out':
    'показанный текст; CellData.hyperlink — только если адрес написан, а не вычислен',
  'the patterns of Google’s guide to formats': 'образцы из руководства Google по форматам',
  // Apps Script.
  'the workbook becomes active only when the script is bound to it':
    'таблица становится активной, только если скрипт к ней привязан',
  'a token that nobody signed': 'токен никем не подписан',
  'a token that only the stand-in takes': 'токен принимает только дублёр',
  'only addresses of this machine': 'только адреса этого компьютера',
  'no attachments, no inline images': 'без вложений и картинок в тексте',
  'skipFilteredRows is refused': 'skipFilteredRows отвергается',
  'not the widths of columns, and only one option at a time': 'без ширины столбцов, по одному параметру за раз',
  'a formula that cannot be computed here reads as one whose value has not come yet':
    'формула, которую здесь не вычислить, читается как ещё не вычисленная: Loading...',
  'not in one dimension only': 'не по одному измерению',
  'only within its own workbook': 'только в своей таблице',
  'it is kept, and lets nobody in: the stand-in has no domains': 'хранится, но никого не пускает: доменов нет',
  'not with a RelativeDate': 'не с RelativeDate',
  'the code is of another form than Google’s': 'код другого вида, чем у Google',
};

/** What is missing, in Russian; undefined where nobody has said it yet. */
export function lackInRussian(lack: string): string | undefined {
  return LACKS[lack];
}
