/** Takes a zip archive apart. What it claims to unpack to is looked at first, and no part may unpack to more than it claims. */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable-file.ts';

/** A workbook of a hundred thousand full rows has some twenty parts and unpacks to 70 MB. */
const MOST_PARTS = 2_000;
const MOST_UNPACKED_BYTES = 128 * 1024 * 1024;

/** The wanted parts by their names. */
export type ZipParts = ReadonlyMap<string, Buffer>;

interface Directory {
  readonly names: readonly string[];
  readonly wanted: readonly Entry[];
}

async function readDirectory(zip: ZipFile, isWanted: (name: string) => boolean): Promise<Directory> {
  const names: string[] = [];
  const wanted: Entry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    if (names.length > MOST_PARTS) throw new UnreadableFile({ code: 'TOO_MANY_PARTS' });
    if (!isWanted(entry.fileName)) continue;
    if (entry.isEncrypted()) throw new UnreadableFile({ code: 'PASSWORD' });
    bytes += entry.uncompressedSize;
    wanted.push(entry);
  }
  if (bytes > MOST_UNPACKED_BYTES) {
    throw new UnreadableFile({ code: 'UNPACKS_TOO_LARGE', bytes, allowedBytes: MOST_UNPACKED_BYTES });
  }
  return { names, wanted };
}

/** The stream ends with an error as soon as it gives more bytes than the directory said. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new UnreadableFile({ code: 'DAMAGED' });
  return content;
}

/** @param judge looks at the names of all parts before any is unpacked, and throws if the archive is something else */
export async function readZipParts(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
  judge: (names: readonly string[]) => void,
): Promise<ZipParts> {
  try {
    const zip = await fromBufferPromise(bytes);
    const { names, wanted } = await readDirectory(zip, isWanted);
    judge(names);
    const parts = new Map<string, Buffer>();
    for (const entry of wanted) parts.set(entry.fileName, await unpack(zip, entry));
    return parts;
  } catch (thrown) {
    if (thrown instanceof UnreadableFile) throw thrown;
    throw new UnreadableFile({ code: 'DAMAGED' }, { cause: thrown });
  }
}
