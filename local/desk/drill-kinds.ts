/** The faults of Google that the desk offers, in the words of somebody who has met them. */
import type { AskedFault } from '../faults/fault-desk.ts';

export interface DrillKind {
  readonly key: string;
  readonly title: string;
  /** What Google does from now on. */
  readonly what: string;
  /** What is to be seen. */
  readonly promise: string;
  /** @param spreadsheetId a workbook of a region, for what happens to one */
  readonly asked: (spreadsheetId: string) => Omit<AskedFault, 'id'>;
}

const SHEETS = { method: 'sheets.*' } as const;

export const DRILL_KINDS: readonly DrillKind[] = [
  {
    key: 'silent',
    title: 'Google не отвечает',
    what: 'На каждый вызов таблиц Google отвечает «служба недоступна».',
    promise: 'Свод повторит чтение с растущими паузами, около минуты, и отложит запуск. Прежний снимок останется.',
    asked: () => ({ match: SHEETS, fault: { kind: 'unavailable' } }),
  },
  {
    key: 'flaky',
    title: 'Связь рвётся',
    what: 'Каждый второй вызов таблиц обрывается на полуслове.',
    promise: 'Свод повторит оборванное чтение и доведёт запуск до конца.',
    asked: () => ({ match: { ...SHEETS, every: 2 }, fault: { kind: 'connectionReset' } }),
  },
  {
    key: 'quota',
    title: 'Квота исчерпана',
    what: 'Google говорит, что чтений и записей в эту минуту больше нельзя.',
    promise: 'Свод подождёт начала следующей минуты и попробует снова; раньше спрашивать бесполезно.',
    asked: () => ({ match: SHEETS, fault: { kind: 'quotaExceeded' } }),
  },
  {
    key: 'lies',
    title: 'Google врёт',
    what: 'Вместо данных приходит страница с красивым «200 OK».',
    promise: 'Свод не примет её за пустую таблицу: такой ответ — не ответ. Прежний снимок останется.',
    asked: () => ({ match: SHEETS, fault: { kind: 'htmlBody' } }),
  },
  {
    key: 'closed',
    title: 'Таблицу региона закрыли',
    what: 'Доступ к одной таблице региона закрыт.',
    promise: 'Её данные останутся в снимке прежними, с пометкой, что они устарели; остальные живут дальше.',
    asked: (spreadsheetId) => ({ match: {}, fault: { kind: 'permissionLost', spreadsheetId } }),
  },
  {
    key: 'key',
    title: 'Ключ доступа отозван',
    what: 'Google больше не принимает ключ, с которым Свод приходит.',
    promise: 'Запуск скажет, что не пустили, и ничего не тронет.',
    asked: () => ({ match: {}, fault: { kind: 'tokenExpired' } }),
  },
];
