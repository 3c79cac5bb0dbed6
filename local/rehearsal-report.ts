/** What a run would do, said to people and to programs; the exit code says it to a script. */
import type { Rehearsal, Unfresh } from '../functions/rehearsal.ts';
import { sayMoment } from './verify/words.ts';

export const REHEARSAL_EXIT_CODES: Readonly<Record<Rehearsal['verdict'], number>> = {
  unchanged: 0,
  'no-workbooks': 0,
  publish: 3,
  held: 4,
};

const MOST_WORDS = 40;
const SAYS: Readonly<Record<Rehearsal['verdict'], string>> = {
  unchanged: 'Ничего не изменится: данные те же, новой версии не будет.',
  'no-workbooks': 'В «Книгах» нет ни одной таблицы: публиковать нечего.',
  publish: 'Запуск опубликует новую версию.',
  held: 'Запуск ничего не опубликует: публикация остановится, действует прежняя версия.',
};

function sayPublished({ published }: Rehearsal): string {
  if (!published) return 'Сейчас ещё ничего не опубликовано.';
  return `Сейчас опубликована версия ${published.seq}, снята ${sayMoment(published.takenAt)}.`;
}

function sayRows({ rows }: Rehearsal): readonly string[] {
  if (!rows) return [];
  const { before, after } = rows;
  const was = (key: 'read' | 'accepted' | 'setAside') => (before ? ` (было ${before[key]})` : '');
  return [
    `Строк прочитано ${after.read}${was('read')}, принято ${after.accepted}${was('accepted')}, отложено ${after.setAside}${was('setAside')}.`,
  ];
}

function saySentence({ sentence, changes }: Rehearsal): readonly string[] {
  if (!sentence || !changes) return [];
  if (sentence.before === null) return [`Станет: ${sentence.after}.`];
  if (sentence.before === sentence.after) return [`Главное прежнее: ${sentence.after}.`];
  return [`Было: ${sentence.before}.`, `Станет: ${sentence.after}.`];
}

function sayChanges({ changes }: Rehearsal): readonly string[] {
  if (!changes || changes.from === null) return [];
  const { added, changed, withdrawn } = changes.clusters;
  const words = changes.words.ru;
  const more = words.length - MOST_WORDS;
  return [
    `Кластеры: добавится ${added.length}, изменится ${changed.length}, уйдёт ${withdrawn.length}. Что именно:`,
    ...words.slice(0, MOST_WORDS).map((one) => `  — ${one}`),
    ...(more > 0 ? [`  … и ещё ${more}: все — с --json.`] : []),
  ];
}

function sayUnfresh(unfresh: readonly Unfresh[]): readonly string[] {
  if (unfresh.length === 0) return [];
  const lines = unfresh.map(({ message, code }) => `  — ${message} (${code})`);
  return ['Не прочитано; что было принято раньше, останется прежним:', ...lines];
}

export function sayRehearsal(rehearsal: Rehearsal): string {
  const { verdict, held, unfresh, isNewKey } = rehearsal;
  return [
    'Это проба: ничего не записано, ни в хранилища, ни в таблицы.',
    sayPublished(rehearsal),
    ...sayRows(rehearsal),
    ...saySentence(rehearsal),
    ...sayChanges(rehearsal),
    ...sayUnfresh(unfresh),
    ...(isNewKey ? ['Ключ подписи сменился: даже те же данные будут опубликованы ещё раз.'] : []),
    ...held.map(({ code, message, remedy }) => `Остановит: ${message} (${code})\n  Что делать: ${remedy}`),
    SAYS[verdict],
  ].join('\n');
}

export function encodeRehearsal(rehearsal: Rehearsal): string {
  return JSON.stringify(rehearsal, null, 1);
}
