/** One line of a journal: JSON, a tab, and the checksum by which a line is known that never reached the disk whole. */
import { crc32 } from 'node:zlib';

const CHECKSUM = /^[0-9a-f]{8}$/;

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

export function encodeLine(json: string): string {
  return `${json}\t${checksum(json)}\n`;
}

/** The JSON of a line, or undefined when it is not what was written. Lines of older journals have no checksum. */
export function decodeLine(line: string): string | undefined {
  const tab = line.lastIndexOf('\t');
  if (tab < 0) return line.startsWith('{') && line.endsWith('}') ? line : undefined;
  const [json, sum] = [line.slice(0, tab), line.slice(tab + 1)];
  return CHECKSUM.test(sum) && sum === checksum(json) ? json : undefined;
}
