/** What was asked for on the command line of `npm run changes`. */
import { join } from 'node:path';
import { TAG_NAME } from '../domain/public-documents.ts';
import { CommandMistake, readOptions } from './command-options.ts';

const USAGE = 'Можно так: npm run changes -- --from 3 --to 17 --json --data ПАПКА (или --url АДРЕС)';

/** The number of a version, or the name of a frozen one. */
export type VersionReference = number | string;

export interface ChangesCommand {
  /** A folder, or an address that ends with a slash: where `latest.json` stands. */
  readonly address: string;
  /** Absent: the version before the other. */
  readonly from: VersionReference | undefined;
  /** Absent: the newest. */
  readonly to: VersionReference | undefined;
  readonly isJson: boolean;
}

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  url: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, USAGE);
}

function readReference(option: string, text: string | undefined): VersionReference | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  if (TAG_NAME.test(text)) return text;
  throw mistake(`В --${option} нужен номер версии, например 17, или имя замороженной, например 2026-Q3.`);
}

/** The public part of a data folder, or an address of the web. */
function readAddress(url: string | undefined, data: string | undefined): string {
  if (url === undefined) return join(data ?? 'data', 'public');
  if (data !== undefined) throw mistake('Нужно что-то одно: --url или --data.');
  const address = url.replace(/latest\.json$/, '');
  if (/^https?:\/\//.test(address) && URL.canParse(address) && !/[?#]/.test(address)) {
    return address.endsWith('/') ? address : `${address}/`;
  }
  throw mistake(`Адрес «${url.slice(0, 100)}» не подходит: нужен http(s)://…`);
}

export function readChangesCommand(args: readonly string[]): ChangesCommand {
  const { from, to, url, data, json } = readOptions(args, OPTIONS, USAGE);
  return {
    address: readAddress(url, data),
    from: readReference('from', from),
    to: readReference('to', to),
    isJson: json,
  };
}
