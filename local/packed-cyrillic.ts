/**
 * Makes the texts of the script's bundle smaller: a Russian letter takes two bytes, and half of the bundle is sentences. Each
 * text becomes a template of one-byte letters, and of signs that stand for two; it is read back when it is first needed.
 */
import { type Node, parse } from 'acorn';
import { findLetterPairs, type LetterPairs, type Written, withPair } from './letter-pairs.ts';

const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё«»—№…';
const LETTERS_AS = 'abcdefghijklmnopqrstuvwxyz~|@#=<>[]_*&';
/** What may stand for a pair. */
const FREE = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'%()+,-./:;?"];
const CAPITAL = '^';
const AS_IT_IS = '!';
/** A name that no minifier makes. */
const NAME = 'я';

/** Of each letter and sign how it is written. */
const WRITTEN = new Map<string, string>([
  ...[...LETTERS].map((letter, index): [string, string] => [letter.toUpperCase(), CAPITAL + LETTERS_AS.charAt(index)]),
  ...[...LETTERS].map((letter, index): [string, string] => [letter, LETTERS_AS.charAt(index)]),
]);
const TAKEN = new Set([...LETTERS_AS, CAPITAL, AS_IT_IS]);

/** Stands before the code. */
function readerOf({ signs, pairs }: LetterPairs): string {
  const texts = [LETTERS, LETTERS_AS, signs, pairs].map((text) => JSON.stringify(text)).join();
  return `var ${NAME}=((l,w,g,p)=>{const k=new Map,f=s=>s.replace(/!(.)|\\^(.)|./gs,(c,a,b,i)=>a||(b?f(b).toUpperCase():(i=g.indexOf(c))<0?(i=w.indexOf(c))<0?c:l[i]:f(p.substr(2*i,2))));return(t,...v)=>{let d=k.get(t);d||k.set(t,d=t.map(f));return d.map((s,i)=>i<v.length?s+v[i]:s).join("")}})(${texts});`;
}

function written(text: string): Written {
  return [...text].map((sign) => WRITTEN.get(sign) ?? (TAKEN.has(sign) ? AS_IT_IS + sign : sign));
}

function packText(text: string, { signs, pairs }: LetterPairs): string {
  let packed = written(text);
  [...signs].forEach((sign, index) => {
    const escaped = packed.map((each) => (each === sign ? AS_IT_IS + sign : each));
    packed = withPair(escaped, pairs.slice(2 * index, 2 * index + 2), sign);
  });
  return packed
    .join('')
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

/** A text of the code: a whole literal, or what stands between two values of a template. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isLiteral: boolean;
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

interface Texts {
  readonly found: Found[];
  /** Where templates with Russian texts begin. */
  readonly templates: number[];
}

function collect(node: Visited, { found, templates }: Texts): void {
  const { start, end } = node;
  if (node.type === 'Literal' && typeof node.value === 'string' && RUSSIAN.test(node.value))
    found.push({ start, end, text: node.value, isLiteral: true });
  if (node.type !== 'TemplateLiteral' || !node.quasis?.some(({ value }) => RUSSIAN.test(value.cooked ?? ''))) return;
  templates.push(start);
  for (const { start: from, end: to, value } of node.quasis)
    found.push({ start: from, end: to, text: value.cooked ?? '', isLiteral: false });
}

function visit(node: Visited, texts: Texts): void {
  if (node.type === 'TaggedTemplateExpression') return;
  collect(node, texts);
  for (const [name, value] of Object.entries(node)) {
    if (name === 'key' && node.computed !== true) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, texts);
  }
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is to be put in place of a text; one that would not become smaller stays. */
function pieceOf({ start, end, text, isLiteral }: Found, pairs: LetterPairs, code: string): Piece {
  const packed = packText(text, pairs);
  if (!isLiteral) return { start, end, text: packed };
  // A word may touch it where a quotation mark could.
  const spaced = `${WORD.test(code[start - 1] ?? '') ? ' ' : ''}${NAME}\`${packed}\``;
  const plain = code.slice(start, end);
  return { start, end, text: Buffer.byteLength(spaced) < Buffer.byteLength(plain) ? spaced : plain };
}

/** The same code with its Russian texts packed. */
export function packCyrillic(code: string): string {
  const texts: Texts = { found: [], templates: [] };
  visit(parse(code, { ecmaVersion: 2020, sourceType: 'script' }), texts);
  const pairs = findLetterPairs(
    texts.found.map(({ text }) => written(text)),
    FREE,
    (sign) => AS_IT_IS + sign,
  );
  const pieces = [
    ...texts.found.map((found) => pieceOf(found, pairs, code)),
    ...texts.templates.map((start) => ({
      start,
      end: start,
      text: WORD.test(code[start - 1] ?? '') ? ` ${NAME}` : NAME,
    })),
  ];
  pieces.sort((one, other) => one.start - other.start || one.end - other.end);
  let packed = '';
  let from = 0;
  for (const { start, end, text } of pieces) {
    packed += code.slice(from, start) + text;
    from = end;
  }
  return `${readerOf(pairs)}\n${packed}${code.slice(from)}`;
}
