/** What all command lines have in common: their options, the number of a version, and the place that they act on. */
import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MISTAKES } from './command-words.ts';
import { StartFailure } from './start-failure.ts';

/** The command itself is wrong: nothing was read. */
export class CommandMistake extends StartFailure {}

type Options = NonNullable<ParseArgsConfig['options']>;

function understood<T>(parse: () => T, usage: string): T {
  try {
    return parse();
  } catch (cause) {
    throw new CommandMistake(MISTAKES.notUnderstood, usage, { cause });
  }
}

export function readOptions<Known extends Options>(args: readonly string[], options: Known, usage: string) {
  return understood(() => parseArgs({ args: [...args], options }).values, usage);
}

/** The same, and what is named without an option. */
export function readOptionsAndNames<Known extends Options>(args: readonly string[], options: Known, usage: string) {
  return understood(() => parseArgs({ args: [...args], options, allowPositionals: true }), usage);
}

export function readSeq(option: string, text: string, usage: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CommandMistake(MISTAKES.wrongSeq(option), usage);
}

/** A data folder, or the stores that the environment names as it does for the function. */
export type Place = { readonly dataFolder: string } | 'cloud';

export const PLACE_OPTIONS = { data: { type: 'string' }, cloud: { type: 'boolean' } } as const;

/** Both at once are refused: whoever types that may mean either. */
export function readPlace(
  { data, cloud = false }: { readonly data?: string | undefined; readonly cloud?: boolean | undefined },
  usage: string,
): Place {
  if (cloud && data !== undefined) throw new CommandMistake(MISTAKES.dataAndCloud, usage);
  return cloud ? 'cloud' : { dataFolder: resolve(data ?? 'data') };
}
