/** Other ways in which people write the same thing: read alike, at most with a note. */
import type { Region } from './choices.ts';
import type { Dice } from './dice.ts';
import { dateOf } from './numbers.ts';
import type { Cell } from './vocabulary.ts';

const GROUP_SPACES = [' ', '\u00A0', '\u202F', '\u2009', '\u2007', ''];

function grouped(digits: string, space: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, space);
}

function otherNumber(dice: Dice, number: number): Cell {
  const [whole = '0', fraction] = number
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .split('.');
  const text =
    grouped(whole, dice.pick(GROUP_SPACES)) + (fraction === undefined ? '' : dice.pick([',', '.']) + fraction);
  return dice.pick([text, ` ${text}\u00A0`, `\u200B${text}`]);
}

const LAST_OF_ANY_CALENDAR = 2_000_000;

function otherDate(dice: Dice, serial: number): Cell {
  // A spoilt cell may hold a number that no calendar has.
  if (!(serial >= 0 && serial < LAST_OF_ANY_CALENDAR)) return serial;
  const [year, month, day] = dateOf(BigInt(Math.floor(serial)))
    .toISOString()
    .slice(0, 10)
    .split('-');
  return dice.pick<Cell>([
    { date: serial },
    { date: serial + 0.75 },
    serial + 0.5,
    `${day}.${month}.${year}`,
    ` ${day}.${month}.${year}\u00A0`,
    `${year}-${month}-${day}`,
  ]);
}

function otherWords(dice: Dice, words: string): string {
  return dice.pick([
    words.toUpperCase(),
    words.toLowerCase(),
    words.replaceAll(' ', '  '),
    words.replaceAll(' ', '\u00A0'),
    words.replaceAll('ё', 'е'),
    ` ${words}\n`,
    `\uFEFF${words}\u200B`,
    `${words.slice(0, 2)}\u00AD${words.slice(2)}`,
  ]);
}

function otherRegion(dice: Dice, name: string, regions: readonly Region[]): Cell {
  const code = regions.find((region) => region.name === name)?.code ?? name;
  return dice.pick<Cell>([code, Number(code), String(Number(code)), otherWords(dice, name), name.replaceAll('—', '-')]);
}

function otherCode(dice: Dice, code: string): string {
  const at = dice.whole(1, code.length - 1);
  return dice.pick([
    ` ${code}\u00A0`,
    `${code.slice(0, at)} ${code.slice(at)}`,
    `${code.slice(0, at)}\u200B${code.slice(at)}`,
  ]);
}

function otherList(dice: Dice, list: string): string {
  return dice.pick([
    list.replaceAll('; ', ','),
    list.replaceAll('; ', ' ;\n'),
    `;${list};`,
    list.replaceAll('; ', ';;'),
  ]);
}

function isNumeric(sort: string): boolean {
  return ['year', 'percent', 'count', 'amount', 'area'].includes(sort);
}

/** The cell in another spelling, by the sort of its column. */
export function otherSpelling(dice: Dice, sort: string, cell: Cell, regions: readonly Region[]): Cell {
  if (typeof cell === 'number' && sort.endsWith('date')) return otherDate(dice, cell);
  if (typeof cell === 'number' && isNumeric(sort)) return otherNumber(dice, cell);
  if (typeof cell !== 'string' || cell === '') return cell;
  if (sort === 'text') return dice.pick([` ${cell} `, `\u00A0${cell}\u2009`, `\u200B${cell}`, cell.normalize('NFD')]);
  if (sort === 'choice') return otherWords(dice, cell);
  if (sort === 'region') return otherRegion(dice, cell, regions);
  if (sort === 'regions' || sort === 'tax ids') return otherList(dice, cell);
  if (sort === 'registry number') return dice.chance(50) ? Number(cell) : otherCode(dice, `${cell} `);
  const isAllDigits = ['tax id', 'registration number', 'reason code'].includes(sort) && /^\d+$/.test(cell);
  return isAllDigits && dice.chance(30) ? Number(cell) : otherCode(dice, cell);
}
