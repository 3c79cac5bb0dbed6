/** Runs a command of the terminal: what stops it is told without a stack, unless nobody foresaw it. */
import { Failure } from '../functions/failure.ts';
import { CommandMistake } from './command-options.ts';
import { type Said, sayUnreadable, UNFORESEEN } from './command-words.ts';
import { UnreadableFile } from './excel/unreadable-file.ts';
import { StartFailure } from './start-failure.ts';

const DONE = 0;
const FOUND_ERRORS = 1;
const WRONG_COMMAND = 2;

function saidOf(thrown: unknown): Said | undefined {
  if (thrown instanceof UnreadableFile) return sayUnreadable(thrown.reason);
  return thrown instanceof StartFailure || thrown instanceof Failure ? thrown : undefined;
}

function stopFor(thrown: unknown, wrongCommand: number): number {
  const said = saidOf(thrown);
  if (said) console.error(`${said.message}\n${said.remedy}`);
  else console.error(UNFORESEEN, thrown);
  return thrown instanceof CommandMistake ? wrongCommand : FOUND_ERRORS;
}

/** @param command tells whether all is well, or its own exit code */
export function runCommand(
  command: (args: readonly string[]) => Promise<boolean | number>,
  wrongCommand = WRONG_COMMAND,
): void {
  // Whoever reads the output may stop reading: `npm run check -- FOLDER | head`.
  process.stdout.on('error', () => process.exit());
  command(process.argv.slice(2)).then(
    (outcome) => {
      process.exitCode = typeof outcome === 'number' ? outcome : outcome ? DONE : FOUND_ERRORS;
    },
    (thrown: unknown) => {
      process.exitCode = stopFor(thrown, wrongCommand);
    },
  );
}
