/** What both roads call the tabs beside those of the register. */

/** What was edited when, and which rules spoke. */
export const JOURNAL_TAB = 'Журнал';
export const JOURNAL_HEADINGS = ['Время', 'Лист', 'Код строки', 'Столбец', 'Правило', 'Было', 'Стало'];
/** What the last publication took from the workbook, written by the function. */
export const RECEIPT_TAB = 'Приём';
/** The counts of «Приём», and the list below them: in its last column stands the rule, which names nothing of the cell. */
export const RECEIPT_COUNTS = { read: 'Строк прочитано', accepted: 'Принято', setAside: 'Отложено' } as const;
export const RECEIPT_HEADINGS = ['Ячейка', 'Строка', 'Что не так', 'Что сделать', 'Правило'] as const;
/** What «Приём» says of a row that an error keeps out of the totals. */
export const SET_ASIDE = 'отложена';
/** What «Приём» says where nothing new was taken from the workbook. */
export const KEPT_DATA = 'Остались прежние данные';
export const NOT_TAKEN = 'Таблица не прочитана';
/** Settings of the central workbook that only its menu reads: where the function is, where the public site is, how long is too long. */
export const PUBLISH_ADDRESS = 'Адрес публикации';
export const SITE_ADDRESS = 'Адрес сайта';
export const STALE_AFTER = 'Напоминать без правок, дней';
/** How warnings before Svod's own cells are described. */
export const OWN_CELLS = 'Свод: эти ячейки заполняются сами';
/** Developer metadata: which table a tab holds, and by which template the workbook was prepared. */
export const TAB_KEY = 'svod-tab';
export const TEMPLATE_KEY = 'svod-template';
