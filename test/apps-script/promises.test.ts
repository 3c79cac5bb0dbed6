/** What the script promises holds; and every seeded fault of the script is found by the promise that it breaks. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleScript } from '../../local/script-bundle.ts';
import { keyboard } from './keyboard.ts';
import { PROMISES } from './promises.ts';

describe('the script keeps its promise', () => {
  it.each(Object.entries(PROMISES))('%s', async (_name, holds) => {
    await holds(await keyboard());
  });
});

interface Mutant {
  readonly what: string;
  readonly module: string;
  readonly from: string;
  readonly to: string;
  readonly broken: keyof typeof PROMISES;
}

const MUTANTS: readonly Mutant[] = [
  {
    what: 'writes notes cell by cell',
    module: 'mark-writing.ts',
    from: 'tab.sheet.getRange(rows.first + 1, columns.first + 1, rows.size, columns.size).setNotes(changed);',
    to: 'for (let y = rows.first; y <= rows.last; y++) for (let x = columns.first; x <= columns.last; x++) tab.sheet.getRange(y + 1, x + 1).setNote(wanted[y][x]);',
    broken: 'fixedCalls',
  },
  {
    what: 'leaves a mark that is no longer true',
    module: 'mark-writing.ts',
    from: 'return isMarkNote(note) ? restOf(column) : note;',
    to: 'return note;',
    broken: 'mendedCell',
  },
  {
    what: 'writes over a note of a person',
    module: 'mark-writing.ts',
    from: "const isFree = note === '' || isMarkNote(note) || note === restOf(column);",
    to: 'const isFree = true;',
    broken: 'personsNote',
  },
  {
    what: 'takes no lock',
    module: 'document-lock.ts',
    from: 'if (!lock.tryLock(PATIENCE_MS)) return undefined;',
    to: '',
    broken: 'codesAtOnce',
  },
  {
    what: 'forgets which codes it gave',
    module: 'row-codes.ts',
    from: 'store.setProperties(changed);',
    to: '',
    broken: 'codeOfDeletedRow',
  },
  {
    what: 'marks only the rows of the edit',
    module: 'mark-writing.ts',
    from: 'if (rows.size === 0) return;',
    to: 'if (rows.size === 0) return;\n  rows.first = rows.last;',
    broken: 'twins',
  },
  {
    what: 'takes what is still missing for a mistake',
    module: 'row-marks.ts',
    from: 'if (isNotYet(problem) && !isWhole(row)) {',
    to: 'if (false) {',
    broken: 'unfinishedRow',
  },
  {
    what: 'tells the journal everything',
    module: 'journal.ts',
    from: 'const isShown = isOne && isOpen && isImpersonal(event.oldValue, event.value);',
    to: 'const isShown = isOne;',
    broken: 'personalData',
  },
];

/** The bundle with one module changed; a change that finds nothing to change is no mutant. */
function mutation({ module, from, to }: Mutant): Plugin {
  return {
    name: 'mutant',
    setup({ onLoad }) {
      onLoad({ filter: new RegExp(`/apps-script/${module}$`) }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(from)) throw new Error(`${module} has no ${from}`);
        return { contents: source.replace(from, to), loader: 'ts' };
      });
    },
  };
}

describe('a fault in the script is found', () => {
  it.each(MUTANTS.map((mutant) => [mutant.what, mutant] as const))('%s', async (_what, mutant) => {
    const { files } = await bundleScript('regional', { plugins: [mutation(mutant)] });
    expect(files[0]?.source).not.toBe((await bundleScript()).files[0]?.source);
    const at = await keyboard({ plugins: [mutation(mutant)] });
    await expect(PROMISES[mutant.broken](at)).rejects.toThrow(/expected|AssertionError/);
  });
});
