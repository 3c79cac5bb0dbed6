/** `npm run collect`: tells what runs have left behind, and with --delete deletes it; exit code 0, 1 when it cannot be told, 2 for a wrong command. */
import { deleteLeftovers, findLeftoverParts, findLeftoverVersions } from '../functions/leftovers.ts';
import { readCollectCommand } from './publication-command.ts';
import { openPlace } from './publication-place.ts';
import { STATE_LOST, sayLeftovers } from './publication-words.ts';
import { runCommand } from './run-command.ts';

runCommand(async (args) => {
  const { isDeleting, place } = readCollectCommand(args);
  const { desk, closed } = await openPlace(place, false);
  const { store } = desk.press;
  const parts = await findLeftoverParts(closed, desk.now());
  const found = [...(await findLeftoverVersions(store, desk.now())), ...(parts ?? [])];
  const told = isDeleting ? await deleteLeftovers({ store, closed }, found, desk.now) : found;
  console.log(sayLeftovers(told, isDeleting, parts === null ? [STATE_LOST] : []));
  return true;
});
