/** JSON written straight as bytes: what is large in a reply costs no text, no list and no second walk. */
import { isJsonObject } from './json.ts';
import { MOST_MILLIONTHS, millionths } from './rounding.ts';

/** A value that is JSON already, in pieces that belong one behind the other. */
export class WrittenJson {
  readonly pieces: readonly Buffer[];

  constructor(pieces: readonly Buffer[]) {
    this.pieces = pieces;
  }

  /** Whoever takes a reply with such a value for an ordinary one shall not find out from a reader of it. */
  toJSON(): never {
    throw new Error('This reply is to be written by jsonBytes.');
  }
}

const PIECE_BYTES = 65_536;
const [QUOTE, COMMA, MINUS, POINT, BACKSLASH, ZERO] = [0x22, 0x2c, 0x2d, 0x2e, 0x5c, 0x30];
/** The largest escape of one unit of a text: `\u001f`. */
const BYTES_PER_UNIT = 6;
const NUMBER_BYTES = 32;
const BILLION = 1_000_000_000;
const MILLION = 1_000_000;
const HEX = '0123456789abcdef';
/** By unit the letter behind a backslash: `\n`; 0 for what has none. */
const SHORT_ESCAPES = Uint8Array.from({ length: 0x20 }, (_, unit) => {
  const at = [8, 9, 10, 12, 13].indexOf(unit);
  return at < 0 ? 0 : 'btnfr'.charCodeAt(at);
});

/** What a number is written with in front of its decimals. */
export type DecimalSign = '.' | ',';

export class JsonBytes {
  private readonly done: Buffer[] = [];
  private piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  private at = 0;

  private room(bytes: number): void {
    if (this.at + bytes <= this.piece.length) return;
    this.done.push(this.piece.subarray(0, this.at));
    this.piece = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, bytes));
    this.at = 0;
  }

  /** One sign of ASCII, as it is. */
  sign(unit: number): void {
    this.room(1);
    this.piece[this.at] = unit;
    this.at += 1;
  }

  /** Text that is JSON already. */
  raw(json: string): void {
    this.room(json.length * 3);
    this.at += this.piece.write(json, this.at, 'utf8');
  }

  written({ pieces }: WrittenJson): void {
    this.done.push(this.piece.subarray(0, this.at), ...pieces);
    this.piece = this.piece.subarray(this.at);
    this.at = 0;
  }

  text(text: string): void {
    this.room(text.length * BYTES_PER_UNIT + 2);
    const { piece } = this;
    let at = this.at;
    piece[at++] = QUOTE;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH) at = this.escape(unit, at);
        else piece[at++] = unit;
      } else if (unit < 0x800) {
        piece[at++] = 0xc0 | (unit >> 6);
        piece[at++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || unit > 0xdfff) {
        piece[at++] = 0xe0 | (unit >> 12);
        piece[at++] = 0x80 | ((unit >> 6) & 0x3f);
        piece[at++] = 0x80 | (unit & 0x3f);
      } else {
        const point = text.codePointAt(index) ?? unit;
        if (point > 0xffff) index += 1;
        at = this.surrogate(point, at);
      }
    }
    piece[at++] = QUOTE;
    this.at = at;
  }

  /** As `JSON.stringify` writes it. */
  number(value: number): void {
    this.room(NUMBER_BYTES);
    if (!this.short(value, POINT)) this.raw(JSON.stringify(value));
  }

  /** The same in quotes and with the sign of a country; false when the number is too long for that, and nothing is written. */
  quotedNumber(value: number, decimal: DecimalSign): boolean {
    this.room(NUMBER_BYTES);
    const start = this.at;
    this.piece[this.at++] = QUOTE;
    if (!this.short(value, decimal === '.' ? POINT : COMMA)) {
      this.at = start;
      return false;
    }
    this.piece[this.at++] = QUOTE;
    return true;
  }

  /** Any value; lists and objects may hold values that are written already. A field without a value is left out. */
  value(value: unknown): void {
    if (value instanceof WrittenJson) this.written(value);
    else if (typeof value === 'string') this.text(value);
    else if (typeof value === 'number') this.number(value);
    else if (Array.isArray(value)) this.list(value);
    else if (isJsonObject(value)) this.fields(value);
    else this.raw(JSON.stringify(value) ?? 'null');
  }

  /** All since the last time; what is left of the last piece is for what comes next. */
  finish(): WrittenJson {
    const pieces = [...this.done, this.piece.subarray(0, this.at)];
    this.done.length = 0;
    this.piece = this.piece.subarray(this.at);
    this.at = 0;
    return new WrittenJson(pieces);
  }

  private list(values: readonly unknown[]): void {
    this.sign(0x5b);
    for (const [index, value] of values.entries()) {
      if (index > 0) this.sign(COMMA);
      this.value(value);
    }
    this.sign(0x5d);
  }

  private fields(fields: Readonly<Record<string, unknown>>): void {
    let isFirst = true;
    this.sign(0x7b);
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue;
      if (!isFirst) this.sign(COMMA);
      isFirst = false;
      this.text(name);
      this.sign(0x3a);
      this.value(value);
    }
    this.sign(0x7d);
  }

  private escape(unit: number, start: number): number {
    const { piece } = this;
    let at = start;
    piece[at++] = BACKSLASH;
    const letter = unit === QUOTE || unit === BACKSLASH ? unit : SHORT_ESCAPES[unit];
    if (letter) {
      piece[at++] = letter;
      return at;
    }
    piece[at++] = 0x75;
    for (let shift = 12; shift >= 0; shift -= 4) piece[at++] = HEX.charCodeAt((unit >> shift) & 0xf);
    return at;
  }

  /** Half a pair has no bytes of its own in UTF-8: it is escaped. */
  private surrogate(point: number, start: number): number {
    if (point <= 0xffff) return this.escape(point, start);
    const { piece } = this;
    piece[start] = 0xf0 | (point >> 18);
    piece[start + 1] = 0x80 | ((point >> 12) & 0x3f);
    piece[start + 2] = 0x80 | ((point >> 6) & 0x3f);
    piece[start + 3] = 0x80 | (point & 0x3f);
    return start + 4;
  }

  /** A number of fifteen digits and six decimals at most; false for others, and nothing is written. */
  private short(value: number, decimal: number): boolean {
    const size = value < 0 ? -value : value;
    const count = size <= MOST_MILLIONTHS && Number.isInteger(size) ? 0 : millionths(size);
    if (Number.isNaN(count)) return false;
    if (value < 0) this.piece[this.at++] = MINUS;
    if (count === 0) {
      this.whole(size);
      return true;
    }
    const whole = Math.floor(count / MILLION);
    this.whole(whole);
    this.piece[this.at++] = decimal;
    this.decimals(count - whole * MILLION);
    return true;
  }

  private whole(size: number): void {
    if (size < BILLION) {
      this.digits(size);
      return;
    }
    const billions = Math.floor(size / BILLION);
    this.digits(billions);
    this.padded(size - billions * BILLION, 9);
  }

  private digits(size: number): void {
    let length = 1;
    for (let least = 10; size >= least; least *= 10) length += 1;
    this.padded(size, length);
  }

  private padded(size: number, length: number): void {
    const { piece } = this;
    let rest = size | 0;
    for (let at = this.at + length - 1; at >= this.at; at -= 1) {
      const tenth = (rest / 10) | 0;
      piece[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.at += length;
  }

  private decimals(count: number): void {
    let [rest, length] = [count, 6];
    for (; rest % 10 === 0; rest /= 10) length -= 1;
    this.padded(rest, length);
  }
}

/** Kept for the next reply: V8 throws away what it compiled for a class when no object of it outlives a collection. */
let idle: JsonBytes | undefined = new JsonBytes();

/** Whatever was written when `write` fails is dropped. */
export function writtenJson(write: (bytes: JsonBytes) => void): WrittenJson {
  const bytes = idle ?? new JsonBytes();
  idle = undefined;
  try {
    write(bytes);
    return bytes.finish();
  } catch (error) {
    bytes.finish();
    throw error;
  } finally {
    idle = bytes;
  }
}

/** A reply as the bytes of its JSON. */
export function jsonBytes(reply: unknown): Buffer {
  return Buffer.concat(writtenJson((bytes) => bytes.value(reply)).pieces);
}
