/** What `npm run keys` says in Russian. */
import { Failure } from '../../functions/failure.ts';

export const KEY_USAGE =
  'Можно так: npm run keys -- --data ПАПКА (или --cloud) --rotate (или --lost); в облаке ещё --private-key-to ФАЙЛ';

export const KEY_MISTAKES = {
  rotateAndLost: 'Нужно что-то одно: --rotate (прежний ключ цел) или --lost (его нет).',
  noKeyFile: 'Не указано, в какой файл записать новый закрытый ключ: --private-key-to ФАЙЛ. На экран он не выводится.',
  keyFileForNothing: '--private-key-to нужен только вместе с --cloud и --rotate или --lost.',
} as const;

export const KEY_WORDS = {
  signs: (keyId: string, fingerprint: string) => `Подписывает ключ ${keyId}\n  отпечаток: ${fingerprint}`,
  noKey: 'Ключа подписи нет: он утрачен или его ещё не делали.',
  nothingPublished: 'Ещё ничего не опубликовано.',
  lastVersion: (seq: number, keyId: string | null) =>
    keyId === null
      ? `Последняя версия — ${seq}, без подписи.`
      : `Последняя версия — ${seq}, её подписал ключ ${keyId}.`,
  nextSignsAnew: 'Следующий запуск опубликует версию, подписанную новым ключом.',
  knownKeys: 'Потребители знают (keys.json), новый первым:',
  noKnownKeys: 'В keys.json ключей ещё нет.',
  knownKey: (keyId: string, since: string, seq: number | undefined, isNow: boolean) =>
    `  ${keyId} — с версии ${seq ?? 'неизвестной'}, снятой ${since}${isNow ? '; подписывает сейчас' : ''}`,
  handovers: 'Передачи ключа:',
  noHandovers: 'Ключ ещё не передавали.',
  handover: (from: string, to: string, at: string, isLost: boolean) =>
    isLost ? `  ${at}: ${from} утрачен, вместо него ${to}` : `  ${at}: ${from} передал подпись ключу ${to}`,
  rotated: (from: string, to: string, fingerprint: string) =>
    `Ключ ${from} передал подпись ключу ${to}; передача опубликована.\n  отпечаток нового: ${fingerprint}`,
  lost: (from: string, to: string, fingerprint: string) =>
    `Вместо утраченного ключа ${from} — новый, ${to}.\n  отпечаток: ${fingerprint}`,
  followByThemselves: 'Потребители перейдут на него сами: прежний ключ за него поручился.',
  tellConsumers:
    'За него никто не поручился. Сообщите потребителям этот отпечаток другим путём: на сайте, письмом, по телефону. Они примут его ' +
    'так: npm run verify -- АДРЕС --trust ОТПЕЧАТОК',
  nextRun: (dataFolder: string) =>
    `Что дальше: npm start -- --data ${dataFolder} (или npm run refresh): ближайший запуск подпишет новую версию.`,
  putIntoCloud: (file: string) =>
    [
      'Что дальше:',
      `  1. Положите содержимое файла ${file} в секрет SVOD_SIGNING_KEY новой его версией и переразверните функцию.`,
      '  2. Дождитесь запуска: он опубликует версию, подписанную новым ключом (npm run keys -- --cloud покажет).',
      `  3. Уничтожьте прежнюю версию секрета и удалите файл ${file}; одну копию нового ключа храните отдельно, под замком.`,
      'До шага 1 служба подписывает прежним ключом, и потребители верят ему по-прежнему.',
    ].join('\n'),
} as const;

export function keyIsThere(keyId: string): Failure {
  const message = `Ключ ${keyId} на месте и ещё никому подпись не передавал: он не утрачен.`;
  return new Failure(
    'BAD_REQUEST',
    message,
    'Смените его с поручительством: --rotate. Потребителей тогда не придётся обзванивать.',
  );
}

export function givenToAnother(keyId: string, to: string): Failure {
  return new Failure(
    'BAD_REQUEST',
    `Ключ ${keyId} уже передал подпись ключу ${to}, а его здесь нет.`,
    'Если это сделали вы, верните тот ключ. Если не вы, ключ украден: npm run keys -- --lost, и сообщите потребителям отпечаток.',
  );
}

export function noKeyToRotate(): Failure {
  const message = 'Прежнего ключа нет: поручиться за новый некому.';
  return new Failure('BAD_REQUEST', message, 'Верните его из копии. Если копии нет: npm run keys -- --lost');
}

export function nothingSigned(): Failure {
  const message = 'Ещё ничего не подписано: терять нечего.';
  return new Failure(
    'BAD_REQUEST',
    message,
    'Просто запустите Свод: ключ сделается сам (в облаке — задайте SVOD_SIGNING_KEY).',
  );
}

export function sameKey(keyId: string): Failure {
  const message = `В файле для нового ключа лежит нынешний, ${keyId}.`;
  return new Failure('BAD_REQUEST', message, 'Смена уже сделана. Для следующей назовите другой файл.');
}

export function strangeKeyFile(file: string): Failure {
  const message = `В файле ${file} что-то есть, и это не ключ Ed25519.`;
  return new Failure('BAD_REQUEST', message, 'Уберите этот файл или назовите другой.');
}
