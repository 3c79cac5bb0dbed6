/** Bundles the function for the cloud: its code in pieces that are loaded when they are used, and a package of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { locked } from './locked-packages.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** The host that the platform starts, in the version that the tests run. */
const HOST = '@google-cloud/functions-framework';
const ENTRY = 'index.js';

export interface BundledFile {
  /** A path inside the folder, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The fetch of an old client would bring 290 kB to parse addresses as Node itself does. */
const nodesOwnUrl: Plugin = {
  name: 'the URL of Node itself',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^whatwg-url$/ }, ({ path }) => ({ path, namespace: 'node-url' }));
    onLoad({ filter: /.*/, namespace: 'node-url' }, () => ({ contents: 'module.exports = { URL };', loader: 'js' }));
  },
};

/** Packages that are CommonJS ask for Node's own modules by `require`, which a module does not have. */
const REQUIRE = "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url);";

async function bundleCode(): Promise<readonly BundledFile[]> {
  const outdir = join(ROOT, 'dist');
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'functions/index.ts')],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: REQUIRE },
    plugins: [nodesOwnUrl],
  });
  return outputFiles.map(({ path, contents }) => ({ name: path.slice(outdir.length + 1), bytes: contents }));
}

/** What the pages take along lies beside the code that reads it, as it does in `web`. */
function pageAssets(): readonly BundledFile[] {
  const folder = join(ROOT, 'web/visitor');
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));
  return names.map((name) => ({ name: `visitor/${name}`, bytes: readFileSync(join(folder, name)) }));
}

interface Package {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

function readPackage(): Package {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
}

function json(name: string, value: unknown): BundledFile {
  return { name, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8') };
}

/** Every file of the folder that is deployed. */
export async function bundleFunction(): Promise<readonly BundledFile[]> {
  const { version, license, engines, dependencies } = readPackage();
  const own = {
    name: 'svod-refresh',
    version,
    license,
    private: true,
    type: 'module',
    main: ENTRY,
    engines,
    dependencies: { [HOST]: dependencies[HOST] ?? '' },
  };
  const lockfile = locked(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), own);
  return [...(await bundleCode()), ...pageAssets(), json('package.json', own), json('package-lock.json', lockfile)];
}
