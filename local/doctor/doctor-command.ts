/** What was asked for on the command line of `npm run doctor`. */
import { readFileSync } from 'node:fs';
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace } from '../command-options.ts';

const USAGE =
  'Можно так: npm run doctor -- --data ПАПКА (или --cloud) --function АДРЕС --id-token-file ФАЙЛ --json --scripts no';

export interface DoctorCommand {
  readonly place: Place;
  readonly isJson: boolean;
  readonly functionUrl: string | undefined;
  readonly identityToken: string | undefined;
  /** Whether the scripts are compared with the bundle of today, whose making takes some seconds. */
  readonly isComparingScripts: boolean;
}

const OPTIONS = {
  ...PLACE_OPTIONS,
  function: { type: 'string' },
  'id-token-file': { type: 'string' },
  scripts: { type: 'string', default: 'yes' },
  json: { type: 'boolean', default: false },
} as const;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, USAGE);
}

function readToken(path: string): string {
  try {
    const token = readFileSync(path, 'utf8').trim();
    if (/^[\w.-]+$/.test(token)) return token;
  } catch {
    throw mistake('Файл с токеном не открывается.');
  }
  throw mistake('В файле с токеном не токен.');
}

export function readDoctorCommand(args: readonly string[]): DoctorCommand {
  const { function: url, 'id-token-file': file, scripts, json, ...named } = readOptions(args, OPTIONS, USAGE);
  if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
    throw mistake('В --function нужен адрес функции: https://…');
  if (file !== undefined && url === undefined) throw mistake('--id-token-file нужен только вместе с --function.');
  if (scripts !== 'yes' && scripts !== 'no') throw mistake('В --scripts нужно yes или no.');
  return {
    place: readPlace(named, USAGE),
    isJson: json,
    functionUrl: url,
    identityToken: file === undefined ? undefined : readToken(file),
    isComparingScripts: scripts === 'yes',
  };
}
