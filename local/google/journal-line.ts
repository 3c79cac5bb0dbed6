/** One line of a journal: JSON, how much of the journal was sure by then, and a checksum by which a torn line is known. */
import { crc32 } from 'node:zlib';

export interface JournalLine {
  readonly json: string;
  /** What of the journal had outlived a loss of power, in bytes, when the line was written. */
  readonly sure: number;
}

const FRAMED = /^(.*)\t(\d+)\t([0-9a-f]{8})$/s;

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

export function encodeLine({ json, sure }: JournalLine): string {
  const text = `${json}\t${sure}`;
  return `${text}\t${checksum(text)}\n`;
}

/** Undefined when the line is not what was written. Those of older journals have only JSON, and count as sure. */
export function decodeLine(line: string): JournalLine | undefined {
  if (line.startsWith('{') && line.endsWith('}')) return { json: line, sure: Number.POSITIVE_INFINITY };
  const [, json = '', sure = '', sum] = FRAMED.exec(line) ?? [];
  return sum === checksum(`${json}\t${sure}`) ? { json, sure: Number(sure) } : undefined;
}
