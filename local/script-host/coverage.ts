/** What of Google's services is here: every member that Google's declarations name, with its state. For documentation only. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CLASSES } from './services.ts';

type CoverageState = 'yes' | 'no' | `partly: ${string}`;

export interface ClassCoverage {
  readonly className: string;
  /** By the name of the member, in Google's order. */
  readonly members: Readonly<Record<string, CoverageState>>;
}

/** Of a class the names of its members, and the classes whose members it has too. */
interface Declared {
  readonly names: readonly string[];
  readonly bases: readonly string[];
}

export interface Declarations {
  readonly classes: ReadonlyMap<string, Declared>;
  /** By name the values of an enumeration. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** Whose classes have names that those of spreadsheets have too. */
const OTHER_PRODUCTS = /document|forms|slides|sites|calendar|charts|card-service|drive|contacts|gmail|groups|maps/;
const DECLARATION = /^ {8}(interface|enum) (\w+)(?: extends ([\w., ]+))? \{\n([\s\S]*?)^ {8}\}/gm;
const MEMBER = /^ {12}(?:\/\*\* @deprecated.*?\*\/ )?(\w+)\??[(:,]/gm;
/** Written by hand in the script's realm, so that no class of the host lists them. */
const OF_THE_REALM: Readonly<Record<string, readonly string[]>> = { Logger: ['clear', 'getLog', 'log'] };

function withoutComments(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\/ ?/g, '');
}

function readDeclarations(): Declarations {
  const folder = dirname(createRequire(import.meta.url).resolve('@types/google-apps-script/package.json'));
  const files = readdirSync(folder).filter((name) => name.endsWith('.d.ts') && !OTHER_PRODUCTS.test(name));
  const classes = new Map<string, Declared>();
  const enums = new Map<string, readonly string[]>();
  for (const file of files) {
    const text = withoutComments(readFileSync(join(folder, file), 'utf8'));
    for (const [, sort, name = '', bases = '', body = ''] of text.matchAll(DECLARATION)) {
      const names = [...new Set([...body.matchAll(MEMBER)].map(([, member = '']) => member))];
      if (sort === 'enum') enums.set(name, names);
      else classes.set(name, { names, bases: bases.split(',').map((base) => base.trim().replace(/^.*\./, '')) });
    }
  }
  return { classes, enums };
}

export const DECLARATIONS: Declarations = readDeclarations();

export function declaredMembers(className: string): readonly string[] {
  const declared = DECLARATIONS.classes.get(className);
  if (!declared) return [];
  return [...new Set([...declared.names, ...declared.bases.flatMap(declaredMembers)])];
}

function stateOf(className: string, member: string): CoverageState {
  const found = CLASSES.get(className);
  if (OF_THE_REALM[className]?.includes(member) || found?.enums[member] !== undefined) return 'yes';
  const known = found?.members.get(member);
  if (!known) return 'no';
  return known.partly === undefined ? 'yes' : `partly: ${known.partly}`;
}

export function coverage(): readonly ClassCoverage[] {
  return [...CLASSES.keys(), ...Object.keys(OF_THE_REALM)].map((className) => ({
    className,
    members: Object.fromEntries(declaredMembers(className).map((member) => [member, stateOf(className, member)])),
  }));
}
