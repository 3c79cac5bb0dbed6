/** What happens, said in Russian for the terminal. */
import { type LogEvent, sayEvent } from '../functions/log-event.ts';
import type { Cause } from './google/workbook-store.ts';

/** What happens, as it happens. */
export type LocalEvent =
  | LogEvent
  | { readonly event: 'edited'; readonly title: string; readonly cause: Cause }
  | { readonly event: 'sample-made'; readonly workbooks: number }
  | { readonly event: 'central-completed'; readonly titles: readonly string[] };

type OwnEvent = Exclude<LocalEvent, LogEvent>;

function sayOwn(event: OwnEvent): string {
  switch (event.event) {
    case 'sample-made':
      return `Создан пример: таблиц регионов — ${event.workbooks}.`;
    case 'central-completed':
      return `В центральную таблицу добавлены листы, которых не было: ${event.titles.map((title) => `«${title}»`).join(', ')}. Проверьте их.`;
    case 'edited':
      return `Изменена таблица «${event.title}».`;
  }
}

const OWN: ReadonlySet<string> = new Set<OwnEvent['event']>(['sample-made', 'central-completed', 'edited']);

function isOwn(event: LocalEvent): event is OwnEvent {
  return OWN.has(event.event);
}

/** One line for a person. */
export function wordsOf(event: LocalEvent): string {
  return isOwn(event) ? sayOwn(event) : sayEvent(event);
}

/** Where in the code something was thrown, and of what kind; not what it says, which may quote a request or a cell. */
export function whereThrown(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const places = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [cause.name, ...places].join('\n');
}
