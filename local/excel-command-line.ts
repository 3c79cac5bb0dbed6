/** What was asked for on the command lines of `npm run check` and `npm run import`. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ALL_REGIONS } from '../domain/central.ts';
import { compareCodePoints } from '../domain/order.ts';
import type { Reference } from '../domain/reference.ts';
import type { FileToCheck } from './check-files.ts';
import type { SkippedFile } from './check-report.ts';
import { CommandMistake, readOptionsAndNames } from './command-options.ts';
import { CHECK_USAGE, IMPORT_USAGE, MISTAKES, type SkipReason } from './command-words.ts';
import { regionOfFileName } from './excel/file-region.ts';

export interface CheckCommand {
  readonly files: readonly FileToCheck[];
  readonly skipped: readonly SkippedFile[];
  readonly region: string | undefined;
  readonly isJson: boolean;
}

export interface ImportCommand {
  readonly file: FileToCheck;
  /** As it was named on the command line, or as the file's name says. */
  readonly region: string | undefined;
  readonly dataFolder: string;
  readonly isDryRun: boolean;
}

function onlyPath(positionals: readonly string[], usage: string): string {
  const [path, second] = positionals;
  if (path === undefined) throw new CommandMistake(MISTAKES.nothingNamed, usage);
  if (second !== undefined) throw new CommandMistake(MISTAKES.notUnderstood, usage);
  return path;
}

function skipReason(name: string, isFolder: boolean): SkipReason | undefined {
  if (name.startsWith('~$')) return 'lock';
  if (name.startsWith('.')) return 'hidden';
  if (isFolder) return 'folder';
  return name.toLowerCase().endsWith('.xlsx') ? undefined : 'format';
}

/** Every Excel file of a folder, in a fixed order, and what else is there. */
function filesIn(folder: string): Pick<CheckCommand, 'files' | 'skipped'> {
  const files: FileToCheck[] = [];
  const skipped: SkippedFile[] = [];
  for (const name of readdirSync(folder).sort(compareCodePoints)) {
    const path = join(folder, name);
    const reason = skipReason(name, statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
    if (reason === undefined) files.push({ name, path });
    else skipped.push({ name, reason });
  }
  if (files.length === 0) throw new CommandMistake(MISTAKES.nothingToCheck(folder), CHECK_USAGE);
  return { files, skipped };
}

export function readCheckCommand(args: readonly string[]): CheckCommand {
  const { values, positionals } = readOptionsAndNames(
    args,
    { json: { type: 'boolean', default: false }, region: { type: 'string' } },
    CHECK_USAGE,
  );
  const path = onlyPath(positionals, CHECK_USAGE);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandMistake(MISTAKES.notFound(path), CHECK_USAGE);
  const found = stats.isDirectory() ? filesIn(path) : { files: [{ name: basename(path), path }], skipped: [] };
  return { ...found, region: values.region, isJson: values.json };
}

export function readImportCommand(args: readonly string[]): ImportCommand {
  const { values, positionals } = readOptionsAndNames(
    args,
    {
      region: { type: 'string' },
      data: { type: 'string', default: 'data' },
      'dry-run': { type: 'boolean', default: false },
    },
    IMPORT_USAGE,
  );
  const path = onlyPath(positionals, IMPORT_USAGE);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandMistake(MISTAKES.notFound(path), IMPORT_USAGE);
  if (stats.isDirectory()) throw new CommandMistake(MISTAKES.notFile(path), IMPORT_USAGE);
  const file = { name: basename(path), path };
  return { file, region: values.region, dataFolder: resolve(values.data), isDryRun: values['dry-run'] };
}

/** The region that was asked for; a code that the list does not have is a mistake of the command. */
export function knownRegion(region: string, reference: Reference, usage: string): string {
  if (region === ALL_REGIONS || reference.regions.get(region)?.code === region) return region;
  throw new CommandMistake(MISTAKES.wrongRegion(region), usage);
}

/** The region of the file to import: as asked for, or as its name says. */
export function regionToImport({ file, region }: ImportCommand, reference: Reference): string {
  const found = region ?? regionOfFileName(file.name, reference);
  if (found === undefined) throw new CommandMistake(MISTAKES.noRegion, IMPORT_USAGE);
  return knownRegion(found, reference, IMPORT_USAGE);
}
