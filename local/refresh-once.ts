/**
 * `npm run refresh -- --data DIR`: one run over a data folder, without a server that stays; exit code 0 or 1, for cron. With
 * --dry-run only what it would do: 0 nothing, 3 a new version, 4 held, 1 when that cannot be told, 2 for a wrong command.
 */
import { Failure } from '../functions/failure.ts';
import { readCommandLine } from './command-line.ts';
import { type LocalEvent, wordsOf } from './event-words.ts';
import { PERIOD_MINUTES } from './local-settings.ts';
import { rehearseAndTell } from './rehearse.ts';
import { runCommand } from './run-command.ts';
import { StartFailure } from './start-failure.ts';
import { startSvod } from './svod.ts';

/** The longest that a timer waits: 24 days. */
const NEVER_MS = 2_147_483_647;

function say(event: LocalEvent): void {
  console.log(wordsOf(event));
}

/** Whether the run ended as designed: something new was published, or there was nothing new. */
async function refreshOnce(): Promise<boolean> {
  const { dataFolder, empty } = readCommandLine(process.argv.slice(2));
  const svod = await startSvod({
    port: 0,
    dataFolder,
    empty,
    quietMs: NEVER_MS,
    periodMinutes: PERIOD_MINUTES,
    now: () => new Date(),
    log: say,
  });
  try {
    const outcome = await svod.refresh();
    return outcome.published || outcome.reason === 'unchanged' || outcome.reason === 'no-workbooks';
  } finally {
    await svod.close();
  }
}

function refreshAndExit(): void {
  refreshOnce().then(
    (done) => process.exit(done ? 0 : 1),
    (thrown: unknown) => {
      // A failure of the run was told when it happened.
      if (thrown instanceof StartFailure) console.error(`${thrown.message}\n${thrown.remedy}`);
      else if (!(thrown instanceof Failure)) console.error(thrown);
      process.exit(1);
    },
  );
}

if (process.argv.includes('--dry-run')) {
  runCommand(async (args) => {
    const { text, exitCode } = await rehearseAndTell(args);
    console.log(text);
    return exitCode;
  });
} else {
  refreshAndExit();
}
