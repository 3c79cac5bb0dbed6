/** What `npm run backup` and `npm run restore` say in Russian. */
import { plural } from '../../domain/headline.ts';
import { Failure } from '../../functions/failure.ts';
import { sayMoment } from '../verify/words.ts';

export const BACKUP_USAGE = 'Можно так: npm run backup -- --to ФАЙЛ (или ПАПКА) --data ПАПКА (или --cloud)';
export const RESTORE_USAGE = 'Можно так: npm run restore -- --from ФАЙЛ --data ПАПКА (или --cloud) --over';

export const BACKUP_MISTAKES = {
  noTarget: 'Не указано, куда записать запас: --to ФАЙЛ или ПАПКА.',
  noSource: 'Не указано, из какого файла восстановить: --from ФАЙЛ.',
} as const;

function sayFiles(count: number): string {
  return `${count} ${plural(count, 'файл', 'файла', 'файлов')}`;
}

export const BACKUP_WORDS = {
  made: (file: string, count: number) =>
    `Запас записан: ${file} (${sayFiles(count)}). В нём строки таблиц: храните его закрыто, как само хранилище.`,
  missing: (count: number) =>
    `К сведению: ${sayFiles(count)} с прочитанным в хранилище уже нет; эти таблицы будут прочитаны заново.`,
  same: 'В хранилище уже всё так, как в запасе; ничего не записано.',
  restored: (count: number, madeAt: string) =>
    `Восстановлено: ${sayFiles(count)}, какими они были ${sayMoment(madeAt)}. Следующий запуск сам прочитает то, что с тех пор изменилось.`,
} as const;

export function foreignBackup(): Failure {
  const message = 'Этот запас — другого Свода: центральная таблица у него другая.';
  return new Failure('BAD_REQUEST', message, 'Возьмите запас этого Свода или укажите другую папку данных.');
}

export function wouldOverwrite(writtenAt: Date | undefined, madeAt: string): Failure {
  const isNewer = writtenAt === undefined || writtenAt.getTime() > Date.parse(madeAt);
  const stands = isNewer ? 'новее запаса' : 'другое состояние, чем в запасе';
  return new Failure(
    'BAD_REQUEST',
    `В закрытом хранилище ${stands} (запас сделан ${sayMoment(madeAt)}). Ничего не записано.`,
    'Если вернуть надо именно запас, добавьте --over; перед этим можно сделать запас того, что есть: npm run backup.',
  );
}

export function fileExists(file: string): Failure {
  return new Failure('BAD_REQUEST', `Файл ${file} уже есть.`, 'Назовите другой или папку: имя тогда выберется само.');
}

export function noSuchFile(file: string, cause: unknown): Failure {
  return new Failure('BAD_REQUEST', `Файл ${file} не читается.`, 'Проверьте имя и права.', { cause });
}
