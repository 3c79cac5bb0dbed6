/**
 * «Приём» of a regional workbook, read back: what the last publication took. Whoever may edit the workbook may have edited it
 * too, so that nothing is taken over from it but numbers, places and the names of rules.
 */
import { parseA1 } from '../domain/a1.ts';
import { type CivilDate, parseDate } from '../domain/date.ts';
import { PROBLEM_NAMES } from '../domain/problem-catalogue.ts';
import { REGISTER_TABLE_KEYS, TABLES } from '../domain/workbook.ts';
import { KEPT_DATA, NOT_TAKEN, RECEIPT_COUNTS, RECEIPT_HEADINGS, SET_ASIDE } from '../domain/workbook-tabs.ts';
import type { Values } from './sheet-values.ts';

interface SetAsidePlace {
  /** Of a tab of the register. */
  readonly tab: string;
  /** In that tab: `I3`. */
  readonly cell: string;
  /** What is wrong, in the words of the catalogue; empty where «Приём» does not say it in them. */
  readonly rule: string;
}

export interface Receipt {
  /** `none`: no publication has seen the workbook yet. */
  readonly taken: 'none' | 'nothing' | 'kept' | 'rows';
  /** When it came to this. */
  readonly since: CivilDate | undefined;
  readonly read: number;
  readonly setAside: number;
  readonly places: readonly SetAsidePlace[];
}

const TABS: ReadonlySet<string> = new Set(REGISTER_TABLE_KEYS.map((key) => TABLES[key].title));
const RULES: ReadonlySet<string> = new Set(Object.values(PROBLEM_NAMES).map(({ title }) => title));
const CELL = /^[A-Z]{1,3}[1-9]\d{0,6}$/;
const [PLACE_HEADING, EFFECT_HEADING, , , RULE_HEADING] = RECEIPT_HEADINGS;

function countIn(values: Values, name: string): number {
  const value = values.find(([cell]) => cell === name)?.[1];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

function placeOf(text: string, rule: string): SetAsidePlace | undefined {
  const tab = parseA1(text)?.title ?? '';
  const cell = text.slice(text.lastIndexOf('!') + 1);
  if (!TABS.has(tab) || !CELL.test(cell)) return undefined;
  return { tab, cell, rule: RULES.has(rule) ? rule : '' };
}

function placesIn(values: Values): readonly SetAsidePlace[] {
  const top = values.findIndex(([cell]) => cell === PLACE_HEADING);
  if (top < 0) return [];
  const headings = values[top] ?? [];
  const [effect, rule] = [headings.indexOf(EFFECT_HEADING), headings.indexOf(RULE_HEADING)];
  return values
    .slice(top + 1)
    .filter((row) => row[effect] === SET_ASIDE)
    .map((row) => placeOf(String(row[0]), String(row[rule] ?? '')))
    .filter((place) => place !== undefined);
}

function takenIn(values: Values): Receipt['taken'] {
  const heads = values.map(([cell]) => cell);
  if (heads.includes(NOT_TAKEN)) return 'nothing';
  if (heads.includes(KEPT_DATA)) return 'kept';
  return heads.includes(RECEIPT_COUNTS.read) ? 'rows' : 'none';
}

export function parseReceipt(values: Values): Receipt {
  const since = parseDate(String(values[1]?.[1] ?? '').slice(0, 10));
  return {
    taken: takenIn(values),
    since: typeof since === 'number' ? since : undefined,
    read: countIn(values, RECEIPT_COUNTS.read),
    setAside: countIn(values, RECEIPT_COUNTS.setAside),
    places: placesIn(values),
  };
}
