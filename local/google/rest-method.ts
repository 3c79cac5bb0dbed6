/** Serves a list of REST methods the way Google serves all of its APIs: same parameters, same masks, same refusals. */
import { type ErrorRequestHandler, json, type Request, type RequestHandler, type Response, Router } from 'express';
import { type ApiMethod, methodFinder } from './api-methods.ts';
import type { ApiSchema, Message } from './api-schema.ts';
import { EVERYTHING, type FieldMask, lackedField, parseFieldMask, pick, unknownPath } from './field-mask.ts';
import type { ExportedFile } from './file-export.ts';
import { badRequest, GoogleError, notImplemented } from './google-error.ts';
import type { Json } from './json.ts';
import { jsonBytes } from './json-bytes.ts';
import { readPayload } from './payload.ts';
import { StorageFailure } from './storage-failure.ts';
import type { Support } from './support.ts';

export interface Call {
  /** What the named groups of the path caught. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: unknown;
  /** What the reply may hold; `isMasked` tells whether the caller said so. */
  readonly mask: FieldMask;
  readonly isMasked: boolean;
  /** Where this server is reached: `http://127.0.0.1:8080`. */
  readonly origin: string;
}

export interface RestMethod {
  /** As in Google's reference: `spreadsheets.values.get`. */
  readonly name: string;
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
  /** What of Google's query it heeds, and what can make no difference here; anything else is not implemented. */
  readonly parameters?: readonly string[];
  /** The message of the request's body, and where Google says it stands in the request. */
  readonly body?: { readonly message: string; readonly path: string };
  /** The message of the reply; undefined when the reply is empty. */
  readonly reply?: string;
  /** The fields of a reply to a caller that names none. */
  readonly defaultFields?: string;
  readonly support: Support;
  /** What `alt=media` is refused with, where Google does not merely lack it. */
  readonly media?: () => GoogleError;
  /** Of a method that answers with a file: its reply is no message. */
  readonly download?: (call: Call) => ExportedFile;
  readonly run: (call: Call) => unknown;
}

export interface ApiDialect {
  readonly schema: ApiSchema;
  /** All that Google has, here or not. */
  readonly known: readonly ApiMethod[];
  readonly methods: readonly RestMethod[];
  /** By message the fields that Google answers always and this stand-in never. */
  readonly lacked: Readonly<Record<string, readonly string[]>>;
  readonly readMask: (text: string) => string;
  readonly refuseMask: (text: string, path: string) => GoogleError;
  /** No answer tells of anything that a loss of power could still undo. */
  readonly settled: () => Promise<void>;
}

const TRUE = new Set(['true', '1', '']);
const FALSE = new Set(['false', '0']);
const BODY_LIMIT = '64mb';
/** Who asks, how much, and how the reply is printed makes no difference here. */
const OF_EVERY_METHOD: readonly string[] = [
  ...['alt', 'fields', 'access_token', 'oauth_token', 'key', 'quotaUser', 'prettyPrint'],
  ...['$.xgafv', 'uploadType', 'upload_protocol'],
];

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function unknownParameter(name: string): GoogleError {
  const reason = `Cannot bind query parameter. Field '${name}' could not be found in request message.`;
  return badRequest(`Invalid JSON payload received. Unknown name "${name}": ${reason}`, '');
}

/** The query of a request; a parameter that the method does not have is refused, as Google does. */
class Query {
  private readonly values: URLSearchParams;

  constructor(search: string, known: Message, { name: method, parameters = [] }: RestMethod) {
    this.values = new URLSearchParams(search);
    for (const name of this.values.keys()) {
      if (!known.has(name)) throw unknownParameter(name);
      if (parameters.includes(name) || OF_EVERY_METHOD.includes(name)) continue;
      throw notImplemented(`the parameter ${name} of ${method}`);
    }
  }

  text(name: string): string | undefined {
    return this.values.get(name) ?? undefined;
  }

  all(name: string): string[] {
    return this.values.getAll(name);
  }

  flag(name: string): boolean {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined || FALSE.has(text)) return false;
    if (TRUE.has(text)) return true;
    throw badRequest(`Invalid value at '${snakeCase(name)}' (TYPE_BOOL), "${text}"`, snakeCase(name));
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    return oneOf(this.text(name), snakeCase(name), allowed, otherwise);
  }
}

export function oneOf<T extends string>(
  text: string | null | undefined,
  path: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (text === undefined || text === null) return otherwise;
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw badRequest(`Invalid value at '${path}' (TYPE_ENUM), "${text}"`, path);
  return found;
}

function readMask(dialect: ApiDialect, method: RestMethod, text: string | undefined): FieldMask {
  if (text === undefined || text === '' || method.reply === undefined) return EVERYTHING;
  const mask = parseFieldMask(dialect.readMask(text));
  if (!mask) throw dialect.refuseMask(text, text);
  const unknown = unknownPath(dialect.schema, method.reply, mask);
  if (unknown !== undefined) throw dialect.refuseMask(text, unknown);
  const lacked = lackedField(dialect.schema, method.reply, mask, dialect.lacked);
  if (lacked !== undefined) throw notImplemented(`the field ${lacked}`);
  return mask;
}

function readCall(dialect: ApiDialect, method: RestMethod, path: Call['path'], request: Request): Call {
  const known = dialect.schema.methods.get(method.name.toLowerCase()) ?? new Map();
  const query = new Query(new URL(request.url, 'http://local').search, known, method);
  const alt = query.text('alt') ?? 'json';
  if (alt === 'media' && method.media) throw method.media();
  if (alt !== 'json' && !(alt === 'media' && method.download)) throw notImplemented(`alt=${alt} of ${method.name}`);
  const fields = query.text('fields');
  const body = method.body
    ? readPayload(dialect.schema, method.body.message, request.body ?? {}, method.body.path)
    : undefined;
  const mask = readMask(dialect, method, fields ?? method.defaultFields);
  const origin = `${request.protocol}://${request.get('host') ?? '127.0.0.1'}`;
  return { path, query, body, mask, isMasked: Boolean(fields), origin };
}

function decode(groups: Readonly<Record<string, string>> | undefined): Call['path'] {
  return Object.fromEntries(Object.entries(groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]));
}

function answer(response: Response, status: number, reply: unknown): void {
  const bytes = jsonBytes(reply);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Cache-Control': 'private',
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}

/** Google takes a slash before a colon or at the end for nothing, and clients send it. */
export function withoutIdleSlashes(path: string): string {
  return path.replace(/\/(?=:|$)/, '');
}

async function run(
  dialect: ApiDialect,
  method: RestMethod,
  path: Call['path'],
  request: Request,
  response: Response,
): Promise<void> {
  const call = readCall(dialect, method, path, request);
  if (method.download) {
    const { contentType, body } = method.download(call);
    await dialect.settled();
    response.writeHead(200, { 'Content-Type': contentType });
    response.end(body);
    return;
  }
  const reply = method.run(call);
  await dialect.settled();
  if (method.reply === undefined) response.status(204).end();
  else answer(response, 200, pick(call.mask, reply as Json));
}

function serve(dialect: ApiDialect): RequestHandler {
  const find = methodFinder(dialect.known);
  const methods = new Map(dialect.methods.map((method) => [method.name, method]));
  return async (request, response) => {
    const address = request.baseUrl + withoutIdleSlashes(request.path);
    const known = find(request.method, address);
    if (!known) throw new GoogleError(404, 'NOT_FOUND', 'Method not found.');
    const method = methods.get(known.name);
    if (!method) throw notImplemented(known.name);
    const match = method.path.exec(address.slice(request.baseUrl.length));
    if (!match) throw new GoogleError(404, 'NOT_FOUND', 'Method not found.');
    await run(dialect, method, decode(match.groups), request, response);
  };
}

/** Whatever went wrong, in the one shape in which Google says it. */
function asGoogleError(error: unknown): GoogleError {
  if (error instanceof GoogleError) return error;
  if (error instanceof StorageFailure) {
    console.error(error.message);
    return new GoogleError(503, 'UNAVAILABLE', 'The service is currently unavailable.');
  }
  if (error instanceof URIError) return badRequest('Request contains an invalid argument.', '');
  if (error instanceof SyntaxError && 'body' in error) {
    return badRequest(`Invalid JSON payload received. ${error.message}`, '');
  }
  if (error instanceof Error && 'type' in error && error.type === 'entity.too.large') {
    return new GoogleError(413, 'INVALID_ARGUMENT', `Request payload size exceeds the limit: ${BODY_LIMIT}.`);
  }
  console.error(error);
  return new GoogleError(500, 'INTERNAL', 'Internal error encountered.');
}

const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
  const refusal = asGoogleError(error);
  answer(response, refusal.code, refusal.envelope());
};

export function restRouter(dialect: ApiDialect): Router {
  const router = Router();
  router.use(json({ limit: BODY_LIMIT, strict: false }), serve(dialect), refuse);
  return router;
}
