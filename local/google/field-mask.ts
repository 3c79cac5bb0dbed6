/** Field masks: which fields a reply holds, and which fields a write touches. */
import type { ApiSchema } from './api-schema.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { WrittenJson } from './json-bytes.ts';

/** The names at one level; a name whose own mask is empty stands for all that is below it. */
export type FieldMask = ReadonlyMap<string, FieldMask>;

export const EVERYTHING: FieldMask = new Map();

type Draft = Map<string, Draft>;

const TOKEN = /[\w*]+|[./(),]/y;

class MaskReader {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  private take(): string | undefined {
    TOKEN.lastIndex = this.position;
    const token = TOKEN.exec(this.text)?.[0];
    this.position += token?.length ?? 0;
    return token;
  }

  private skip(token: string): boolean {
    const found = this.text.startsWith(token, this.position);
    if (found) this.position += token.length;
    return found;
  }

  /** One path with what hangs below it; false when the text is no mask. */
  private readPath(into: Draft): boolean {
    const name = this.take();
    if (name === undefined || !/^[\w*]/.test(name)) return false;
    const below = into.get(name) ?? new Map();
    const wasWhole = into.has(name) && below.size === 0;
    into.set(name, below);
    const target: Draft = wasWhole ? new Map() : below;
    if (this.skip('.') || this.skip('/')) return this.readPath(target);
    if (this.skip('(')) return this.readList(target) && this.skip(')');
    below.clear();
    return true;
  }

  private readList(into: Draft): boolean {
    do {
      if (!this.readPath(into)) return false;
    } while (this.skip(','));
    return true;
  }

  read(): FieldMask | undefined {
    const mask: Draft = new Map();
    return this.readList(mask) && this.position === this.text.length ? mask : undefined;
  }
}

/** `sheets(properties/title,data.rowData)`; undefined when the text is no mask. */
export function parseFieldMask(text: string): FieldMask | undefined {
  return new MaskReader(text).read();
}

/** The mask of what is below a name, or undefined when the name is not asked for. */
export function below(mask: FieldMask, name: string): FieldMask | undefined {
  return mask.size === 0 ? mask : (mask.get(name) ?? mask.get('*'));
}

export function isAsked(mask: FieldMask, path: string): boolean {
  let inner: FieldMask | undefined = mask;
  for (const name of path.split('.')) inner = inner && below(inner, name);
  return inner !== undefined;
}

/** The first path of the mask that Google's description of the message does not know. */
export function unknownPath(schema: ApiSchema, message: string, mask: FieldMask): string | undefined {
  const fields = schema.messages.get(message);
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const field = fields?.get(name);
    if (!field) return name;
    if (field.type === 'map' || field.type === 'any' || inner.size === 0) continue;
    const unknown = unknownPath(schema, field.type, inner);
    if (unknown !== undefined) return `${name}.${unknown}`;
  }
  return undefined;
}

/** The first field that the mask names and the list of a message says is lacking; `*` names none. */
export function lackedField(
  schema: ApiSchema,
  message: string,
  mask: FieldMask,
  lacked: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  for (const [name, inner] of mask) {
    if (lacked[message]?.includes(name)) return `${message}.${name}`;
    const type = schema.messages.get(message)?.get(name)?.type;
    const found = type && inner.size > 0 ? lackedField(schema, type, inner, lacked) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Exactly what the mask names. What is written already is the cells of a range: no name reaches into it. */
export function pick(mask: FieldMask, value: Json | undefined): Json | undefined {
  if (mask.size === 0 || value === undefined || value instanceof WrittenJson) return value;
  if (Array.isArray(value)) return value.map((element: Json) => pick(mask, element) ?? null);
  if (!isJsonObject(value)) return value;
  const picked: Record<string, Json> = {};
  for (const [name, held] of Object.entries(value)) {
    const inner = below(mask, name);
    const kept = inner && pick(inner, held);
    if (kept !== undefined) picked[name] = kept;
  }
  return picked;
}

/** The target with every masked field taken from the source; a masked field that the source lacks is cleared. */
export function merge(mask: FieldMask, target: JsonObject, source: JsonObject): JsonObject {
  if (mask.size === 0 || mask.has('*')) return source;
  const merged: Record<string, Json | undefined> = { ...target };
  for (const [name, inner] of mask) {
    const [before, after] = [target[name], source[name]];
    const value =
      inner.size === 0 ? after : merge(inner, isJsonObject(before) ? before : {}, isJsonObject(after) ? after : {});
    if (value === undefined || (isJsonObject(value) && Object.keys(value).length === 0)) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}
