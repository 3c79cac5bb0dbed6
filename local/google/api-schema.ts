/** The messages, fields and query parameters of a Google API, read from the declarations of Google's own client. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Field {
  /** A message of the schema, or `string`, `number`, `boolean`, `any` (whatever JSON), `map` (keys are free). */
  readonly type: string;
  readonly repeated: boolean;
}

export type Message = ReadonlyMap<string, Field>;

export interface ApiSchema {
  /** By its name in Google's reference: `CellData`. */
  readonly messages: ReadonlyMap<string, Message>;
  /** By the path of the method: `spreadsheets.values.get`. */
  readonly methods: ReadonlyMap<string, Message>;
}

const INTERFACE =
  /interface (Schema|Params\$Resource)\$(\w[\w$]*)(?: extends StandardParameters)? \{\n([\s\S]*?)\n {4}\}/g;
const STANDARD_PARAMETERS = /interface StandardParameters \{\n([\s\S]*?)\n {4}\}/;
const FIELD = /^ {8}'?([\w$.]+)'?\?: (.+?);?$/gm;
const NOT_PARAMETERS = new Set(['auth', 'requestBody', 'media', 'resource']);

function parseType(text: string): Field {
  const withoutNull = text.replace(/ \| null$/, '');
  const repeated = withoutNull.endsWith('[]');
  const element = withoutNull.replace(/(\[\])+$/, '');
  if (element.startsWith('{')) return { type: 'map', repeated };
  return { type: element.replace(/^Schema\$/, ''), repeated };
}

function parseFields(body: string): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [, name = '', type = ''] of body.matchAll(FIELD)) fields.set(name, parseType(type));
  return fields;
}

function parseDeclarations(declarations: string): ApiSchema {
  const messages = new Map<string, Message>();
  const methods = new Map<string, Message>();
  const standard = parseFields(STANDARD_PARAMETERS.exec(declarations)?.[1] ?? '');
  for (const [, sort, name = '', body = ''] of declarations.matchAll(INTERFACE)) {
    const fields = parseFields(body);
    if (sort === 'Schema') messages.set(name, fields);
    else {
      const parameters = [...standard, ...fields].filter(([field]) => !NOT_PARAMETERS.has(field));
      methods.set(name.replaceAll('$', '.').toLowerCase(), new Map(parameters));
    }
  }
  return { messages, methods };
}

function readSchema(packageName: string, declarationsFile: string): ApiSchema {
  const entry = createRequire(import.meta.url).resolve(packageName);
  return parseDeclarations(readFileSync(join(dirname(entry), declarationsFile), 'utf8'));
}

export const SHEETS_SCHEMA = readSchema('@googleapis/sheets', 'v4.d.ts');
export const DRIVE_SCHEMA = readSchema('@googleapis/drive', 'v3.d.ts');
export const SCRIPT_SCHEMA = readSchema('@googleapis/script', 'v1.d.ts');
