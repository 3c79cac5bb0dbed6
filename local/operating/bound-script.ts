/** The script of one workbook: what it needs, and the writing of it. A project is made once and never a second time by itself. */
import { randomUUID } from 'node:crypto';
import type { script_v1 } from '@googleapis/script';
import { googleErrorOf, mayHaveBeenDone } from '../../functions/google-error.ts';
import { writeOrFind } from './certain-write.ts';
import type { OperatorClients } from './operator-clients.ts';
import {
  readBackDiffers,
  type ScriptDeed,
  scriptBegun,
  scriptGone,
  scriptOfAnother,
  scriptUnknown,
} from './roll-out-words.ts';
import { isSame, type ScriptContent } from './script-content.ts';
import { beginScript, forgetScript, type KnownScript, readMemory, rememberScript } from './script-memory.ts';

export interface ScriptedWorkbook {
  readonly alias: string;
  readonly name: string;
  readonly spreadsheetId: string;
  readonly content: ScriptContent;
  /** By which nobody can have given it a script yet: it was made by `provision`, or a person says so. */
  readonly isNew: false | 'made-here' | 'by-word';
  /** A project that a person names. */
  readonly adopted: string | undefined;
}

export interface ScriptPlan {
  readonly workbook: ScriptedWorkbook;
  readonly deed: ScriptDeed;
  /** Undefined where there is none yet. */
  readonly scriptId: string | undefined;
  /** Whether the workbook bears word of a script, finished or not. */
  readonly isMarked: boolean;
  /** The version that the workbook remembers. */
  readonly version: string | undefined;
}

/** Throws a failure unless the project is there and bound to this workbook. */
async function checkBound(
  { script }: OperatorClients,
  { alias, spreadsheetId }: ScriptedWorkbook,
  scriptId: string,
): Promise<void> {
  let data: script_v1.Schema$Project;
  try {
    ({ data } = await script.projects.get({ scriptId, fields: 'scriptId,parentId' }));
  } catch (thrown) {
    if (googleErrorOf(thrown)?.status === 404) throw scriptGone(alias);
    throw thrown;
  }
  if (data.parentId !== spreadsheetId) throw scriptOfAnother(alias);
}

async function standsThere({ script }: OperatorClients, scriptId: string, content: ScriptContent): Promise<boolean> {
  const { data } = await script.projects.getContent({ scriptId, fields: 'files(name,type,source)' });
  return isSame(content, data.files ?? []);
}

/** What the workbook needs, as it stands now: reads alone. */
export async function planScript(google: OperatorClients, workbook: ScriptedWorkbook): Promise<ScriptPlan> {
  const { alias, spreadsheetId, adopted, isNew, content } = workbook;
  const memory = await readMemory(google.sheets, spreadsheetId);
  const known = memory && 'scriptId' in memory ? memory : undefined;
  const isMarked = memory !== null;
  const plan = (deed: ScriptDeed, scriptId?: string, version?: string): ScriptPlan => {
    return { workbook, deed, scriptId, isMarked, version };
  };
  const scriptId = adopted ?? known?.scriptId;
  if (scriptId === undefined) {
    if (memory && isNew !== 'by-word') throw scriptBegun(alias);
    if (!isNew) throw scriptUnknown(alias);
    return plan('create');
  }
  await checkBound(google, workbook, scriptId);
  if (scriptId !== known?.scriptId) return plan('adopt', scriptId);
  const isThere = await standsThere(google, scriptId, content);
  const isWhole = isThere && known.version === content.version;
  return plan(isWhole ? 'same' : 'update', scriptId, known.version);
}

/** The marks that the workbook bears are those of this attempt, or a person said that they mean nothing. */
async function mark(google: OperatorClients, { workbook, isMarked }: ScriptPlan): Promise<void> {
  if (isMarked) return;
  const { alias, spreadsheetId } = workbook;
  if (!(await beginScript(google.sheets, spreadsheetId, randomUUID()))) throw scriptBegun(alias);
}

/** The one write that cannot be looked for afterwards: when its answer is lost, a person has to look. */
async function createProject(google: OperatorClients, { workbook }: ScriptPlan): Promise<string> {
  const { alias, spreadsheetId } = workbook;
  try {
    const requestBody = { title: `Свод: ${workbook.name}`, parentId: spreadsheetId };
    const { data } = await google.script.projects.create({ requestBody, fields: 'scriptId' });
    if (!data.scriptId) throw scriptBegun(alias);
    return data.scriptId;
  } catch (thrown) {
    const error = googleErrorOf(thrown);
    if (!error) throw thrown;
    if (mayHaveBeenDone(error)) throw scriptBegun(alias);
    await forgetScript(google.sheets, spreadsheetId);
    throw thrown;
  }
}

async function fill(google: OperatorClients, scriptId: string, content: ScriptContent): Promise<void> {
  if (await standsThere(google, scriptId, content)) return;
  const files = content.files.map((file) => ({ ...file }));
  await writeOrFind(
    async () => {
      await google.script.projects.updateContent({ scriptId, requestBody: { files }, fields: 'scriptId' });
      return true;
    },
    async () => (await standsThere(google, scriptId, content)) || undefined,
  );
  if (!(await standsThere(google, scriptId, content))) throw readBackDiffers();
}

/** Does what the plan says, and reads back what was written. */
export async function writeScript(google: OperatorClients, plan: ScriptPlan): Promise<void> {
  const { workbook, deed } = plan;
  if (deed === 'same') return;
  const { spreadsheetId, content } = workbook;
  await mark(google, plan);
  const scriptId = plan.scriptId ?? (await createProject(google, plan));
  const remember = (script: KnownScript) => rememberScript(google.sheets, spreadsheetId, script);
  if (deed !== 'update') await remember({ scriptId, version: '' });
  await fill(google, scriptId, content);
  if (plan.version !== content.version) await remember({ scriptId, version: content.version });
}
