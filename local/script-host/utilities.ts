/** Utilities: dates as text, digests, base64, blobs, waiting. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { anything, date, number, oneOfEnum, optional, text } from './argument-kinds.ts';
import { blobObject, bufferOf, bytesKind, encodingOf, signedBytes } from './blob.ts';
import { formatDate } from './format-date.ts';
import { notInStandIn, ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { serviceClass, signatures } from './service-class.ts';

const on = signatures<ScriptRun>();
const charset = oneOfEnum('Charset');
const digestKind = oneOfEnum('DigestAlgorithm');
const macKind = oneOfEnum('MacAlgorithm');
const LONGEST_SLEEP_MS = 300_000;

function bytesOf(words: string, name?: string): Buffer {
  return Buffer.from(words, encodingOf(name));
}

function digest(algorithm: string, bytes: Buffer): number[] {
  if (algorithm === 'MD2') throw notInStandIn('Utilities.DigestAlgorithm.MD2');
  return signedBytes(createHash(algorithm.replace('SHA_', 'sha').toLowerCase()).update(bytes).digest());
}

function mac(algorithm: string, value: Buffer, key: Buffer): number[] {
  const name = algorithm.replace('HMAC_', '').replace('SHA_', 'sha').toLowerCase();
  return signedBytes(createHmac(name, key).update(value).digest());
}

function sha256Mac(value: Buffer, key: Buffer): number[] {
  return mac('HMAC_SHA_256', value, key);
}

function decode(encoded: string, encoding: 'base64' | 'base64url'): number[] {
  if (!/^[\w+/=\s-]*$/.test(encoded)) throw new ScriptError('Could not decode string.');
  return signedBytes(Buffer.from(encoded, encoding));
}

/** Google pads both forms. */
function encodeWebSafe(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

function blob(bytes: Buffer, contentType?: string, name?: string) {
  return blobObject(bytes, contentType ?? null, name ?? null);
}

async function sleep({ world }: ScriptRun, milliseconds: number): Promise<void> {
  if (milliseconds > LONGEST_SLEEP_MS || milliseconds < 0) throw new ScriptError('Invalid argument: milliseconds');
  await world.sleep(milliseconds);
}

function parseCsv(csv: string, delimiter = ','): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]*))(\\r?\\n|$|[^])`,
    'y',
  );
  for (;;) {
    const match = cell.exec(csv);
    if (!match) throw new ScriptError('Could not parse text.');
    const [, quoted, plain = '', end = ''] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '' || cell.lastIndex >= csv.length) {
      if (end === delimiter) rows.at(-1)?.push('');
      return rows;
    }
    if (end !== delimiter) rows.push([]);
  }
}

const MASK = /%(?:(\d+)\$)?(-?0?)(\d*)(?:\.(\d+))?([sdf%])/g;

function formatString(template: string, args: readonly unknown[]): string {
  let next = 0;
  return template.replace(MASK, (_mark, place?: string, flags = '', width = '', digits?: string, type = 's') => {
    if (type === '%') return '%';
    const value = args[place === undefined ? next++ : Number(place) - 1];
    const plain = type === 'f' ? Number(value).toFixed(Number(digits ?? 6)) : String(value);
    const shown = type === 'd' ? String(Math.trunc(Number(value))) : plain;
    if (flags.includes('-')) return shown.padEnd(Number(width || 0));
    return shown.padStart(Number(width || 0), flags.includes('0') ? '0' : ' ');
  });
}

export const utilitiesService = serviceClass<ScriptRun>(
  'Utilities',
  {
    formatDate: on([date, text, text], (_run, instant, timeZone, pattern) => formatDate(instant, timeZone, pattern)),
    formatString: [1, 2, 3, 4, 5, 6, 7, 8].map((count) =>
      on([text, ...new Array(count - 1).fill(anything)] as const, (_run, template, ...args) =>
        formatString(String(template), args),
      ),
    ),
    getUuid: on([], () => randomUUID()),
    sleep: on([number], sleep),
    base64Encode: [
      on([bytesKind], (_run, bytes) => bufferOf(bytes).toString('base64')),
      on([text, optional(charset)], (_run, words, name) => bytesOf(words, name).toString('base64')),
    ],
    base64EncodeWebSafe: [
      on([bytesKind], (_run, bytes) => encodeWebSafe(bufferOf(bytes))),
      on([text, optional(charset)], (_run, words, name) => encodeWebSafe(bytesOf(words, name))),
    ],
    base64Decode: on([text, optional(charset)], (_run, encoded) => decode(encoded, 'base64')),
    base64DecodeWebSafe: on([text, optional(charset)], (_run, encoded) => decode(encoded, 'base64url')),
    computeDigest: [
      on([digestKind, bytesKind], (_run, algorithm, bytes) => digest(algorithm, bufferOf(bytes))),
      on([digestKind, text, optional(charset)], (_run, algorithm, words, name) =>
        digest(algorithm, bytesOf(words, name)),
      ),
    ],
    computeHmacSignature: [
      on([macKind, bytesKind, bytesKind], (_run, algorithm, value, key) =>
        mac(algorithm, bufferOf(value), bufferOf(key)),
      ),
      on([macKind, text, text, optional(charset)], (_run, algorithm, value, key, name) =>
        mac(algorithm, bytesOf(value, name), bytesOf(key, name)),
      ),
    ],
    computeHmacSha256Signature: [
      on([bytesKind, bytesKind], (_run, value, key) => sha256Mac(bufferOf(value), bufferOf(key))),
      on([text, text, optional(charset)], (_run, value, key, name) =>
        sha256Mac(bytesOf(value, name), bytesOf(key, name)),
      ),
    ],
    newBlob: [
      on([bytesKind, optional(text), optional(text)], (_run, bytes, type, name) => blob(bufferOf(bytes), type, name)),
      on([text, optional(text), optional(text)], (_run, words, type, name) =>
        blob(bytesOf(words), type ?? 'text/plain', name),
      ),
    ],
    parseCsv: on([text, optional(text)], (_run, csv, delimiter) => parseCsv(csv, delimiter)),
  },
  { Charset: 'Charset', DigestAlgorithm: 'DigestAlgorithm', MacAlgorithm: 'MacAlgorithm' },
);
