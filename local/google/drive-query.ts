/** The `q` of `files.list`: which files are searched for. */
import type { drive_v3 } from '@googleapis/drive';
import { GoogleError, notImplemented } from './google-error.ts';

export type DriveFile = drive_v3.Schema$File;
export type Matches = (file: DriveFile) => boolean;

const TOKEN = /\s*(?:(and)\b|(\w+)\s*(!=|=|contains)\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(true|false)))/iy;

export function invalidDriveValue(parameter: string): GoogleError {
  const reason = { domain: 'global', reason: 'invalid', location: parameter, locationType: 'parameter' };
  return new GoogleError(400, 'INVALID_ARGUMENT', 'Invalid Value', { reason });
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** `contains` on a name means: one of its words begins so. */
function wordBegins(name: string, prefix: string): boolean {
  const [words, wanted] = [name.toLowerCase(), prefix.toLowerCase()];
  return words.startsWith(wanted) || words.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
}

function textTerm(field: 'name' | 'mimeType', operator: string, value: string): Matches {
  if (operator === 'contains' && field === 'mimeType') return (file) => file.mimeType?.startsWith(value) ?? false;
  if (operator === 'contains') return (file) => wordBegins(file.name ?? '', value);
  return (file) => (file[field] === value) === (operator === '=');
}

function term(field: string, operator: string, text: string | undefined, truth: string | undefined): Matches {
  if (field === 'trashed' && truth !== undefined && operator !== 'contains') {
    return (file) => (file.trashed === (truth === 'true')) === (operator === '=');
  }
  if ((field === 'name' || field === 'mimeType') && text !== undefined)
    return textTerm(field, operator, unquoted(text));
  throw notImplemented(`the term "${field} ${operator}" of a Drive query`);
}

/** Terms joined by `and`. */
export function parseDriveQuery(q: string): Matches {
  const terms: Matches[] = [];
  let [position, expectsTerm] = [0, true];
  while (q.slice(position).trim() !== '') {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(q);
    if (!match) {
      if (/^\s*(?:or\b|not\b|\(|'|\w+\s+(?:in|has)\b)/i.test(q.slice(position)))
        throw notImplemented(`the Drive query: ${q}`);
      throw invalidDriveValue('q');
    }
    position = TOKEN.lastIndex;
    const [, and, field = '', operator = '', single, double, truth] = match;
    if ((and !== undefined) === expectsTerm) throw invalidDriveValue('q');
    if (and === undefined) terms.push(term(field, operator.toLowerCase(), single ?? double, truth?.toLowerCase()));
    expectsTerm = and !== undefined;
  }
  if (expectsTerm && terms.length > 0) throw invalidDriveValue('q');
  return (file) => terms.every((matches) => matches(file));
}
