/** `npm run refresh -- --dry-run`: what a run would do, without doing it. */
import { rehearse } from '../functions/rehearsal.ts';
import { readRehearsalCommand } from './publication-command.ts';
import { encodeRehearsal, REHEARSAL_EXIT_CODES, sayRehearsal } from './rehearsal-report.ts';
import { openRehearsal } from './rehearsal-world.ts';

export interface RehearsalTold {
  readonly text: string;
  readonly exitCode: number;
}

export async function rehearseAndTell(args: readonly string[]): Promise<RehearsalTold> {
  const { place, isJson } = readRehearsalCommand(args);
  const { world, close } = await openRehearsal(place, () => undefined);
  try {
    const rehearsal = await rehearse(world);
    const text = isJson ? encodeRehearsal(rehearsal) : sayRehearsal(rehearsal);
    return { text, exitCode: REHEARSAL_EXIT_CODES[rehearsal.verdict] };
  } finally {
    await close();
  }
}
