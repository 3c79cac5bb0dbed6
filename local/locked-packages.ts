/** A lockfile for a part of the packages of another: the same versions with the same hashes, and none that the part does not need. */

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
}

type Packages = Readonly<Record<string, LockedPackage>>;

export interface Lockfile {
  readonly name: string;
  readonly version: string;
  readonly lockfileVersion: number;
  readonly requires: true;
  readonly packages: Packages;
}

/** Where a package finds another: in its own folder first, then in every folder above, as Node looks. */
function find(packages: Packages, from: string, name: string): string {
  for (let folder = from; ; ) {
    const path = `${folder}${folder === '' ? '' : '/'}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') throw new Error(`The lockfile lacks ${name}, which ${from} needs.`);
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

function reach(packages: Packages, from: string, names: readonly string[], reached: Set<string>): void {
  for (const name of names) {
    const path = find(packages, from, name);
    if (reached.has(path)) continue;
    reached.add(path);
    reach(packages, path, Object.keys(packages[path]?.dependencies ?? {}), reached);
  }
}

/** @param whole the text of the lockfile that has them all */
export function locked(
  whole: string,
  own: { readonly name: string; readonly version: string; readonly dependencies: Readonly<Record<string, string>> },
): Lockfile {
  const { lockfileVersion, packages } = JSON.parse(whole) as Lockfile;
  const reached = new Set<string>();
  reach(packages, '', Object.keys(own.dependencies), reached);
  const needed = [...reached].sort().map((path) => {
    const { dev: _, ...kept } = packages[path] ?? {};
    return [path, kept] as const;
  });
  const { name, version } = own;
  return { name, version, lockfileVersion, requires: true, packages: { '': own, ...Object.fromEntries(needed) } };
}
