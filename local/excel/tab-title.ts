/** Which tab of ours a sheet is, by its title. */
import { foldText } from '../../domain/cell.ts';
import { REGISTER_TABLE_KEYS, type RegisterTableKey, TABLES } from '../../domain/workbook.ts';

const FOLDED_TITLES = new Map(REGISTER_TABLE_KEYS.map((key) => [foldText(TABLES[key].title), key]));

/** The tab of a title, whatever its case and the spaces around it. */
export function tabOfTitle(title: string): RegisterTableKey | undefined {
  return FOLDED_TITLES.get(foldText(title));
}
