/** The bytes of a published JSON document, which are held against its schema before they leave the house. */
import type * as z from 'zod/mini';
import { Failure } from './failure.ts';

function notOfSchema(path: string, cause?: unknown): Failure {
  const message = `Документ ${path} не отвечает своей схеме и не опубликован.`;
  return new Failure('INTERNAL', message, 'Это ошибка в Своде: сообщите разработчикам. Прежнее осталось на месте.', {
    cause,
  });
}

/** Throws an `INTERNAL` failure on a document that is not of its schema. */
export function encodeDocument<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  document: z.infer<Schema>,
): Buffer {
  const { success, error } = schema.safeParse(document);
  if (!success) throw notOfSchema(path, error);
  return Buffer.from(`${JSON.stringify(document, null, 1)}\n`, 'utf8');
}

/** Throws an `INTERNAL` failure unless the text says what its schema names, and nothing else: what is not listed is not published. */
export function checkText(path: string, text: string, encodeDecoded: (text: string) => string): void {
  let again: string;
  try {
    again = encodeDecoded(text);
  } catch (thrown) {
    throw notOfSchema(path, thrown);
  }
  if (again !== text) throw notOfSchema(path);
}
