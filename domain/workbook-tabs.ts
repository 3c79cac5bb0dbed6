/** The tabs of a regional workbook beside those of the register. */

/** What was edited when, and which rules spoke. */
export const JOURNAL_TAB = 'Журнал';
export const JOURNAL_HEADINGS = ['Время', 'Лист', 'Код строки', 'Столбец', 'Правило', 'Было', 'Стало'];
/** What the last publication took from the workbook, written by the function. */
export const RECEIPT_TAB = 'Приём';
