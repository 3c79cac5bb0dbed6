/** Colours as scripts write them, `#rrggbb` or a name, and as the API keeps them. */
import { isJsonObject, type JsonObject } from '../google/json.ts';
import { ScriptError } from './script-error.ts';

/** The names of CSS that are in common use. */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00ff00',
  aqua: '#00ffff',
  cyan: '#00ffff',
  teal: '#008080',
  navy: '#000080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  pink: '#ffc0cb',
  brown: '#a52a2a',
  gold: '#ffd700',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  lightgreen: '#90ee90',
  lightyellow: '#ffffe0',
  lightblue: '#add8e6',
};
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const SHORT_HEX = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i;

/** Google leaves out a part that is 0. */
export function rgbOf(color: string): JsonObject {
  const named = NAMES[color.toLowerCase()] ?? color;
  const long = named.replace(SHORT_HEX, '#$1$1$2$2$3$3');
  const match = HEX.exec(long);
  if (!match) throw new ScriptError(`Invalid argument: color`);
  const parts = Object.entries({ red: match[1], green: match[2], blue: match[3] });
  const shares = parts.map(([part, hex]) => [part, Number.parseInt(hex ?? '0', 16) / 255] as const);
  return Object.fromEntries(shares.filter(([, share]) => share > 0));
}

export function hexOf(color: unknown): string | undefined {
  if (!isJsonObject(color)) return undefined;
  const part = (name: string) => Math.round(Number(color[name] ?? 0) * 255);
  const hex = ['red', 'green', 'blue'].map((name) => part(name).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}

/** The colour of a format, under the name that Google prefers or the one it had before. */
export function colorIn(format: unknown, name: string): string | undefined {
  if (!isJsonObject(format)) return undefined;
  const style = format[`${name}Style`];
  return hexOf(isJsonObject(style) ? style['rgbColor'] : undefined) ?? hexOf(format[name]);
}

export function colorFields(name: string, color: string): JsonObject {
  const rgb = rgbOf(color);
  return { [name]: rgb, [`${name}Style`]: { rgbColor: rgb } };
}
