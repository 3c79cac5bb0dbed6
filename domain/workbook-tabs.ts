/** What both roads call the tabs beside those of the register. */

/** What was edited when, and which rules spoke. */
export const JOURNAL_TAB = 'Журнал';
export const JOURNAL_HEADINGS = ['Время', 'Лист', 'Код строки', 'Столбец', 'Правило', 'Было', 'Стало'];
/** What the last publication took from the workbook, written by the function. */
export const RECEIPT_TAB = 'Приём';
/** The setting of the central workbook by which its menu finds the function. */
export const PUBLISH_ADDRESS = 'Адрес публикации';

/** How warnings before Svod's own cells are described. */
export const OWN_CELLS = 'Свод: эти ячейки заполняются сами';
/** Developer metadata: which table a tab holds, and by which template the workbook was prepared. */
export const TAB_KEY = 'svod-tab';
export const TEMPLATE_KEY = 'svod-template';
