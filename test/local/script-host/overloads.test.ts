/** That a member takes as many arguments as Google declares, in each of its forms. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverage, declaredMembers } from '../../../local/script-host/coverage.ts';
import { CLASSES } from '../../../local/script-host/services.ts';

const FILES = [
  'spreadsheet',
  'base',
  'utilities',
  'script',
  'lock',
  'properties',
  'cache',
  'html',
  'url-fetch',
  'mail',
];
const DECLARATION = /^ {8}interface (\w+)(?: extends [\w., ]+)? \{\n([\s\S]*?)^ {8}\}/gm;
/** Answered in the realm of the script, which hands the host what the scriptlets made. */
const OF_THE_REALM = ['HtmlTemplate.evaluate'];
const METHOD = /^ {12}(\w+)\(([\s\S]*?)\): [^;]+;/gm;

/** The names of the parameters at the top level of a list: types may hold commas of their own. */
function parametersOf(list: string): number {
  const flat = list.replace(/\{[^{}]*\}|<[^<>]*>|\([^()]*\)|\[[^[\]]*\]/g, '');
  return [...flat.matchAll(/\w+\??:/g)].length;
}

function declaredCounts(): ReadonlyMap<string, readonly number[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('@types/google-apps-script/package.json'));
  const names = readdirSync(folder).filter((name) => FILES.some((file) => name === `google-apps-script.${file}.d.ts`));
  const counts = new Map<string, number[]>();
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/\/\*\*[\s\S]*?\*\/ ?/g, '');
    for (const [, className = '', body = ''] of text.matchAll(DECLARATION)) {
      for (const [, member = '', parameters = ''] of body.matchAll(METHOD)) {
        const key = `${className}.${member}`;
        if (parameters.includes('...') || OF_THE_REALM.includes(key)) continue;
        counts.set(key, [...(counts.get(key) ?? []), parametersOf(parameters)]);
      }
    }
  }
  return counts;
}

const DECLARED = declaredCounts();

/** Whether some form has that many parameters, or more of which the last may be left out. */
function takes(className: string, member: string, count: number): boolean {
  const { signatures = [] } = CLASSES.get(className)?.members.get(member) ?? {};
  return signatures.some(
    ({ kinds }) => kinds.length >= count && kinds.slice(count).every((kind) => kind.read(undefined) !== undefined),
  );
}

describe('the forms of a member', () => {
  it.each(coverage().filter(({ className }) => CLASSES.has(className)))(
    '$className has all those that Google declares, unless it says what it lacks',
    ({ className, members }) => {
      const whole = declaredMembers(className).filter((member) => members[member] === 'yes');
      const lacking = whole.flatMap((member) =>
        (DECLARED.get(`${className}.${member}`) ?? [])
          .filter((count) => !takes(className, member, count))
          .map((count) => `${member} with ${count}`),
      );
      expect(lacking).toEqual([]);
    },
  );

  it('are read from the declarations', () => {
    expect(DECLARED.get('Sheet.getRange')).toEqual([2, 3, 4, 1]);
    expect(DECLARED.get('Range.setBorder')).toEqual([6, 8]);
    expect(DECLARED.size).toBeGreaterThan(700);
  });
});
