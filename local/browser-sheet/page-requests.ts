/** What pages ask for, checked. */
import * as z from 'zod';
import { Failure } from '../../functions/failure.ts';

const ID = z.string().check(z.regex(/^[\w-]{8,64}$/));
const RANGE = z.string().check(z.maxLength(200));
const COUNT = z.int().check(z.positive(), z.lte(10_000));
const ROWS = z.array(z.array(z.union([z.string(), z.null()])));

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['type', 'paste']), range: RANGE, values: ROWS }),
  z.strictObject({ kind: z.literal('clear'), range: RANGE }),
  z.strictObject({ kind: z.enum(['copy', 'fill']), from: RANGE, to: RANGE }),
  z.strictObject({ kind: z.literal('sort'), range: RANGE, column: COUNT, descending: z.boolean() }),
  z.strictObject({ kind: z.enum(['insertRows', 'insertColumns']), sheet: RANGE, before: COUNT, count: COUNT }),
  z.strictObject({ kind: z.enum(['deleteRows', 'deleteColumns']), sheet: RANGE, first: COUNT, count: COUNT }),
  z.strictObject({ kind: z.literal('addSheet') }),
  z.strictObject({ kind: z.literal('renameSheet'), sheet: RANGE, title: RANGE }),
  z.strictObject({ kind: z.literal('deleteSheet'), sheet: RANGE }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('redo') }),
]);

export const editRequest = z.strictObject({
  editId: ID,
  windowId: ID,
  edit,
  confirmed: z.optional(z.boolean()),
});

const selected = z.strictObject({
  sheetId: z.int(),
  area: z.strictObject({
    startRowIndex: z.int(),
    endRowIndex: z.int(),
    startColumnIndex: z.int(),
    endColumnIndex: z.int(),
  }),
});

export const runRequest = z.strictObject({
  windowId: ID,
  functionName: z.string().check(z.regex(/^[\p{L}_$][\p{L}\p{N}_$]{0,99}$/u)),
  args: z.optional(z.array(z.unknown())),
  selected: z.optional(selected),
});

export const answerRequest = z.strictObject({
  questionId: ID,
  button: z.enum(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']),
  text: z.optional(z.string()),
});

export function parsePageRequest<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'тело запроса').join(', ');
  throw new Failure('BAD_REQUEST', `Запрос страницы не понят: ${where}.`, 'Откройте таблицу заново.');
}
