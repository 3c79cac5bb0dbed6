/** `npm run rollback -- --to SEQ`: exit code 0 when the content stands, 1 when not, 2 for a wrong command; without --to it only tells. */
import { readOrders } from '../functions/operator-orders.ts';
import { release, rollBack } from '../functions/rollback.ts';
import { parseIndex } from '../functions/version-entry.ts';
import { VERSIONS } from '../functions/version-index.ts';
import { readRollbackCommand } from './publication-command.ts';
import { openPlace } from './publication-place.ts';
import { sayRelease, sayRollback, sayState } from './publication-words.ts';
import { runCommand } from './run-command.ts';

const MOST_SHOWN = 20;

runCommand(async (args) => {
  const command = readRollbackCommand(args);
  const { desk, name } = await openPlace(command.place, command.wish !== 'look');
  const { store } = desk.press;
  if (command.wish === 'rollback') {
    const { to, why } = command;
    console.log(sayRollback(await rollBack(desk, { to, code: 'ROLLED_BACK', ...(why !== undefined && { why }) })));
  } else if (command.wish === 'release') {
    console.log(sayRelease(await release(desk.press)));
  } else {
    const { hold } = await readOrders(store);
    const stored = await store.read(VERSIONS);
    const versions = stored ? parseIndex(stored.bytes).versions : [];
    console.log(sayState(versions.slice(0, MOST_SHOWN), hold, name));
  }
  return true;
});
