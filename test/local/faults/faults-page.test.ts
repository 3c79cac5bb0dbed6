/** docs/faults.md says what the code does. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../../local/faults/fault-kinds.ts';
import { MATCH_FIELDS } from '../../../local/faults/fault-match.ts';
import { faultsPage } from '../../../local/faults/faults-page.ts';
import { post, runSvod } from '../running-svod.ts';

const FILE = resolve(import.meta.dirname, '../../../docs/faults.md');
const TEXT = faultsPage();

describe('the page about faults', () => {
  it('in the docs is the one that the code makes: npm run dictionary', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(TEXT);
  });

  it('names every kind with its parameters, and every way to choose calls', () => {
    for (const [kind, { parameters, what }] of Object.entries(FAULT_KINDS)) {
      expect(TEXT).toContain(`| \`${kind}\` | ${Object.keys(parameters.shape).join(', ')} | ${what} |`);
    }
    for (const name of Object.keys(MATCH_FIELDS)) expect(TEXT).toMatch(new RegExp(`\`[a-z, ]*${name}[a-z, ]*\``));
  });

  it('gives an example that works', async () => {
    const svod = await runSvod();
    const example: unknown = JSON.parse(/-d '\n(.+)'/.exec(TEXT)?.[1] ?? '');
    expect((await post(`${svod.url}/local/faults`, example)).status).toBe(201);
  });
});
