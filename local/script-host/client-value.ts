/** What may travel between a page and the script through google.script.run: JSON and nothing else. */
import { ScriptError } from './script-error.ts';

function isClientValue(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isClientValue);
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isClientValue);
}

/** «Requests fail if you attempt to pass a Date, Function, DOM element besides a form, or other prohibited type.» */
export function checkClientValue(value: unknown, what: string): void {
  if (!isClientValue(value)) throw new ScriptError(`${what} of google.script.run is of a type that cannot be passed.`);
}
