/** What was asked for on the command line of `npm run verify`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { CommandMistake, readOptionsAndNames } from '../command-options.ts';
import { MISTAKES } from '../command-words.ts';
import type { TrustedKey } from './signature.ts';
import { type GivenKey, parseFingerprint, parsePublicKey } from './trusted-key.ts';
import { type Request, STANDARD_BACK } from './verification.ts';
import { VERIFY_MISTAKES, VERIFY_USAGE } from './words.ts';

const STANDARD_STATE = '.svod-verify.json';

export interface VerifyCommand {
  /** A folder, or an address that ends with a slash. */
  readonly address: string;
  readonly stateFile: string;
  readonly given: GivenKey | undefined;
  readonly back: Request['back'];
  readonly isJson: boolean;
}

const OPTIONS = {
  state: { type: 'string', default: STANDARD_STATE },
  key: { type: 'string' },
  trust: { type: 'string' },
  back: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, VERIFY_USAGE);
}

/** The address under which `latest.json` stands, whether it was named itself or not. */
function readAddress(text: string): string {
  const address = text.replace(/(^|\/)latest\.json$/, '$1');
  if (/^https?:\/\//.test(address)) {
    if (URL.canParse(address) && !/[?#]/.test(address)) return address.endsWith('/') ? address : `${address}/`;
    throw mistake(VERIFY_MISTAKES.wrongAddress(text));
  }
  if (/^[a-z0-9+.-]+:\/\//i.test(address)) throw mistake(VERIFY_MISTAKES.wrongAddress(text));
  const folder = address === '' ? '.' : address;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw mistake(VERIFY_MISTAKES.noFolder(folder));
}

function readKey(text: string): TrustedKey {
  const key = parsePublicKey(existsSync(text) && statSync(text).isFile() ? readFileSync(text, 'utf8') : text);
  if (key) return key;
  throw mistake(VERIFY_MISTAKES.wrongKey);
}

function readGiven(key: string | undefined, trust: string | undefined): GivenKey | undefined {
  if (key !== undefined && trust !== undefined) throw mistake(VERIFY_MISTAKES.keyAndTrust);
  if (trust === undefined) return key === undefined ? undefined : readKey(key);
  const fingerprint = parseFingerprint(trust);
  if (fingerprint !== undefined) return { fingerprint };
  throw mistake(VERIFY_MISTAKES.wrongFingerprint);
}

function readNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw mistake(VERIFY_MISTAKES.wrongNumber(name));
}

function readBack(back: string | undefined, to: string | undefined): Request['back'] {
  if (back !== undefined && to !== undefined) throw mistake(VERIFY_MISTAKES.backAndTo);
  if (to !== undefined) return { to: readNumber('to', to) };
  return back === undefined ? STANDARD_BACK : readNumber('back', back);
}

export function readVerifyCommand(args: readonly string[]): VerifyCommand {
  const { values, positionals } = readOptionsAndNames(args, OPTIONS, VERIFY_USAGE);
  const [text, second] = positionals;
  if (text === undefined) throw mistake(VERIFY_MISTAKES.nothingNamed);
  if (second !== undefined) throw mistake(MISTAKES.notUnderstood);
  return {
    address: readAddress(text),
    stateFile: values.state,
    given: readGiven(values.key, values.trust),
    back: readBack(values.back, values.to),
    isJson: values.json,
  };
}
