/** What `verify` says in Russian. */
import { plural } from '../../domain/headline.ts';
import type { Said } from '../command-words.ts';
import type { RefusalReason } from './refusal.ts';
import type { TrustOrigin } from './trusted-key.ts';

const TELL = 'Сообщите издателю и пока пользуйтесь версией, которую проверили раньше.';
const AGAIN = 'Повторите через несколько минут; если не пройдёт, сообщите издателю.';
const CHANGED = 'Файл изменён после публикации или повреждён в пути.';

/** A moment as people read it, in Moscow. */
export function sayMoment(iso: string): string {
  const text = new Date(iso).toLocaleString('ru-RU', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return `${text} по Москве`;
}

/** 64 digits as they are read out over the telephone. */
export function sayFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? '';
}

export function sayVersions(count: number): string {
  return `${count} ${plural(count, 'версия', 'версии', 'версий')}`;
}

/** What was refused, and what to do. */
export function sayRefusal(reason: RefusalReason): Said {
  switch (reason.code) {
    case 'NOTHING_PUBLISHED':
      return {
        message: 'Файла latest.json там нет.',
        remedy: 'Укажите адрес, под которым он лежит; у папки данных Свода это её подпапка public.',
      };
    case 'UNREACHABLE':
      return {
        message: `${reason.path}: прочитать не удалось (${reason.answer}).`,
        remedy: 'Проверьте адрес и связь и повторите.',
      };
    case 'FILE_MISSING':
      return {
        message: `${reason.path}: такого файла нет.`,
        remedy: `Либо новая версия ещё не дошла, либо latest.json изменён. ${AGAIN}`,
      };
    case 'TOO_LARGE':
      return { message: `${reason.path}: файл длиннее ${reason.mostBytes} байт, дальше он не читался.`, remedy: TELL };
    case 'WRONG_SIZE':
      return {
        message: `${reason.path}: в файле ${reason.bytes} байт, а в манифесте ${reason.expectedBytes}. ${CHANGED}`,
        remedy: TELL,
      };
    case 'WRONG_HASH':
      return { message: `${reason.path}: SHA-256 не тот, что в манифесте. ${CHANGED}`, remedy: TELL };
    case 'NOT_UNDERSTOOD':
      return { message: `${reason.path}: содержимое не такое, какое публикует Свод. ${CHANGED}`, remedy: TELL };
    case 'SCHEMA_NEWER':
      return {
        message: `${reason.path}: схема ${reason.schemaVersion.slice(0, 20)}, эта программа знает только 1.`,
        remedy: 'Обновите Свод.',
      };
    case 'SIGNATURE_WRONG':
      return { message: `${reason.path}: это не подпись ключа ${reason.keyId} под этими байтами.`, remedy: TELL };
    case 'FILES_DISAGREE':
      return {
        message: `${reason.path} и ${reason.other} говорят разное. Файлы взяты от разных версий?`,
        remedy: TELL,
      };
    case 'LIST_DIFFERS':
      return { message: `versions.json говорит о версии ${reason.seq} не то, что она сама.`, remedy: TELL };
    case 'LIST_AHEAD':
      return {
        message: `versions.json знает версию ${reason.listedSeq}, а latest.json — только ${reason.seq}.`,
        remedy: `Вам показывают не последнюю версию. ${AGAIN}`,
      };
    case 'STATUS_AHEAD':
      return {
        message: `status.json знает версию ${reason.statusSeq}, а latest.json — только ${reason.seq}.`,
        remedy: `Вам показывают не последнюю версию. ${AGAIN}`,
      };
    case 'STATE_DAMAGED':
      return {
        message: `Файл ${reason.path} испорчен: неизвестно, какому ключу верить и какая версия уже была.`,
        remedy: 'Верните его из копии. Удалить его — значит поверить опубликованному ключу заново.',
      };
    case 'KEY_NOT_PUBLISHED':
    case 'KEY_UNKNOWN':
    case 'KEY_FORKED':
    case 'FINGERPRINT_UNKNOWN':
      return sayKeyTrouble(reason);
    case 'ROLLBACK':
    case 'FORK':
    case 'CHAIN_BROKEN':
    case 'INPUTS_BACKWARDS':
    case 'NO_SUCH_VERSION':
      return sayDistrust(reason);
  }
}

type KeyTrouble = Extract<
  RefusalReason,
  { readonly code: 'KEY_NOT_PUBLISHED' | 'KEY_UNKNOWN' | 'KEY_FORKED' | 'FINGERPRINT_UNKNOWN' }
>;

/** What happened to the key, and how to accept another one. */
function sayKeyTrouble(reason: KeyTrouble): Said {
  switch (reason.code) {
    case 'KEY_NOT_PUBLISHED':
      return {
        message: `Открытого ключа ${reason.keyId} нет в keys.json.`,
        remedy: 'Возьмите его у издателя и укажите: --key КЛЮЧ (base64 или файл).',
      };
    case 'KEY_FORKED':
      return {
        message: `Ключ ${reason.keyId} назвал двух преемников: одному из них верить нельзя.`,
        remedy: `Похоже, ключ украден. Спросите издателя другим путём (по телефону), какой ключ его, и примите: --trust ОТПЕЧАТОК.`,
      };
    case 'FINGERPRINT_UNKNOWN':
      return {
        message: `Ключа с отпечатком ${sayFingerprint(reason.fingerprint)} среди опубликованных нет.`,
        remedy: 'Сверьте отпечаток с издателем: 64 знака, цифры и буквы a–f. Или возьмите сам ключ: --key КЛЮЧ.',
      };
    case 'KEY_UNKNOWN':
      return sayUnknownKey(reason);
  }
}

function sayUnknownKey(reason: Extract<RefusalReason, { readonly code: 'KEY_UNKNOWN' }>): Said {
  const { path, keyId, trustedKeyId, fingerprint, lostAt } = reason;
  const happened =
    lostAt === null
      ? 'Прежний ключ этот новый не называл преемником: издатель сменил ключ без передачи, или это подделка.'
      : `Новый ключ говорит, что прежний утрачен (${sayMoment(lostAt)}); прежний этого подтвердить не может, и так же написал бы вор.`;
  const how =
    fingerprint === null
      ? 'примите полученный от него: --key КЛЮЧ (base64 или файл)'
      : `сверьте с ним отпечаток нового — ${sayFingerprint(fingerprint)} — и примите: --trust ОТПЕЧАТОК (или сам ключ: --key КЛЮЧ)`;
  return {
    message: `${path}: подписано ключом ${keyId}, а доверяете вы ключу ${trustedKeyId}. ${happened}`,
    remedy:
      `Спросите издателя другим путём (по телефону), его ли это ключ. Если его, ${how}; прежнему после этого верить не будут. ` +
      'Для другого издателя нужен свой файл: --state ФАЙЛ.',
  };
}

type Distrust = Extract<
  RefusalReason,
  { readonly code: 'ROLLBACK' | 'FORK' | 'CHAIN_BROKEN' | 'INPUTS_BACKWARDS' | 'NO_SUCH_VERSION' }
>;

/** What is wrong between the versions, or between them and what is known. */
function sayDistrust(reason: Distrust): Said {
  switch (reason.code) {
    case 'ROLLBACK':
      return {
        message: `Показана версия ${reason.seq}, хотя раньше уже была проверена ${reason.knownSeq}.`,
        remedy: `Подпись верна, но данные старые: вам показывают прошлое. ${TELL}`,
      };
    case 'FORK':
      return {
        message: `Версия ${reason.seq} — не та, что была проверена раньше под этим же номером.`,
        remedy: `Обе подписаны одним ключом: разным людям показывают разное, или ключ украден. ${TELL}`,
      };
    case 'CHAIN_BROKEN':
      return {
        message: `Манифест версии ${reason.seq} называет прежним не тот манифест, что лежит у версии ${reason.previousSeq}.`,
        remedy: `История переписана. ${TELL}`,
      };
    case 'INPUTS_BACKWARDS':
      return {
        message: `Версия ${reason.seq} собрана по более старым таблицам, чем версия до неё (${reason.workbooks.join(', ')}).`,
        remedy: TELL,
      };
    case 'NO_SUCH_VERSION':
      return {
        message: `Версии ${reason.seq} ещё нет: последняя — ${reason.latestSeq}.`,
        remedy: 'Укажите в --to номер не больше неё.',
      };
  }
}

/** What the last run came to when the operator holds publishing: no failure, but nothing new comes either. */
export function sayHeld(lastOutcome: string): string | undefined {
  if (lastOutcome === 'held ROLLED_BACK') return 'Издатель вернул прежние данные и пока не публикует новых.';
  if (lastOutcome === 'held WITHDRAWN') return 'Издатель отозвал последнюю версию и пока не публикует новых.';
  return undefined;
}

export const TRUST_WORDS: Readonly<Record<TrustOrigin, string>> = {
  given: 'указан вами; с этого раза верим ему',
  known: 'тот же, что раньше',
  handedOver: 'назван преемником прежнего, которому вы верили: передача им подписана; с этого раза верим новому',
  firstUse: 'встретился впервые и принят на веру: сверьте его имя с издателем',
};

export const VERIFY_USAGE =
  'Можно так: npm run verify -- АДРЕС (или ПАПКА) --state ФАЙЛ --key КЛЮЧ (или --trust ОТПЕЧАТОК) --back 10 (или --to 1) --json';

export const VERIFY_MISTAKES = {
  nothingNamed: 'Не указано, что проверить.',
  wrongAddress: (text: string) => `Адрес «${text}» не подходит: нужен http(s)://… или папка.`,
  noFolder: (path: string) => `Папки ${path} нет.`,
  wrongKey: 'В --key нет открытого ключа Ed25519 (base64 или файл с ним).',
  wrongFingerprint: 'В --trust нужен отпечаток ключа: 64 знака, цифры и буквы a–f (пробелы можно).',
  keyAndTrust: 'Нужно что-то одно: --key или --trust.',
  wrongNumber: (name: string) => `В --${name} нужно целое число.`,
  backAndTo: 'Нужно что-то одно: --back или --to.',
  stateUnreadable: (path: string) => `Файл ${path} не читается.`,
  stateUnwritable: (path: string) => `Всё проверено, но записать ${path} не удалось.`,
  checkRights: 'Проверьте права и место на диске или укажите другой файл: --state ФАЙЛ.',
} as const;
