/** How values travel between a script's realm and the host: as JSON in which only objects with one telling key mean more. */
import type { Json } from '../google/json.ts';
import { EnumValue, SELF, ServiceObject } from './service-class.ts';

/** Gives every object that leaves the host a number under which the script calls it. */
export interface ObjectTable {
  idOf(object: ServiceObject): number;
  objectOf(id: number): ServiceObject;
}

function encodeFields(fields: object, table: ObjectTable): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, encodeValue(value, table)]));
}

function encodeObject(value: object, table: ObjectTable): Json {
  if (Array.isArray(value)) return value.map((element: unknown) => encodeValue(element, table));
  if (value instanceof Date) return { d: value.getTime() };
  if (value instanceof EnumValue) return { e: `${value.enumeration}.${value.name}` };
  if (value instanceof ServiceObject) {
    return { r: table.idOf(value), c: value.className, own: encodeFields(value.own, table) };
  }
  return { o: encodeFields(value, table) };
}

export function encodeValue(value: unknown, table: ObjectTable): Json {
  if (value === undefined) return { u: 1 };
  if (value === SELF) return { s: 1 };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { n: String(value) };
  if (typeof value === 'object') return encodeObject(value, table);
  throw new Error(`A ${typeof value} cannot be handed to a script.`);
}

interface Wire {
  readonly d?: number | null;
  readonly n?: string;
  readonly r?: number;
  readonly e?: string;
  readonly o?: Readonly<Record<string, Json>>;
  readonly x?: string;
}

/** A value of a script that no service takes: a function, a symbol. */
function unreadable(): void {
  // Only its type is looked at.
}

function decodeObject(value: Wire, table: ObjectTable): unknown {
  if (value.d !== undefined) return new Date(value.d ?? Number.NaN);
  if (value.n !== undefined) return Number(value.n);
  if (value.r !== undefined) return table.objectOf(value.r);
  if (value.e !== undefined) {
    const [enumeration = '', name = ''] = value.e.split('.');
    return new EnumValue(enumeration, name);
  }
  if (value.x !== undefined) return unreadable;
  if (value.o === undefined) return undefined;
  return Object.fromEntries(Object.entries(value.o).map(([name, held]) => [name, decodeValue(held, table)]));
}

export function decodeValue(value: Json, table: ObjectTable): unknown {
  if (Array.isArray(value)) return value.map((element: Json) => decodeValue(element, table));
  if (typeof value !== 'object' || value === null) return value;
  return decodeObject(value as Wire, table);
}

/** The type of an argument in the words of Google's complaint about it. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${value.length > 0 ? typeName(value[0]) : 'Object'}[]`;
  if (value instanceof ServiceObject) return value.className;
  if (value instanceof EnumValue) return value.enumeration;
  if (value instanceof Date) return 'Date';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'object' ? 'Object' : typeof value;
}
