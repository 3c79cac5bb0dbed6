/** What a run has to say while it goes on, and its Russian words; no values of cells, no identifiers of spreadsheets. */
import type { RowCounts } from '../domain/tab-rows.ts';
import type { Spent } from './run-meter.ts';

export type LogEvent =
  | { readonly event: 'read'; readonly workbooks: number; readonly rows: RowCounts }
  /** Formulas where values belong may carry data out of the workbook: somebody should look. */
  | { readonly event: 'formulas'; readonly region: string; readonly count: number }
  | { readonly event: 'unreadable'; readonly region: string; readonly code: string; readonly message: string }
  | {
      readonly event: 'published';
      readonly seq: number;
      readonly sha256: string;
      readonly sentence: string;
      readonly rows: RowCounts;
    }
  | { readonly event: 'unchanged'; readonly seq: number }
  /** A version was given a name for ever, as «Настройки» ask. */
  | { readonly event: 'frozen'; readonly name: string; readonly seq: number }
  | { readonly event: 'held'; readonly code: string; readonly message: string; readonly remedy: string }
  | { readonly event: 'superseded' }
  | { readonly event: 'tab-not-written'; readonly message: string }
  /** The next run reads more than it would have to. */
  | { readonly event: 'state-not-kept'; readonly message: string }
  /** A line of «Публикации» is missing. */
  | { readonly event: 'run-not-recorded'; readonly message: string }
  | { readonly event: 'receipt-not-written'; readonly region: string; readonly message: string }
  | { readonly event: 'pages-written'; readonly pages: number }
  /** The next run writes them. */
  | { readonly event: 'pages-not-written'; readonly message: string }
  /** What was published does not reach the world as promised. */
  | { readonly event: 'public-address-differs'; readonly message: string }
  | { readonly event: 'no-workbooks' }
  | { readonly event: 'failed'; readonly code: string; readonly message: string; readonly cause?: unknown }
  /** The last of every run, however it ended. */
  | { readonly event: 'finished'; readonly outcome: string; readonly spent: Spent };

function saySpent({ durationMs, google, workbooks }: Spent): string {
  const seconds = (durationMs / 1000).toLocaleString('ru-RU', { maximumFractionDigits: 1 });
  const counted = `прочитано ${workbooks.read}, без изменений ${workbooks.kept}, недоступно ${workbooks.stale}`;
  return `Запуск занял ${seconds} с: чтений Google ${google.reads}, записей ${google.writes}; таблиц ${counted}.`;
}

/** One line for a person. */
export function sayEvent(event: LogEvent): string {
  switch (event.event) {
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
      return `Листы «Сводка» и «Публикации» записать не удалось. ${event.message} Следующий запуск попробует снова.`;
    case 'state-not-kept':
      return `Прочитанное не сохранено: следующий запуск прочитает все таблицы заново. ${event.message}`;
    case 'run-not-recorded':
      return `Строка о запуске не сохранена, на листе «Публикации» её не будет. ${event.message}`;
    case 'receipt-not-written':
      return `Таблица субъекта ${event.region}: «Приём» не записан. ${event.message} Следующий запуск попробует снова.`;
    case 'pages-written':
      return `Обновлено открытых страниц: ${event.pages}.`;
    case 'pages-not-written':
      return `Не все открытые страницы обновлены. ${event.message} Следующий запуск попробует снова.`;
    case 'public-address-differs':
      return `Опубликовано, но по открытому адресу latest.json не такой, как обещано: ${event.message}`;
    case 'no-workbooks':
      return 'В «Книгах» нет ни одной таблицы: публиковать нечего.';
    case 'failed':
      return `Запуск не удался. ${event.message} (${event.code})`;
    case 'finished':
      return saySpent(event.spent);
  }
}
