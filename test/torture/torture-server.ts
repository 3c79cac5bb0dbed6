/** A whole Svod in a process of its own, over the folder named on its command line; TORTURE_POINT=P9:2 ends it there. */
import type { ReachPoint } from '../../functions/protocol-point.ts';
import { startSvod } from '../../local/svod.ts';

const NEVER_MS = 2_000_000_000;
const [folder = ''] = process.argv.slice(2);
const [fatalPoint, fatalTime = '1'] = (process.env['TORTURE_POINT'] ?? '').split(':');

/** Ends the process the second, third… time that a run comes to the point, as if the machine had taken it away. */
function fatal(): ReachPoint {
  let times = 0;
  return async (point) => {
    if (point !== fatalPoint) return;
    times += 1;
    if (times === Number(fatalTime)) process.kill(process.pid, 'SIGKILL');
  };
}

const { url, centralSpreadsheetId } = await startSvod({
  port: 0,
  dataFolder: folder,
  empty: true,
  quietMs: NEVER_MS,
  periodMinutes: 60,
  now: () => new Date(),
  reach: fatal(),
  log: () => undefined,
});
console.log(JSON.stringify({ url, centralSpreadsheetId }));
