/** The files of a bundle as the Apps Script API takes them, and whether what stands in a project is the same. */
import { createHash } from 'node:crypto';
import type { script_v1 } from '@googleapis/script';
import { bundleScript, type ScriptName } from '../script-bundle.ts';

interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

export interface ScriptContent {
  readonly files: readonly ScriptFile[];
  /** The same content, the same name. */
  readonly version: string;
}

const MANIFEST = 'appsscript';
const VERSION_DIGITS = 12;

export async function bundleContent(name: ScriptName): Promise<ScriptContent> {
  const { files, manifestText } = await bundleScript(name);
  const manifest: ScriptFile = { name: MANIFEST, type: 'JSON', source: manifestText };
  const sources = files.map(
    ({ name: file, kind, source }): ScriptFile => ({
      name: file,
      type: kind === 'html' ? 'HTML' : 'SERVER_JS',
      source,
    }),
  );
  const all = [manifest, ...sources];
  const version = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, VERSION_DIGITS);
  return { files: all, version };
}

/** A manifest counts by what it says: its spaces are Google's business. */
function comparable(type: string, source: string): string {
  const text = source.replaceAll('\r\n', '\n').trimEnd();
  if (type !== 'JSON') return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

export function isSame({ files }: ScriptContent, standing: readonly script_v1.Schema$File[]): boolean {
  if (files.length !== standing.length) return false;
  return files.every(({ name, type, source }) => {
    const other = standing.find((file) => file.name === name && file.type === type);
    return other !== undefined && comparable(type, source) === comparable(type, other.source ?? '');
  });
}
