/** The page's script and style: bundled from `web/sheet` when they are first asked for, and kept until their sources change. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'web/sheet');
/** Of this installation: gone with the next `npm ci`, and never in anybody's data. */
const KEPT = join(ROOT, 'node_modules/.cache/svod-sheet');
const HASH_LENGTH = 16;
/** Better ones take seconds to save a twentieth more. */
const BROTLI_QUALITY = 7;

export const ASSET_NAMES = ['page.js', 'page.css'] as const;
export type AssetName = (typeof ASSET_NAMES)[number];
export type Encoding = 'br' | 'gzip' | 'identity';

/** Changes whenever the bytes do. */
export interface PageBundle {
  readonly mark: string;
  read(name: AssetName, encoding: Encoding): Buffer;
}

const ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/** How to break words in 77 languages: four megabytes that a grid of short texts never asks for. */
const withoutHyphens: Plugin = {
  name: 'without hyphens',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/[a-z]/ }, ({ importer, kind, path }) =>
      kind === 'dynamic-import' && importer.includes('/engine-render/') ? { path, namespace: 'hyphens' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'hyphens' }, () => ({ contents: 'export default {};' }));
  },
};

/** The sources, this file, and the versions of all packages. */
function markOfSources(): string {
  const own = readdirSync(FOLDER)
    .toSorted()
    .map((name) => join(FOLDER, name));
  const hash = createHash('sha256');
  for (const path of [...own, join(ROOT, 'package-lock.json'), import.meta.filename]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

async function bundled(): Promise<ReadonlyMap<string, Buffer>> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'page.ts'), join(FOLDER, 'page.css')],
    bundle: true,
    minify: true,
    write: false,
    outdir: KEPT,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutHyphens],
  });
  const files = new Map<string, Buffer>();
  for (const name of ASSET_NAMES) {
    const bytes = Buffer.from(outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? []);
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)]);
    files.set(name, bytes).set(`${name}.br`, br).set(`${name}.gz`, gz);
  }
  return files;
}

/** Older bundles go; a folder that cannot be written is no reason not to show the page. */
function keep(mark: string, files: ReadonlyMap<string, Buffer>): void {
  try {
    const whole = join(KEPT, mark);
    const partial = `${whole}-${process.pid}`;
    rmSync(KEPT, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(partial, name), bytes);
    renameSync(partial, whole);
  } catch (error) {
    console.error(`Страница таблицы не сохранена и будет собрана снова: ${String(error)}`);
  }
}

function readKept(mark: string): ReadonlyMap<string, Buffer> | undefined {
  try {
    const folder = join(KEPT, mark);
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  } catch {
    return undefined;
  }
}

async function open(): Promise<PageBundle> {
  const mark = markOfSources();
  let files = readKept(mark);
  if (!files) {
    files = await bundled();
    keep(mark, files);
  }
  const found = files;
  return { mark, read: (name, encoding) => found.get(`${name}${ENDINGS[encoding]}`) ?? Buffer.alloc(0) };
}

let opening: Promise<PageBundle> | undefined;

/** Made once for a process; one that failed is tried again. */
export function openPageBundle(): Promise<PageBundle> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}
