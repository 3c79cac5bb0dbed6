/** A write whose answer may be lost: it is looked for before it counts as failed, for it may have been done. */
import { googleErrorOf, mayHaveBeenDone } from '../../functions/google-error.ts';

/**
 * @param find what the write has left behind; undefined when nothing is to be seen of it
 * Throws what the write threw where nothing is.
 */
export async function writeOrFind<T>(write: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error || !mayHaveBeenDone(error)) throw thrown;
    const found = await find();
    if (found === undefined) throw thrown;
    return found;
  }
}
