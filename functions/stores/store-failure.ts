/** Failures of a store, the same for every kind: what could not be read or written, and what to do about it. */
import { Failure } from '../failure.ts';

const FORBIDDEN = new Set([401, 403]);
const OVERRUN = new Set([429, 503]);

/** What an operator should look at, by the status with which the store refused. */
function remedyFor(status: number | undefined, whose: string): string {
  if (status !== undefined && FORBIDDEN.has(status)) return `Проверьте права учётной записи службы на ${whose}.`;
  if (status === 404) return `Проверьте имя в настройках: похоже, ${whose} не существует.`;
  if (status !== undefined && OVERRUN.has(status)) return 'Хранилище просит подождать: следующий запуск повторит.';
  return `Проверьте, что ${whose} доступно службе; следующий запуск повторит.`;
}

export function unreadable(path: string, whose: string, status: number | undefined, cause: unknown): Failure {
  const said = status === undefined ? 'нет ответа' : `ответ ${status}`;
  const message = `Не удалось прочитать ${path} из хранилища снимков (${said}).`;
  return new Failure('STORE_UNREADABLE', message, remedyFor(status, whose), { cause });
}

/** After this nobody knows whether the object was written: only another look tells. */
export function unwritable(path: string, whose: string, status: number | undefined, cause: unknown): Failure {
  const said = status === undefined ? 'нет ответа' : `ответ ${status}`;
  const message = `Не удалось записать ${path} в хранилище снимков (${said}).`;
  return new Failure('STORE_UNWRITABLE', message, `${remedyFor(status, whose)} Прежний снимок остался на месте.`, {
    cause,
  });
}
