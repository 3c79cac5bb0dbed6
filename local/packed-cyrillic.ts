/**
 * Makes the texts of the script's bundle smaller: a Russian letter takes two bytes, and half of the bundle is sentences. Each
 * text becomes a template of one-byte letters that is read back when it is first needed.
 */
import { type Node, parse } from 'acorn';

const SMALL = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';
const SMALL_AS = 'abcdefghijklmnopqrstuvwxyz~|@#=<>';
const SIGNS = '«»—№…';
const SIGNS_AS = '[]_*&';
/** The pairs that save most in the texts of the domain. */
const PAIRS = 'е |ст|ро| н|ер|ни|но|од|ит|а |, |ли|ов|ат| с|ол|ра| п|ен|за| и| в|ть|ел|ка|ре'.split('|');
const PAIRS_AS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CAPITAL = '^';
const AS_IT_IS = '!';
/** A name that no minifier makes. */
const NAME = 'я';

/** Of each letter and sign how it is written. */
const PACKED = new Map<string, string>([
  ...[...SMALL].map((letter, index): [string, string] => [letter, SMALL_AS[index] ?? '']),
  ...[...SMALL].map((letter, index): [string, string] => [letter.toUpperCase(), CAPITAL + (SMALL_AS[index] ?? '')]),
  ...[...SIGNS].map((sign, index): [string, string] => [sign, SIGNS_AS[index] ?? '']),
]);
const PACKED_PAIRS = new Map(PAIRS.map((pair, index) => [pair, PAIRS_AS[index] ?? '']));
const TAKEN = new Set([...SMALL_AS, ...SIGNS_AS, ...PAIRS_AS, CAPITAL, AS_IT_IS]);
const WRITTEN_AS = SMALL_AS + SIGNS_AS + PAIRS_AS;
const READ_AS = [...SMALL, ...SIGNS, ...PAIRS];

/** Stands before the code. */
const READER = `var ${NAME}=(()=>{const k=new Map,w=${JSON.stringify(WRITTEN_AS)},r=${JSON.stringify(READ_AS.join('|'))}.split("|"),m=c=>r[w.indexOf(c)];return(t,...v)=>{let d=k.get(t);d||k.set(t,d=t.map(s=>s.replace(/!(.)|\\^(.)|[a-z~|@#=<>[\\]_*&A-Z]/gs,(c,a,b)=>a||(b?m(b).toUpperCase():m(c)))));return d.map((s,i)=>i<v.length?s+v[i]:s).join("")}})();`;

function packText(text: string): string {
  let packed = '';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    const pair = PACKED_PAIRS.get(text.slice(index, index + 2));
    packed += pair ?? PACKED.get(sign) ?? (TAKEN.has(sign) ? AS_IT_IS + sign : sign);
    if (pair !== undefined) index += 1;
  }
  return packed
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Visited extends Node {
  readonly value?: unknown;
  readonly key?: Visited;
  readonly computed?: boolean;
  readonly quasis?: readonly (Node & { readonly value: { readonly cooked?: string | null } })[];
}

function isNode(value: unknown): value is Visited {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** What a name must not touch. */
const WORD = /[\w$А-яё]/;
const RUSSIAN = /[А-Яа-яЁё]/;

/** What is to be put in place of a text; texts that would not become smaller stay. */
function piecesOf(node: Visited, code: string): readonly Piece[] {
  const { start, end } = node;
  if (node.type === 'Literal' && typeof node.value === 'string' && RUSSIAN.test(node.value)) {
    const text = `${NAME}\`${packText(node.value)}\``;
    // A word may touch it where a quotation mark could.
    const spaced = WORD.test(code[start - 1] ?? '') ? ` ${text}` : text;
    return Buffer.byteLength(spaced) < Buffer.byteLength(code.slice(start, end)) ? [{ start, end, text: spaced }] : [];
  }
  if (node.type !== 'TemplateLiteral' || !node.quasis?.some(({ value }) => RUSSIAN.test(value.cooked ?? ''))) return [];
  const quasis = node.quasis.map((quasi) => ({
    start: quasi.start,
    end: quasi.end,
    text: packText(quasi.value.cooked ?? ''),
  }));
  const before = WORD.test(code[start - 1] ?? '') ? ` ${NAME}` : NAME;
  return [{ start, end: start, text: before }, ...quasis];
}

function visit(node: Visited, code: string, pieces: Piece[]): void {
  if (node.type === 'TaggedTemplateExpression') return;
  pieces.push(...piecesOf(node, code));
  for (const [name, value] of Object.entries(node)) {
    if (name === 'key' && node.computed !== true) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, code, pieces);
  }
}

/** The same code with its Russian texts packed. */
export function packCyrillic(code: string): string {
  const pieces: Piece[] = [];
  visit(parse(code, { ecmaVersion: 2020, sourceType: 'script' }), code, pieces);
  pieces.sort((one, other) => one.start - other.start || one.end - other.end);
  let packed = '';
  let from = 0;
  for (const { start, end, text } of pieces) {
    packed += code.slice(from, start) + text;
    from = end;
  }
  return `${READER}\n${packed}${code.slice(from)}`;
}
