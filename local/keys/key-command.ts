/** What was asked for on the command line of `npm run keys`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MISTAKES } from '../command-words.ts';
import { CommandMistake } from '../excel-command-line.ts';
import { KEY_MISTAKES, KEY_USAGE } from './key-words.ts';

export interface KeyCommand {
  readonly action: 'show' | 'rotate' | 'lost';
  /** A data folder, or the store that the environment names. */
  readonly place: { readonly dataFolder: string } | 'cloud';
  /** Where the new private key goes that somebody puts into the cloud; undefined where none is made. */
  readonly keyFile: string | undefined;
}

function mistake(message: string, options?: { readonly cause: unknown }): CommandMistake {
  return new CommandMistake(message, KEY_USAGE, options);
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        cloud: { type: 'boolean', default: false },
        rotate: { type: 'boolean', default: false },
        lost: { type: 'boolean', default: false },
        'private-key-to': { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw mistake(MISTAKES.notUnderstood, { cause });
  }
}

export function readKeyCommand(args: readonly string[]): KeyCommand {
  const { data, cloud, rotate, lost, 'private-key-to': keyFile } = parseOptions(args);
  if (rotate && lost) throw mistake(KEY_MISTAKES.rotateAndLost);
  if (cloud && data !== undefined) throw mistake(KEY_MISTAKES.dataAndCloud);
  const action = rotate ? 'rotate' : lost ? 'lost' : 'show';
  const isWanted = cloud && action !== 'show';
  if (isWanted && keyFile === undefined) throw mistake(KEY_MISTAKES.noKeyFile);
  if (!isWanted && keyFile !== undefined) throw mistake(KEY_MISTAKES.keyFileForNothing);
  return {
    action,
    place: cloud ? 'cloud' : { dataFolder: resolve(data ?? 'data') },
    keyFile: keyFile === undefined ? undefined : resolve(keyFile),
  };
}
