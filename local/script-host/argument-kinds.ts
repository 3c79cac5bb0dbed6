/** The sorts of arguments that Google's services take. */
import { EnumValue, type Kind, ServiceObject } from './service-class.ts';

function kind<T>(name: string, accept: (value: unknown) => value is T): Kind<T> {
  return { name, read: (value) => (accept(value) ? { value } : undefined) };
}

export const text = kind('String', (value): value is string => typeof value === 'string');
export const number = kind('number', (value): value is number => typeof value === 'number' && !Number.isNaN(value));
export const whole = kind('number', (value): value is number => Number.isInteger(value));
export const flag = kind('Boolean', (value): value is boolean => typeof value === 'boolean');
export const date = kind('Date', (value): value is Date => value instanceof Date);
/** Whatever stands in a cell or is turned into text; functions are no values. */
export const anything = kind('Object', (value): value is unknown => typeof value !== 'function');

export interface Fields {
  readonly [name: string]: unknown;
}

export function isFields(value: unknown): value is Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !(value instanceof Date || value instanceof ServiceObject || value instanceof EnumValue);
}

export const fields = kind('Object', isFields);

/** A text, or what Google turns into one. */
export const textual: Kind<string> = {
  name: 'String',
  read: (value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? { value: String(value) }
      : undefined,
};

export function listOf<T>(element: Kind<T>): Kind<readonly T[]> {
  return {
    name: `${element.name}[]`,
    read(value) {
      if (!Array.isArray(value)) return undefined;
      const list: T[] = [];
      for (const each of value) {
        const read = element.read(each);
        if (!read) return undefined;
        list.push(read.value);
      }
      return { value: list };
    },
  };
}

export function matrixOf<T>(element: Kind<T>): Kind<readonly (readonly T[])[]> {
  return listOf(listOf(element));
}

/** null and what is left out count as undefined. */
export function optional<T>(inner: Kind<T>): Kind<T | undefined> {
  return {
    name: inner.name,
    read: (value) => (value === null || value === undefined ? { value: undefined } : inner.read(value)),
  };
}

export function oneOfEnum(enumeration: string): Kind<string> {
  return {
    name: enumeration,
    read: (value) =>
      value instanceof EnumValue && value.enumeration === enumeration ? { value: value.name } : undefined,
  };
}

/** An object of a class; S is the state that the class keeps. */
export function instanceOf<S>(className: string): Kind<S> {
  return {
    name: className,
    read: (value) =>
      value instanceof ServiceObject && value.className === className ? { value: value.state as S } : undefined,
  };
}
