/** One check from the command line: reads what is known, checks, keeps what was found right, and tells what came of it. */
import { type KnownVersions, trustedKeyOf } from './known-versions.ts';
import { openSource } from './public-source.ts';
import { Refusal } from './refusal.ts';
import {
  EXIT_CODES,
  encodeRefusal,
  encodeVerification,
  formatRefusal,
  formatVerification,
  verdictOf,
} from './report.ts';
import { readState, writeState } from './state-file.ts';
import { type Request, verifyPublication } from './verification.ts';
import type { VerifyCommand } from './verify-command.ts';

export interface Told {
  readonly text: string;
  readonly exitCode: number;
}

type Surroundings = Pick<Request, 'now' | 'wait' | 'onWait'>;

/** What was found right is kept even when it is stale: it is no less signed. Of what was refused nothing is kept. */
export async function verifyAndTell(command: VerifyCommand, surroundings: Surroundings): Promise<Told> {
  const { address, stateFile, given, back, isJson } = command;
  let known: KnownVersions | null = null;
  try {
    known = readState(stateFile);
    const source = openSource(address);
    const verification = await verifyPublication({ ...surroundings, source, given, known, back });
    writeState(stateFile, verification.known);
    const text = isJson ? encodeVerification(verification, address) : formatVerification(verification, address);
    return { text, exitCode: EXIT_CODES[verdictOf(verification)] };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const knownSeq = knownSeqOf(known);
    const text = isJson ? encodeRefusal(thrown, address, knownSeq) : formatRefusal(thrown, knownSeq);
    return { text, exitCode: EXIT_CODES.refused };
  }
}

function knownSeqOf(known: KnownVersions | null): number | undefined {
  const key = trustedKeyOf(known);
  return key && known?.keys[key.keyId]?.seq;
}
