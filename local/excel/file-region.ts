/** Which region a file belongs to, as its name says: «59.xlsx», «59 Пермский край.xlsx». */
import type { Reference } from '../../domain/reference.ts';

const TWO_DIGITS_FIRST = /^(\d\d)(?!\d)/;
/** «12.11.2024.xlsx» begins with a day, not with a region. */
const DATE_FIRST = /^\d\d[.\-_]\d\d[.\-_]\d\d/;

/** The code of the region that the name begins with; undefined where it begins with none of the list. */
export function regionOfFileName(name: string, reference: Reference): string | undefined {
  const code = DATE_FIRST.test(name) ? undefined : TWO_DIGITS_FIRST.exec(name)?.[1];
  return code === undefined ? undefined : reference.regions.get(code)?.code;
}
