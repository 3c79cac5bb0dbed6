/** A project of Apps Script that is bound to a workbook, as the Apps Script API keeps it. */
import { randomInt } from 'node:crypto';
import { parse } from 'acorn';
import { OWNER } from './file-owner.ts';
import { GoogleError, invalidArgument, notImplemented } from './google-error.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import type { Workbook } from './workbook.ts';

interface ScriptFile extends JsonObject {
  readonly name: string;
  readonly type: string;
  readonly source: string;
}

export interface ScriptProject extends JsonObject {
  readonly scriptId: string;
  readonly title: string;
  readonly parentId: string;
  readonly createTime: string;
  readonly updateTime: string;
  readonly files: readonly ScriptFile[];
}

const MANIFEST = 'appsscript';
const TYPES: ReadonlySet<unknown> = new Set(['SERVER_JS', 'HTML', 'JSON']);
const WRITABLE: ReadonlySet<string> = new Set(['name', 'type', 'source']);
/** What Google answers of a file beside what was sent; whoever sends it back is not refused. */
const ANSWERED: ReadonlySet<string> = new Set(['createTime', 'updateTime', 'lastModifyUser', 'functionSet']);
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ID_LENGTH = 57;
const USER = { email: OWNER.emailAddress, name: OWNER.displayName };

function newScriptId(): string {
  return `1${Array.from({ length: ID_LENGTH - 1 }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('')}`;
}

/** With nothing but the manifest that Google gives a new one. */
export function newProject(parentId: string, title: string, time: string): ScriptProject {
  const manifest = { timeZone: 'Etc/GMT', dependencies: {}, exceptionLogging: 'STACKDRIVER', runtimeVersion: 'V8' };
  const file = { name: MANIFEST, type: 'JSON', source: JSON.stringify(manifest, null, 2) };
  return { scriptId: newScriptId(), title, parentId, createTime: time, updateTime: time, files: [file] };
}

export function scriptsOf(workbook: Workbook): readonly ScriptProject[] {
  return (workbook.scripts ?? []) as readonly ScriptProject[];
}

/** A copy of a workbook has copies of its scripts. */
export function copiedScripts(workbook: Workbook, time: string): readonly JsonObject[] {
  return scriptsOf(workbook).map(({ title, files }) => ({ ...newProject('', title, time), files }));
}

export function projectMessage({ files: _files, ...project }: ScriptProject, parentId: string): JsonObject {
  return { ...project, parentId, creator: USER, lastModifyUser: USER };
}

/** The functions at the top of a file, as Google lists them. */
function functionsIn(source: string): readonly JsonObject[] {
  const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'script' });
  return body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [{ name: node.id.name }] : []));
}

export function contentMessage({ scriptId, createTime, updateTime, files }: ScriptProject): JsonObject {
  const answered = files.map((file) => ({
    ...file,
    lastModifyUser: USER,
    createTime,
    updateTime,
    ...(file.type === 'SERVER_JS' && { functionSet: { values: functionsIn(file.source) } }),
  }));
  return { scriptId, files: answered };
}

function checkSource({ name, type, source }: ScriptFile): void {
  try {
    if (type === 'SERVER_JS') functionsIn(source);
  } catch (thrown) {
    const { message, loc } = thrown as SyntaxError & { readonly loc?: { readonly line: number } };
    throw invalidArgument(`Syntax error: SyntaxError: ${message} line: ${loc?.line ?? 1} file: ${name}`);
  }
  if (name === MANIFEST && !isManifest(source)) throw invalidArgument('Request contains an invalid argument.');
}

function isManifest(source: string): boolean {
  try {
    return isJsonObject(JSON.parse(source));
  } catch {
    return false;
  }
}

function readFile(file: JsonObject): ScriptFile {
  const stranger = Object.keys(file).find((name) => !WRITABLE.has(name) && !ANSWERED.has(name));
  if (stranger !== undefined) throw notImplemented(`File.${stranger} of projects.updateContent`);
  const { name, type, source = '' } = file;
  if (typeof name !== 'string' || name === '' || typeof source !== 'string' || !TYPES.has(type)) {
    throw invalidArgument('Request contains an invalid argument.');
  }
  return { name, type: String(type), source };
}

/** The files of a request. Throws what Google refuses them with. */
export function readFiles(files: readonly JsonObject[]): readonly ScriptFile[] {
  const read = files.map(readFile);
  const names = new Set<string>();
  for (const { name } of read) {
    if (names.has(name)) throw invalidArgument(`A file with this name already exists in the current project: ${name}`);
    names.add(name);
  }
  if (!read.some(({ name, type }) => name === MANIFEST && type === 'JSON')) {
    throw invalidArgument('Project contents must include a manifest file named appsscript.');
  }
  const other = read.find(({ name, type }) => type === 'JSON' && name !== MANIFEST);
  if (other) throw invalidArgument('Request contains an invalid argument.');
  read.forEach(checkSource);
  return read;
}

/** How Google refuses whoever has not allowed the API in his own settings. */
export function apiNotEnabled(): GoogleError {
  const message =
    'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.';
  return new GoogleError(403, 'PERMISSION_DENIED', message);
}
