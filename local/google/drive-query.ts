/** The `q` of `files.list`: which files are searched for. */
import { type DriveFile, fileNotFound, folderId } from './drive-file.ts';
import { OWNER, SHARED_DRIVE } from './file-owner.ts';
import { GoogleError, notImplemented } from './google-error.ts';
import { isJsonObject } from './json.ts';

export type Matches = (file: DriveFile) => boolean;

const TOKEN = /\s*(?:([(){}])|(!=|<=|>=|=|<|>)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z][\w.]*))/y;
const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
/** What Drive can search by and this stand-in does not keep. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'fullText',
  'viewedByMeTime',
  'sharedWithMeTime',
  'shortcutDetails.targetId',
  'labels',
  'memberCount',
  'organizerCount',
  'orgUnitId',
  'visibility',
  'hidden',
]);

export function invalidDriveValue(parameter: string): GoogleError {
  const reason = { domain: 'global', reason: 'invalid', location: parameter, locationType: 'parameter' };
  return new GoogleError(400, 'INVALID_ARGUMENT', 'Invalid Value', { reason });
}

type Token = { readonly sort: 'mark' | 'operator' | 'text' | 'word'; readonly text: string };

function tokenize(q: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (q.slice(position).trim() !== '') {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(q);
    if (!match) throw invalidDriveValue('q');
    position = TOKEN.lastIndex;
    const [, mark, operator, single, double, word] = match;
    if (mark !== undefined) tokens.push({ sort: 'mark', text: mark });
    else if (operator !== undefined) tokens.push({ sort: 'operator', text: operator });
    else if (word !== undefined) tokens.push({ sort: 'word', text: word });
    else tokens.push({ sort: 'text', text: (single ?? double ?? '').replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

/** `contains` on a name means: what begins with one of its words begins so. */
function wordBegins(name: string, prefix: string): boolean {
  const [text, wanted] = [name.toLowerCase(), prefix.toLowerCase()];
  if (text.startsWith(wanted)) return true;
  const words = text.matchAll(/(?<=[^\p{L}\p{N}])[\p{L}\p{N}]/gu);
  return [...words].some(({ index }) => text.startsWith(wanted, index));
}

function textTerm(field: 'name' | 'mimeType', operator: string, value: string): Matches {
  if (operator === 'contains' && field === 'mimeType') return (file) => file.mimeType?.startsWith(value) ?? false;
  if (operator === 'contains') return (file) => wordBegins(file.name ?? '', value);
  if (operator !== '=' && operator !== '!=') throw invalidDriveValue('q');
  return (file) => (file[field] === value) === (operator === '=');
}

/** A time without a zone is meant in UTC, as Drive's guide says. */
function timeTerm(field: 'modifiedTime' | 'createdTime', operator: string, value: string): Matches {
  const wanted = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) || !value.includes('T') ? value : `${value}Z`);
  const compare = COMPARE[operator];
  if (!compare || Number.isNaN(wanted)) throw invalidDriveValue('q');
  return (file) => compare(Date.parse(file[field] ?? '') - wanted);
}

function truthTerm(field: string, operator: string, value: string): Matches {
  if ((operator !== '=' && operator !== '!=') || !/^(?:true|false)$/i.test(value)) throw invalidDriveValue('q');
  const wanted = (value.toLowerCase() === 'true') === (operator === '=');
  if (field === 'sharedWithMe') return () => !wanted;
  return (file) => (field === 'trashed' ? file.trashed === true : file.starred === true) === wanted;
}

function membership(value: string, collection: string): Matches {
  if (collection === 'parents') {
    const folder = folderId(value);
    if (folder !== folderId('root') && folder !== SHARED_DRIVE) throw fileNotFound('');
    return ({ parents }) => parents?.includes(folder) ?? false;
  }
  const roles: Readonly<Record<string, readonly string[]>> = {
    owners: ['owner'],
    writers: ['owner', 'writer'],
    readers: ['owner', 'writer', 'commenter', 'reader'],
  };
  const able = roles[collection];
  if (!able) throw invalidDriveValue('q');
  const address = value === 'me' ? OWNER.emailAddress : value.toLowerCase();
  return ({ permissions, driveId }) => {
    if (driveId) throw notImplemented('a search by members where there are files in the shared drive');
    return (permissions ?? []).some(
      ({ emailAddress, role }) => emailAddress?.toLowerCase() === address && able.includes(role ?? ''),
    );
  };
}

/** Terms joined by `and`, `or` and `not`, with parentheses; without these they are taken from left to right. */
class QueryReader {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(q: string) {
    this.tokens = tokenize(q);
  }

  private take(): Token {
    const token = this.tokens[this.position];
    if (!token) throw invalidDriveValue('q');
    this.position += 1;
    return token;
  }

  private skip(text: string): boolean {
    const token = this.tokens[this.position];
    const isIt = token !== undefined && token.sort !== 'text' && token.text.toLowerCase() === text;
    if (isIt) this.position += 1;
    return isIt;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw invalidDriveValue('q');
  }

  private readText(): string {
    const token = this.take();
    if (token.sort !== 'text') throw invalidDriveValue('q');
    return token.text;
  }

  /** `properties has { key='a' and value='b' }` */
  private readProperty(field: 'properties' | 'appProperties'): Matches {
    this.expect('{');
    this.expect('key');
    this.expect('=');
    const key = this.readText();
    this.expect('and');
    this.expect('value');
    this.expect('=');
    const value = this.readText();
    this.expect('}');
    return (file) => {
      const held: unknown = file[field];
      return isJsonObject(held) && held[key] === value;
    };
  }

  private readTerm(): Matches {
    const first = this.take();
    if (first.sort === 'text') {
      this.expect('in');
      return membership(first.text, this.take().text);
    }
    const field = first.text;
    if (first.sort !== 'word') throw invalidDriveValue('q');
    if (NOT_KEPT.has(field)) throw notImplemented(`the term "${field}" of a Drive query`);
    // The guide writes this one without a value, too.
    if (field === 'sharedWithMe' && this.tokens[this.position]?.sort !== 'operator') return () => false;
    const operator = this.take().text.toLowerCase();
    if (field === 'properties' || field === 'appProperties') {
      if (operator !== 'has') throw invalidDriveValue('q');
      return this.readProperty(field);
    }
    const isTruth = field === 'trashed' || field === 'starred' || field === 'sharedWithMe';
    if (isTruth) return truthTerm(field, operator, this.take().text);
    if (field === 'name' || field === 'mimeType') return textTerm(field, operator, this.readText());
    if (field === 'modifiedTime' || field === 'createdTime') return timeTerm(field, operator, this.readText());
    throw invalidDriveValue('q');
  }

  private readFactor(): Matches {
    if (this.skip('not')) {
      const matches = this.readFactor();
      return (file) => !matches(file);
    }
    if (!this.skip('(')) return this.readTerm();
    const matches = this.readTerms();
    this.expect(')');
    return matches;
  }

  private readTerms(): Matches {
    let matches = this.readFactor();
    for (;;) {
      const before = matches;
      if (this.skip('and')) {
        const next = this.readFactor();
        matches = (file) => before(file) && next(file);
      } else if (this.skip('or')) {
        const next = this.readFactor();
        matches = (file) => before(file) || next(file);
      } else return matches;
    }
  }

  read(): Matches {
    if (this.tokens.length === 0) return () => true;
    const matches = this.readTerms();
    if (this.position < this.tokens.length) throw invalidDriveValue('q');
    return matches;
  }
}

export function parseDriveQuery(q: string): Matches {
  return new QueryReader(q).read();
}
