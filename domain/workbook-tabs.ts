/** What both roads call the tabs beside those of the register. */

/** What was edited when, and which rules spoke. */
export const JOURNAL_TAB = 'Журнал';
export const JOURNAL_HEADINGS = ['Время', 'Лист', 'Код строки', 'Столбец', 'Правило', 'Было', 'Стало'];
/** What the last publication took from the workbook, written by the function. */
export const RECEIPT_TAB = 'Приём';
/** The setting of the central workbook by which its menu finds the function. */
export const PUBLISH_ADDRESS = 'Адрес публикации';
