/** `npm start`: the whole system on this laptop, with what happens told as it happens. */
import { openPageBundle } from './browser-sheet/page-bundle.ts';
import { readCommandLine } from './command-line.ts';
import { type LocalEvent, whereThrown, wordsOf } from './event-words.ts';
import { PERIOD_MINUTES } from './local-settings.ts';
import { StartFailure } from './start-failure.ts';
import { type Svod, startSvod } from './svod.ts';

const QUIET_MS = 3_000;

/** Whether somebody waits to hear what came of an edit; a run that Svod's own writing set off is not told. */
let awaited = false;

function say(event: LocalEvent): void {
  if (event.event === 'edited') awaited = true;
  if (event.event === 'read' || event.event === 'finished' || (event.event === 'unchanged' && !awaited)) return;
  if (event.event === 'published' || event.event === 'unchanged') awaited = false;
  console.log(`${new Date().toLocaleTimeString('ru-RU')}  ${wordsOf(event)}`);
  const where = event.event === 'failed' ? whereThrown(event.cause) : '';
  if (where !== '') console.error(where);
}

function sayWhereToLook({ url }: Svod, dataFolder: string): void {
  console.log(`
Свод запущен. Где смотреть:
  ${url}/                    — главная: что в таблицах, что опубликовано, что отложено
  ${url}/public/latest.json  — последний снимок данных
  ${url}/public/status.json  — насколько он свеж
Данные лежат в папке ${dataFolder}. Остановить: Ctrl-C.
`);
}

/** Ends after the run that is going on; the second Ctrl-C does not wait. */
function stopOnSignal(svod: Svod): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nЗавершаю: дописываю начатое. Ещё раз Ctrl-C — сразу.');
    svod.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function start(): Promise<void> {
  const { port, dataFolder, empty } = readCommandLine(process.argv.slice(2));
  const svod = await startSvod({
    port,
    dataFolder,
    empty,
    quietMs: QUIET_MS,
    periodMinutes: PERIOD_MINUTES,
    now: () => new Date(),
    log: say,
  });
  stopOnSignal(svod);
  sayWhereToLook(svod, dataFolder);
  // A failed first run was told already; the next one repairs it.
  await svod.refresh().catch(() => undefined);
  // Whoever opens a table first should not wait until its page is put together.
  await openPageBundle();
}

start().catch((thrown: unknown) => {
  if (thrown instanceof StartFailure) console.error(`${thrown.message}\n${thrown.remedy}`);
  else console.error(thrown);
  process.exit(1);
});
