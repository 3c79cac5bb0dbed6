/** JSON as a value: what travels in requests, journals and files. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of Google's messages that came as JSON: its declared type does not say that it is. */
export function asJson(message: object): JsonObject {
  return message as JsonObject;
}
