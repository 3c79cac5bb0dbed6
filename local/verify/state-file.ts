/** The file in which is kept what earlier checks have found right. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { StartFailure } from '../start-failure.ts';
import { decodeKnown, encodeKnown, type KnownVersions } from './known-versions.ts';
import { VERIFY_MISTAKES } from './words.ts';

/** Null when nothing was ever checked with it. */
export function readState(file: string): KnownVersions | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw new StartFailure(VERIFY_MISTAKES.stateUnreadable(file), VERIFY_MISTAKES.checkRights, { cause: thrown });
  }
  return decodeKnown(bytes, file);
}

/** Whole or not at all: half of it would be trust lost. */
export function writeState(file: string, known: KnownVersions): void {
  try {
    writeFileSync(`${file}.new`, encodeKnown(known), { flush: true });
    renameSync(`${file}.new`, file);
  } catch (thrown) {
    throw new StartFailure(VERIFY_MISTAKES.stateUnwritable(file), VERIFY_MISTAKES.checkRights, { cause: thrown });
  }
}
