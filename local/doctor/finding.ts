/** One thing that was looked at: whether it is as it should be, what was found, and what to do. */
import { Failure } from '../../functions/failure.ts';
import { operatorFailure } from '../operating/operator-failure.ts';

/** `note`: it could not be told, or is for people to decide; it is no fault. */
export type Mark = 'right' | 'wrong' | 'note';

export interface Finding {
  readonly what: string;
  readonly mark: Mark;
  readonly found: string;
  /** Empty where there is nothing to do. */
  readonly remedy: string;
}

/** As identifiers of files and e-mail addresses look: whatever a failure quotes, neither is shown. Names of settings are as long. */
const NEVER_SHOWN = /(?<![\w-])(?!SVOD_)[\w-]{25,}|[^\s@<>«»]+@[^\s@<>«»]+/g;

function shown(text: string): string {
  return text.replaceAll(NEVER_SHOWN, '…');
}

export function right(what: string, found: string): Finding {
  return { what, mark: 'right', found: shown(found), remedy: '' };
}

export function wrong(what: string, found: string, remedy: string): Finding {
  return { what, mark: 'wrong', found: shown(found), remedy };
}

export function note(what: string, found: string, remedy = ''): Finding {
  return { what, mark: 'note', found: shown(found), remedy };
}

/** Looks, and makes a finding of whatever stops it; what nobody foresaw is thrown on. */
export async function look(
  what: string,
  see: () => Promise<Finding | readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    const seen = await see();
    return 'mark' in seen ? [seen] : seen;
  } catch (thrown) {
    const { message, remedy } = thrown instanceof Failure ? thrown : operatorFailure(thrown, what);
    return [wrong(what, message, remedy)];
  }
}
