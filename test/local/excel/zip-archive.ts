/** Zip archives made by hand, for files that no library writes: they may lie about themselves. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** What the directory claims that the entry unpacks to, if not the truth. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  readonly isEncrypted?: boolean;
}

const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;

interface Packed {
  readonly header: Buffer;
  readonly local: Buffer;
}

function pack({ name, content, claimedBytes, claimedCrc, isEncrypted }: ZipEntry, offset: number): Packed {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const nameBytes = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(UTF8_NAMES | (isEncrypted ? ENCRYPTED : 0), 2);
  shared.writeUInt16LE(DEFLATED, 4);
  shared.writeUInt32LE(claimedCrc ?? crc32(bytes), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(claimedBytes ?? bytes.length, 18);
  shared.writeUInt16LE(nameBytes.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, nameBytes, packed]),
    header: Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, tail, nameBytes]),
  };
}

export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const headers: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, header } = pack(entry, offset);
    locals.push(local);
    headers.push(header);
    offset += local.length;
  }
  const directory = Buffer.concat(headers);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
