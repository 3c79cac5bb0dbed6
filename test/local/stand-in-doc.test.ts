/** docs/stand-in.md says what the code can do. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driveCoverage, requestCoverage, scriptCoverage, sheetsCoverage } from '../../local/google/coverage.ts';
import { coverage } from '../../local/script-host/coverage.ts';
import { standInDoc } from '../../local/stand-in-doc.ts';
import { lackInRussian } from '../../local/stand-in-words.ts';
import { DRIVE_EXAMPLES } from '../conformance/drive-methods.ts';
import { KIND_EXAMPLES } from '../conformance/kinds.ts';
import { SCRIPT_EXAMPLES } from '../conformance/script-methods.ts';
import { SHEETS_EXAMPLES } from '../conformance/sheets-methods.ts';

const FILE = resolve(import.meta.dirname, '../../docs/stand-in.md');
const COVERED = [...sheetsCoverage(), ...driveCoverage(), ...scriptCoverage(), ...requestCoverage()];

describe('the page about the stand-in', () => {
  it('in the docs is the one that the code makes: npm run stand-in-doc', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(standInDoc());
  });

  it('calls nothing supported of which there is no example that a real client sends', () => {
    const examples = { ...SHEETS_EXAMPLES, ...DRIVE_EXAMPLES, ...SCRIPT_EXAMPLES, ...KIND_EXAMPLES };
    const unproved = COVERED.filter(({ name, state }) => state !== 'no' && !(name in examples));
    expect(unproved).toEqual([]);
    expect(COVERED.length).toBeGreaterThan(140);
  });

  it('says in Russian what is missing', () => {
    const scripts = coverage().flatMap(({ members }) => Object.values(members));
    const lacks = [...COVERED.map(({ state }) => state), ...scripts]
      .filter((state) => state.startsWith('partly: '))
      .map((state) => state.slice('partly: '.length));
    expect([...new Set(lacks)].filter((lack) => lackInRussian(lack) === undefined)).toEqual([]);
  });
});
