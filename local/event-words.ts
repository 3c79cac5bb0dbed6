/** What happens, said in Russian for the terminal. */
import type { LogEvent } from '../functions/refresh.ts';
import type { Cause } from './google/workbook-store.ts';

/** What happens, as it happens. */
export type LocalEvent =
  | LogEvent
  | { readonly event: 'edited'; readonly title: string; readonly cause: Cause }
  | { readonly event: 'sample-made'; readonly workbooks: number }
  | { readonly event: 'central-completed'; readonly titles: readonly string[] };

/** One line, or nothing where there is nothing to tell a person. */
export function wordsOf(event: LocalEvent): string | undefined {
  switch (event.event) {
    case 'sample-made':
      return `Создан пример: таблиц регионов — ${event.workbooks}.`;
    case 'central-completed':
      return `В центральную таблицу добавлены листы, которых не было: ${event.titles.map((title) => `«${title}»`).join(', ')}. Проверьте их.`;
    case 'edited':
      return `Изменена таблица «${event.title}».`;
    case 'read':
      return `Прочитано таблиц: ${event.workbooks}; строк: ${event.rows.read}, принято ${event.rows.accepted}, отложено ${event.rows.setAside}.`;
    case 'formulas':
      return `В таблице субъекта ${event.region} формулы вместо значений: ${event.count}. Проверьте, откуда они.`;
    case 'unreadable':
      return `${event.message} (${event.code})`;
    case 'published':
      return `Опубликована версия ${event.seq}: ${event.sentence}. Строк прочитано ${event.rows.read}, принято ${event.rows.accepted}, отложено ${event.rows.setAside}.`;
    case 'unchanged':
      return `Данные те же, новой версии нет (действует ${event.seq}).`;
    case 'frozen':
      return `Версия ${event.seq} заморожена под именем ${event.name}.`;
    case 'held':
      return `Публикация остановлена, действует прежняя версия. ${event.message} ${event.remedy}`;
    case 'superseded':
      return 'Пока мы читали, опубликовал кто-то другой; остаётся его версия.';
    case 'tab-not-written':
      return `Лист «Сводка» записать не удалось. ${event.message} Следующий запуск попробует снова.`;
    case 'state-not-kept':
      return `Прочитанное не сохранено: следующий запуск прочитает все таблицы заново. ${event.message}`;
    case 'receipt-not-written':
      return `Таблица субъекта ${event.region}: «Приём» не записан. ${event.message} Следующий запуск попробует снова.`;
    case 'no-workbooks':
      return 'В «Книгах» нет ни одной таблицы: публиковать нечего.';
    case 'failed':
      return `Запуск не удался. ${event.message} (${event.code})`;
  }
}
