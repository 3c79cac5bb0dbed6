/** Checks the body of a request against Google's own description of it: an unknown name or a wrong type is refused. */
import type { ApiSchema, Field } from './api-schema.ts';
import { refusedByEnumeration } from './enum-values.ts';
import { badRequest } from './google-error.ts';
import { isJsonObject } from './json.ts';

const PROTO_TYPES: Readonly<Record<string, string>> = {
  string: 'TYPE_STRING',
  number: 'TYPE_INT32',
  boolean: 'TYPE_BOOL',
};

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function unknownName(name: string, path: string) {
  const where = path === '' ? '' : ` at '${path}'`;
  return badRequest(`Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`, path);
}

function invalidValue(path: string, type: string, value: unknown) {
  return badRequest(`Invalid value at '${path}' (${PROTO_TYPES[type] ?? type}), ${JSON.stringify(value)}`, path);
}

/** The value as the field holds it. Google also takes a number that is written as a text. */
function readScalar(value: unknown, type: string, path: string): unknown {
  if (typeof value === type) return value;
  if (type === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
    return Number(value);
  }
  throw invalidValue(path, type, value);
}

function readElement(schema: ApiSchema, field: Field, value: unknown, path: string): unknown {
  if (field.type === 'any' || field.type === 'map' || value === null) return value;
  return schema.messages.has(field.type)
    ? readPayload(schema, field.type, value, path)
    : readScalar(value, field.type, path);
}

function readField(schema: ApiSchema, field: Field, value: unknown, path: string): unknown {
  if (value === null || !field.repeated) return readElement(schema, field, value, path);
  if (!Array.isArray(value)) throw invalidValue(path, 'repeated field', value);
  if (field.type === 'any') return value;
  return value.map((element, index) => readElement(schema, field, element, `${path}[${index}]`));
}

/** `path` is where the message stands in the request, as Google writes it: `data`, `requests[0].add_sheet`. */
export function readPayload(schema: ApiSchema, message: string, value: unknown, path: string): unknown {
  const fields = schema.messages.get(message);
  if (!fields) throw new Error(`Google's client declares no message "${message}".`);
  if (!isJsonObject(value)) throw invalidValue(path, message, value);
  const read: Record<string, unknown> = {};
  for (const [name, held] of Object.entries(value)) {
    const field = fields.get(name);
    if (!field) throw unknownName(name, path);
    const inner = path === '' ? snakeCase(name) : `${path}.${snakeCase(name)}`;
    const enumeration = refusedByEnumeration(message, name, held);
    if (enumeration !== undefined) throw invalidValue(inner, enumeration, held);
    if (held !== null) read[name] = readField(schema, field, held, inner);
  }
  return read;
}
