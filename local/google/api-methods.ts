/** The methods of a Google API with their addresses, read from the code of Google's own client. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface ApiMethod {
  /** As in Google's reference: `spreadsheets.values.get`. */
  readonly name: string;
  readonly verb: string;
  /** `/v4/spreadsheets/{spreadsheetId}/values/{range}` */
  readonly address: string;
}

const RESOURCE = /^ {4}class Resource\$([\w$]+) \{\n([\s\S]*?)^ {4}\}/gm;
const METHOD =
  /^ {8}(\w+)\(paramsOrCallback[\s\S]*?url: \(rootUrl \+\s+'([^']+)'\)[\s\S]*?method: '([A-Z]+)'[\s\S]*?^ {8}\}/gm;
const PROPERTY = /this\.(\w+) = new Resource\$([\w$]+)\(/g;
const PLACEHOLDER = /\{\+?\w+\}/g;

/** `Spreadsheets$Developermetadata` is `spreadsheets.developerMetadata` to those who call it. */
function calledName(resource: string, properties: ReadonlyMap<string, string>): string {
  const parts = resource.split('$');
  return parts.map((part, index) => properties.get(parts.slice(0, index + 1).join('$')) ?? part).join('.');
}

function readApiMethods(packageName: string, codeFile: string): readonly ApiMethod[] {
  const entry = createRequire(import.meta.url).resolve(packageName);
  const code = readFileSync(join(dirname(entry), codeFile), 'utf8');
  const properties = new Map([...code.matchAll(PROPERTY)].map(([, name = '', resource = '']) => [resource, name]));
  return [...code.matchAll(RESOURCE)].flatMap(([, resource = '', body = '']) =>
    [...body.matchAll(METHOD)].map(([, method = '', address = '', verb = '']) => ({
      name: `${calledName(resource, properties)}.${method}`,
      verb,
      address,
    })),
  );
}

function pattern(address: string): RegExp {
  const parts = address.split(PLACEHOLDER).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+?')}$`);
}

/** Finds the method that a request means: of several the one whose address says the most. */
export function methodFinder(methods: readonly ApiMethod[]): (verb: string, address: string) => ApiMethod | undefined {
  const said = (address: string) => address.replace(PLACEHOLDER, '').length;
  const sorted = methods
    .map((method) => ({ method, pattern: pattern(method.address) }))
    .toSorted((a, b) => said(b.method.address) - said(a.method.address));
  return (verb, address) => sorted.find((each) => each.method.verb === verb && each.pattern.test(address))?.method;
}

export const SHEETS_METHODS = readApiMethods('@googleapis/sheets', 'v4.js');
export const DRIVE_METHODS = readApiMethods('@googleapis/drive', 'v3.js');
export const SCRIPT_METHODS = readApiMethods('@googleapis/script', 'v1.js');
