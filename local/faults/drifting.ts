/** Faults of an answer's shape: fields that are missing, renamed or of another kind, ranges and pages that are not all there. */
import { jsonOf, sendAnswer, withJson } from './captured-answer.ts';
import type { Act } from './scene.ts';

type Tree = Record<string, unknown>;

const ANSWERED = 200;
export const DRIFTS = ['missing', 'renamed', 'null', 'text', 'extraKeys'] as const;
export type Drift = (typeof DRIFTS)[number];

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object that holds the last name of a path; lists along the way are gone through. */
function holders(value: unknown, names: readonly string[]): readonly Tree[] {
  if (Array.isArray(value)) return value.flatMap((one) => holders(one, names));
  if (!isTree(value)) return [];
  const [name = '', ...rest] = names;
  if (rest.length > 0) return holders(value[name], rest);
  return Object.hasOwn(value, name) ? [value] : [];
}

/** Numbers, wherever they stand below, as texts. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (isTree(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  return typeof value === 'number' ? String(value) : value;
}

function drift(holder: Tree, name: string, how: Drift, count: number): void {
  const value = holder[name];
  if (how === 'null') holder[name] = null;
  else if (how === 'text') holder[name] = isTree(value) || Array.isArray(value) ? asText(value) : String(value);
  else if (how === 'extraKeys') for (let key = 0; key < count; key += 1) holder[`x${key}`] = key;
  else {
    delete holder[name];
    if (how === 'renamed') holder[`${name}V2`] = value;
  }
}

/** Lets an answer of the real routes through, changed; what is no JSON, or cannot be changed so, is not touched. */
function changing(change: (json: Tree) => boolean): Act {
  return async ({ response, ask }) => {
    const answer = await ask();
    const json = answer.status === ANSWERED ? jsonOf(answer) : undefined;
    if (!isTree(json) || !change(json)) return false;
    sendAnswer(response, withJson(answer, json));
    return true;
  };
}

/** Without a field, the first one of the answer. */
export function driftField(how: Drift, field: string | undefined, count: number): Act {
  return changing((json) => {
    const names = (field ?? Object.keys(json)[0] ?? '').split('.');
    const found = holders(json, names);
    for (const holder of found) drift(holder, names.at(-1) ?? '', how, count);
    return found.length > 0;
  });
}

function changingRanges(change: (ranges: readonly unknown[]) => readonly unknown[]): Act {
  return changing((json) => {
    const ranges = json['valueRanges'];
    if (!Array.isArray(ranges) || ranges.length < 2) return false;
    json['valueRanges'] = change(ranges);
    return true;
  });
}

export function dropRanges(count: number): Act {
  return changingRanges((ranges) => ranges.slice(0, Math.max(0, ranges.length - count)));
}

export const reverseRanges: Act = changingRanges((ranges) => ranges.toReversed());

/** The files after the first ones are not there, and nothing says that there are more. */
export function losePages(keep: number, says: boolean): Act {
  return changing((json) => {
    const files = json['files'];
    if (!Array.isArray(files)) return false;
    json['files'] = files.slice(0, keep);
    delete json['nextPageToken'];
    if (says && 'incompleteSearch' in json) json['incompleteSearch'] = true;
    return true;
  });
}
