/** The file that says with whom each workbook is shared. Addresses are used and told to nobody: a mistake is named by its line. */
import { readFileSync } from 'node:fs';
import { CommandMistake } from '../command-options.ts';
import { PROVISION_USAGE, SHARE_MISTAKES } from './provision-words.ts';

type ShareRole = 'reader' | 'writer';

export interface Share {
  /** Of the file, for people. */
  readonly line: number;
  /** A two-digit code. */
  readonly region: string;
  readonly address: string;
  readonly role: ShareRole;
}

const ROLES: Readonly<Record<string, ShareRole>> = {
  reader: 'reader',
  writer: 'writer',
  читатель: 'reader',
  редактор: 'writer',
};
const HEADINGS: ReadonlySet<string> = new Set(['region', 'субъект', 'субъект рф', 'код']);
const ADDRESS = /^[^\s@;,<>"]+@[^\s@;,<>"]+\.[^\s@;,<>"]+$/;
const LARGEST_FILE_CHARACTERS = 1_000_000;

interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

function linesOf(text: string): readonly Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const filled = lines.flatMap((content, index) => {
    const fields = content.split(/[;\t]/).map((field) =>
      field
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
    return fields.every((field) => field === '') ? [] : [{ line: index + 1, fields }];
  });
  const [first, ...rest] = filled;
  return first && HEADINGS.has(first.fields[0]?.toLowerCase() ?? '') ? rest : filled;
}

function mistakeIn({ fields }: Line, regions: ReadonlySet<string>): string | undefined {
  const [region = '', address = '', role = '', ...rest] = fields;
  if (rest.some((field) => field !== '') || fields.length < 3) return SHARE_MISTAKES.fields;
  if (!/^\d{2}$/.test(region)) return SHARE_MISTAKES.region;
  if (!regions.has(region)) return SHARE_MISTAKES.otherRegion;
  if (!ADDRESS.test(address)) return SHARE_MISTAKES.address;
  return Object.hasOwn(ROLES, role.toLowerCase()) ? undefined : SHARE_MISTAKES.role;
}

/** The lines of the file, each address once for a region. Throws a `CommandMistake` that names every line that is wrong. */
export function parseShares(text: string, regions: ReadonlySet<string>): readonly Share[] {
  const lines = linesOf(text);
  const wrong = lines.flatMap((line) => {
    const mistake = mistakeIn(line, regions);
    return mistake === undefined ? [] : [SHARE_MISTAKES.inLine(line.line, mistake)];
  });
  const shares = new Map<string, Share>();
  for (const { line, fields } of lines) {
    const [region = '', address = '', role = ''] = fields;
    const share = { line, region, address, role: ROLES[role.toLowerCase()] ?? 'reader' };
    const key = `${region} ${address.toLowerCase()}`;
    const before = shares.get(key);
    if (before && before.role !== share.role)
      wrong.push(SHARE_MISTAKES.inLine(line, SHARE_MISTAKES.twice(before.line)));
    shares.set(key, before ?? share);
  }
  if (wrong.length > 0) throw new CommandMistake(wrong.join('\n'), PROVISION_USAGE);
  return [...shares.values()];
}

export function readShares(path: string, regions: ReadonlySet<string>): readonly Share[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const isThere = cause instanceof TypeError;
    throw new CommandMistake(isThere ? SHARE_MISTAKES.notUtf8 : SHARE_MISTAKES.unreadable(path), PROVISION_USAGE, {
      cause,
    });
  }
  if (text.length > LARGEST_FILE_CHARACTERS) throw new CommandMistake(SHARE_MISTAKES.tooLarge, PROVISION_USAGE);
  return parseShares(text, regions);
}
