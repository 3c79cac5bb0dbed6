/** I4, I14: whatever Google does, no run changes what people typed, and nothing that is secret comes out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../local/faults/fault-kinds.ts';
import { bundleScript } from '../../local/script-bundle.ts';
import { latestText } from '../local/running-svod.ts';
import { ask, clear, edit, faultySvod, run, undoEdit } from './faulty-svod.ts';
import { inputsOf } from './whole-run.ts';

/** Google itself changes the workbook there: a person types while it is read. */
const TYPING = 'tornRead';
/** How long a call may hang: long enough for those that do not. */
const HANGING_CALL_MS = 2500;
const PARAMETERS: Readonly<Record<string, object>> = {
  delay: { ms: 1 },
  slowBody: { ms: 3_600_000 },
  wrongLength: { by: 3 },
  schemaDrift: { change: 'missing' },
  loadingCells: { range: 'Кластеры!A2:M2' },
  rangesMissing: { count: 1 },
  pagesLost: { keep: 0 },
};
const KINDS = Object.keys(FAULT_KINDS).filter((kind) => kind !== TYPING);

describe('the rows of the register', () => {
  it.each(KINDS)(
    'I4 what people typed is the same before and after every second call met %s',
    async (kind) => {
      const one = await faultySvod(kind === 'slowBody' ? HANGING_CALL_MS : undefined);
      await edit(one);
      const inputs = await inputsOf(one);
      await ask(one, { kind, ...PARAMETERS[kind] }, { every: 2 });
      await run(one);
      await clear(one);
      expect(await inputsOf(one)).toEqual(inputs);
      JSON.parse(await latestText(one.svod));
      await run(one);
      expect(await inputsOf(one)).toEqual(inputs);
      await undoEdit(one);
      expect(await inputsOf(one)).not.toEqual(inputs);
    },
    60_000,
  );
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('what is secret', () => {
  it('I14 no secret leaves: not in the log, the answers, the public files, nor the script of the spreadsheets', async () => {
    const one = await faultySvod();
    const pem = readFileSync(join(one.svod.dataFolder, 'signing-key.pem'), 'utf8');
    const [, key = ''] = /-----\n([\s\S]+?)\n-----/.exec(pem) ?? [];
    const secrets = [key.split('\n').at(-1) ?? '', one.id, one.svod.centralSpreadsheetId, one.svod.dataFolder];
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(12);
    const answers: unknown[] = [];
    for (const kind of ['internalError', 'tokenExpired', 'permissionLost', 'htmlBody', 'schemaDrift']) {
      await ask(one, { kind, ...PARAMETERS[kind] });
      answers.push((await run(one)).body);
      await clear(one);
    }
    const { files, manifest } = await bundleScript();
    const published = filesIn(join(one.svod.dataFolder, 'public')).map((file) => readFileSync(file, 'utf8'));
    expect(published.length).toBeGreaterThan(6);
    const told = one.svod.events.map((event) => JSON.stringify({ ...event, cause: undefined }));
    const all = [...published, ...told, JSON.stringify(answers), JSON.stringify(files), JSON.stringify(manifest)];
    for (const secret of secrets) expect(all.filter((text) => text.includes(secret))).toEqual([]);
    for (const text of all)
      expect(text).not.toMatch(/PRIVATE KEY|Bearer [A-Za-z0-9]|access_token|AIza[0-9A-Za-z_-]{30}/);
  });
});
