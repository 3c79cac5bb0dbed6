/** What was asked for on the command line of `npm run keys`. */
import { resolve } from 'node:path';
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace } from '../command-options.ts';
import { KEY_MISTAKES, KEY_USAGE } from './key-words.ts';

export interface KeyCommand {
  readonly action: 'show' | 'rotate' | 'lost';
  readonly place: Place;
  /** Where the new private key goes that somebody puts into the cloud; undefined where none is made. */
  readonly keyFile: string | undefined;
}

const OPTIONS = {
  ...PLACE_OPTIONS,
  rotate: { type: 'boolean', default: false },
  lost: { type: 'boolean', default: false },
  'private-key-to': { type: 'string' },
} as const;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, KEY_USAGE);
}

export function readKeyCommand(args: readonly string[]): KeyCommand {
  const { rotate, lost, 'private-key-to': keyFile, ...named } = readOptions(args, OPTIONS, KEY_USAGE);
  if (rotate && lost) throw mistake(KEY_MISTAKES.rotateAndLost);
  const place = readPlace(named, KEY_USAGE);
  const action = rotate ? 'rotate' : lost ? 'lost' : 'show';
  const isWanted = place === 'cloud' && action !== 'show';
  if (isWanted && keyFile === undefined) throw mistake(KEY_MISTAKES.noKeyFile);
  if (!isWanted && keyFile !== undefined) throw mistake(KEY_MISTAKES.keyFileForNothing);
  return {
    action,
    place,
    keyFile: keyFile === undefined ? undefined : resolve(keyFile),
  };
}
