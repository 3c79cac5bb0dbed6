/** Every kind of fault that can be asked for: one table, with the identifiers of the catalogue and a sentence for people. */
import * as z from 'zod';
import {
  answerErrorAsRight,
  answerPage,
  cutBody,
  cutGzip,
  delayBy,
  dripEvery,
  misstateLength,
  resetAfter,
} from './breaking.ts';
import { DRIFTS, driftField, dropRanges, losePages, reverseRanges } from './drifting.ts';
import {
  refuseBadGateway,
  refuseForQuota,
  refuseInternal,
  refuseTooLate,
  refuseUnavailable,
} from './google-refusals.ts';
import {
  answerDeleted,
  answerLoading,
  answerNotShared,
  answerStale,
  answerTrashed,
  answerVersionBack,
  answerZeros,
  raiseVersion,
  spoilPageToken,
  tearBy,
} from './other-states.ts';
import { quotaOfMinute, refuseAfterWrite, refuseFirstRange, refuseTokenNamed, spoilBatch } from './refusing.ts';
import type { Act, Scene } from './scene.ts';

export interface FaultKind {
  /** Of the catalogue of faults: what it makes happen. */
  readonly ids: readonly string[];
  readonly what: string;
  /** Besides `kind`. */
  readonly parameters: z.ZodObject;
  /** Once for each fault that is asked for, so that it can remember. */
  readonly prepare: (parameters: never) => Act;
}

function kind<S extends z.ZodRawShape>(
  ids: readonly string[],
  what: string,
  shape: S,
  prepare: (parameters: z.infer<z.ZodObject<S, z.core.$strict>>) => Act,
): FaultKind {
  return { ids, what, parameters: z.strictObject(shape), prepare };
}

function refusal(refuse: (response: Scene['response'], call: Scene['call']) => void): () => Act {
  return () =>
    ({ response, call }) => {
      refuse(response, call);
      return true;
    };
}

const ms = z.int().min(0).max(3_600_000);
const share = z.number().min(0).lt(1).default(0.5);
const count = z.int().min(1);
/** Without it, the file that the call names. */
const file = { spreadsheetId: z.string().optional() };
const rows = z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])));
const edit = z.strictObject({ range: z.string(), values: rows });

export const FAULT_KINDS = {
  quotaExceeded: kind(['N01'], '429: квота исчерпана (Диск: 403 userRateLimitExceeded)', {}, refusal(refuseForQuota)),
  readQuota: kind(
    ['N01'],
    'Квота чтений в минуту на пользователя: сверх неё 429, пока минута не сменится',
    { reads: count.default(60) },
    ({ reads }) => quotaOfMinute(reads),
  ),
  internalError: kind(['N02'], '500: внутренняя ошибка Google', {}, refusal(refuseInternal)),
  badGateway: kind(['N02'], '502: страница HTML вместо ответа', {}, refusal(refuseBadGateway)),
  unavailable: kind(['N02'], '503: служба недоступна', {}, refusal(refuseUnavailable)),
  gatewayTimeout: kind(['N02'], '504: Google не успел ответить', {}, refusal(refuseTooLate)),
  unavailableAfterWrite: kind(['N03'], '503 после того, как запись выполнена', {}, () => refuseAfterWrite),
  rangeNotParsed: kind(['N04'], '400: Google не находит первый из листов запроса', {}, () => refuseFirstRange),
  permissionLost: kind(['N05'], 'Доступ к файлу закрыт: таблицы отвечают 403, Диск о файле не знает', file, (one) =>
    answerNotShared(one.spreadsheetId),
  ),
  fileDeleted: kind(['N05'], 'Файл удалён: 404', file, (one) => answerDeleted(one.spreadsheetId)),
  fileTrashed: kind(['N05'], 'Файл в корзине, но ещё читается', file, (one) => answerTrashed(one.spreadsheetId)),
  tokenExpired: kind(
    ['N06'],
    '401: ключ доступа больше не принимается (token — какой именно)',
    { token: z.string().optional() },
    ({ token }) => refuseTokenNamed(token),
  ),
  delay: kind(['N07'], 'Ответ приходит с опозданием', { ms }, (one) => delayBy(one.ms)),
  connectionReset: kind(
    ['N07'],
    'Соединение оборвано: до ответа или после bytes байт тела',
    { bytes: z.int().min(0).optional() },
    ({ bytes }) => resetAfter(bytes),
  ),
  slowBody: kind(['N07'], 'Тело идёт по одному байту и не кончается', { ms: ms.default(1000) }, (one) =>
    dripEvery(one.ms),
  ),
  truncatedBody: kind(['N08'], 'Тело обрезано, а длина ему соответствует', { share }, (one) => cutBody(one.share)),
  wrongLength: kind(
    ['N08'],
    'Content-Length больше или меньше тела на by байт',
    { by: z.int().refine((by) => by !== 0) },
    ({ by }) => misstateLength(by),
  ),
  cutGzip: kind(['N08'], 'Сжатое тело обрезано', { share }, (one) => cutGzip(one.share)),
  htmlBody: kind(['N08'], '200 и страница HTML вместо JSON', {}, () => answerPage),
  errorInOk: kind(['N08'], '200 и объект error внутри', {}, () => answerErrorAsRight),
  schemaDrift: kind(
    ['N09'],
    'Поля ответа (field — путь через точку) нет, оно переименовано, пусто, текст вместо чисел, или рядом лишние ключи',
    { change: z.enum(DRIFTS), field: z.string().optional(), count: count.max(1_000_000).default(100_000) },
    (one) => driftField(one.change, one.field, one.count),
  ),
  staleRead: kind(
    ['N10'],
    'Ответ по таблице, какой она была versions версий назад',
    { ...file, versions: count.max(10).default(1) },
    (one) => answerStale(one.spreadsheetId, one.versions),
  ),
  tornRead: kind(
    ['N10'],
    'Версия меняется посреди чтения: первая половина диапазонов до правки edit, вторая после',
    { edit: edit.optional() },
    (one) => tearBy(one.edit),
  ),
  loadingCells: kind(['N10'], 'В ячейках range видно Loading...', { ...file, range: z.string() }, (one) =>
    answerLoading(one.spreadsheetId, one.range),
  ),
  formulaZeros: kind(['N10'], 'Формулы ещё не посчитаны и дают 0', file, (one) => answerZeros(one.spreadsheetId)),
  rangesMissing: kind(['N11'], 'В ответе batchGet не все диапазоны', { count: count.default(1) }, (one) =>
    dropRanges(one.count),
  ),
  rangesReordered: kind(['N11'], 'Диапазоны batchGet в обратном порядке', {}, () => reverseRanges),
  pagesLost: kind(
    ['N12'],
    'В списке файлов только первые keep, и нет nextPageToken (says — с incompleteSearch)',
    { keep: z.int().min(0), says: z.boolean().default(false) },
    ({ keep, says }) => losePages(keep, says),
  ),
  pageTokenInvalid: kind(['N12'], '400: указатель следующей страницы больше не годится', {}, () => spoilPageToken),
  versionBack: kind(['N12'], 'Версия файла меньше прежней на by', { ...file, by: count.default(1) }, (one) =>
    answerVersionBack(one.spreadsheetId, one.by),
  ),
  versionRaised: kind(['N13'], 'Версия файла растёт, хотя никто ничего не менял', {}, () => raiseVersion),
  batchPartlyInvalid: kind(
    ['N14'],
    'Один из запросов batchUpdate неверен: 400, не сделано ничего',
    {},
    () => spoilBatch,
  ),
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultKindName = keyof typeof FAULT_KINDS;

export function isFaultKind(name: unknown): name is FaultKindName {
  return typeof name === 'string' && Object.hasOwn(FAULT_KINDS, name);
}

/** The table for people: the identifiers, the kind with its parameters, and what it does. */
export function faultKindRows(): readonly (readonly [ids: string, kind: string, parameters: string, what: string])[] {
  return Object.entries<FaultKind>(FAULT_KINDS).map(([name, { ids, parameters, what }]) => [
    ids.join(', '),
    name,
    Object.keys(parameters.shape).join(', '),
    what,
  ]);
}
