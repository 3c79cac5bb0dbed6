/** What `npm run roll-out` says in Russian. */
import { Failure } from '../../functions/failure.ts';

export const ROLL_OUT_USAGE =
  'Можно так: npm run roll-out -- --canary 59 --data ПАПКА (или --cloud). Без --yes только показывает, что сделает; с --yes делает. Если скрипт у таблицы уже есть: --adopt 59=ИДЕНТИФИКАТОР,central=ИДЕНТИФИКАТОР; если точно нет: --new 59,central.';

export const ROLL_OUT_MISTAKES = {
  wrongAlias: 'Таблицы называют так: код субъекта (59), * — общая таблица, central — центральная.',
  wrongAdopt: 'В --adopt нужно: 59=ИДЕНТИФИКАТОР, через запятую. Идентификатор — в «Настройках проекта» Apps Script.',
  adoptAndNew: (alias: string) => `Таблица ${alias} названа и в --adopt, и в --new: нужно что-то одно.`,
  notListed: (alias: string) => `Таблицы ${alias} в «Книгах» нет.`,
  nothingListed: 'В «Книгах» нет ни одной таблицы. Сначала: npm run provision.',
} as const;

/** What a workbook's script needs, or was given. */
export type ScriptDeed = 'create' | 'adopt' | 'update' | 'same';

const DEEDS: Readonly<Record<ScriptDeed, readonly [planned: string, done: string]>> = {
  create: ['создать скрипт', 'скрипт создан и проверен чтением'],
  adopt: [
    'взять указанный скрипт и заменить его содержимое',
    'скрипт взят, его содержимое заменено и проверено чтением',
  ],
  update: ['обновить скрипт', 'скрипт обновлён и проверен чтением'],
  same: ['скрипт уже такой', 'скрипт уже такой'],
};

export function sayPlanned(alias: string, name: string, deed: ScriptDeed): string {
  return `  ${alias} ${name}: ${DEEDS[deed][0]}`;
}

export function sayScriptDone(alias: string, name: string, deed: ScriptDeed, isCanary: boolean): string {
  return `  ✔ ${alias} ${name}: ${DEEDS[deed][1]}${isCanary ? ' (первая, на пробу)' : ''}`;
}

export function sayFailed(alias: string, name: string, { message, remedy }: Failure): string {
  return `  ✖ ${alias} ${name}: ${message}\n      ${remedy}`;
}

export function sayUntried(aliases: readonly string[]): string {
  return aliases.length > 0 ? `  – не начаты: ${aliases.join(', ')}` : '  – не начатых нет';
}

export const ROLL_OUT_PLANNED = 'Ничего не записано. Чтобы сделать это, добавьте --yes.';

export function sayRolledOut(workbooks: number, changed: number, version: string): string {
  if (changed === 0) return `Готово: таблиц ${workbooks}, везде сборка ${version}, менять ничего не пришлось.`;
  return [
    `Готово: таблиц ${workbooks}, изменено ${changed}, сборка ${version}.`,
    'Проверка при вводе работает сразу и согласия не просит. Меню «Свод» при первом выборе один раз спросит согласие у каждого:',
    '«Продолжить» → свой адрес → «Разрешить». У кого таблица открыта, тот увидит новое, обновив страницу.',
  ].join('\n');
}

const FIND_OUT = (alias: string) =>
  `Откройте таблицу ${alias}: «Расширения → Apps Script». Есть проект — скопируйте идентификатор («Настройки проекта») и повторите с --adopt ${alias}=ИДЕНТИФИКАТОР: его содержимое заменится. Если проекта точно нет: --new ${alias}.`;

export function scriptUnknown(alias: string): Failure {
  const message =
    'неизвестно, есть ли уже скрипт: эту таблицу сделала не команда provision, а узнать о скрипте у Google нельзя.';
  return new Failure('BAD_REQUEST', message, FIND_OUT(alias));
}

export function scriptBegun(alias: string): Failure {
  const message =
    'прошлый раз оборвался, когда создавался проект скрипта: создан он или нет, неизвестно. Второго не будет.';
  return new Failure('BAD_REQUEST', message, FIND_OUT(alias));
}

export function scriptOfAnother(alias: string): Failure {
  const message = 'записанный или указанный скрипт привязан к другой таблице: видимо, эта — её копия.';
  return new Failure('BAD_REQUEST', message, FIND_OUT(alias));
}

export function scriptGone(alias: string): Failure {
  const message = 'скрипта, о котором помнит таблица, нет или он закрыт для вас.';
  return new Failure('BAD_REQUEST', message, FIND_OUT(alias));
}

export function readBackDiffers(): Failure {
  const message =
    'записано, но при чтении содержимое другое: кто-то правит скрипт одновременно, или Google его изменил.';
  return new Failure('GOOGLE_GARBLED', message, 'Дальше не пошло. Повторите; если останется, сообщите разработчикам.');
}
