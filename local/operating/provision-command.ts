/** What was asked for on the command line of `npm run provision`. */
import { CommandMistake, PLACE_OPTIONS, type Place, readOptions, readPlace } from '../command-options.ts';
import { PROVISION_MISTAKES, PROVISION_USAGE } from './provision-words.ts';
import { readShares, type Share } from './share-list.ts';

export interface ProvisionCommand {
  /** Two-digit codes, each once, in the order in which they were named. */
  readonly regions: readonly string[];
  readonly shares: readonly Share[];
  readonly folder: string | undefined;
  readonly isNotified: boolean;
  /** Without it the plan is shown and nothing is done. */
  readonly isMeant: boolean;
  readonly place: Place;
}

const OPTIONS = {
  ...PLACE_OPTIONS,
  regions: { type: 'string' },
  share: { type: 'string' },
  folder: { type: 'string' },
  notify: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;
const FOLDER = /^(?:https:\/\/drive\.google\.com\/.*\/folders\/)?([A-Za-z0-9_-]{10,})(?:\?.*)?$/;

function mistake(message: string): CommandMistake {
  return new CommandMistake(message, PROVISION_USAGE);
}

function readRegionCodes(text: string, usage: string): readonly string[] {
  const codes = text.split(',').map((code) => code.trim());
  if (!codes.every((code) => /^\d{2}$/.test(code))) throw new CommandMistake(PROVISION_MISTAKES.wrongRegions, usage);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new CommandMistake(PROVISION_MISTAKES.regionTwice(twice), usage);
  return codes;
}

function readFolder(text: string): string {
  const [, id] = FOLDER.exec(text) ?? [];
  if (id === undefined) throw mistake(PROVISION_MISTAKES.wrongFolder);
  return id;
}

export function readProvisionCommand(args: readonly string[]): ProvisionCommand {
  const { regions, share, folder, notify, yes, ...named } = readOptions(args, OPTIONS, PROVISION_USAGE);
  if (regions === undefined) throw mistake(PROVISION_MISTAKES.noRegions);
  const codes = readRegionCodes(regions, PROVISION_USAGE);
  return {
    regions: codes,
    shares: share === undefined ? [] : readShares(share, new Set(codes)),
    folder: folder === undefined ? undefined : readFolder(folder),
    isNotified: notify,
    isMeant: yes,
    place: readPlace(named, PROVISION_USAGE),
  };
}
