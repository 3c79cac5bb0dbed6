/** The script of every workbook of «Книги» and of the central one: first one alone, as a trial, then the others, until one fails. */
import type { Failure } from '../../functions/failure.ts';
import { CommandMistake } from '../command-options.ts';
import { readCentralNow } from '../register-view.ts';
import { planScript, type ScriptedWorkbook, type ScriptPlan, writeScript } from './bound-script.ts';
import { findMarked } from './drive-workbooks.ts';
import { operatorFailure } from './operator-failure.ts';
import type { OperatorPlace } from './operator-place.ts';
import { CENTRAL, type RollOutCommand } from './roll-out-command.ts';
import {
  ROLL_OUT_MISTAKES,
  ROLL_OUT_PLANNED,
  ROLL_OUT_USAGE,
  sayFailed,
  sayPlanned,
  sayRolledOut,
  sayScriptDone,
  sayUntried,
} from './roll-out-words.ts';
import type { ScriptContent } from './script-content.ts';

interface Told {
  readonly text: string;
  readonly isDone: boolean;
}

export interface Bundles {
  readonly regional: ScriptContent;
  readonly central: ScriptContent;
}

/** The canary first, the central workbook last. */
async function listWorkbooks(
  operator: OperatorPlace,
  { canary, adopted, isNew }: RollOutCommand,
  bundles: Bundles,
): Promise<readonly ScriptedWorkbook[]> {
  const { google, centralSpreadsheetId, now } = operator;
  const { workbooks, reference } = await readCentralNow(google, centralSpreadsheetId, now());
  const marked = new Set([...(await findMarked(google.drive)).values()].flat());
  const named = new Set([...adopted.keys(), ...isNew, ...(canary === undefined ? [] : [canary])]);
  const stranger = [...named].find((alias) => alias !== CENTRAL && !workbooks.some(({ region }) => region === alias));
  if (stranger !== undefined) throw new CommandMistake(ROLL_OUT_MISTAKES.notListed(stranger), ROLL_OUT_USAGE);
  if (workbooks.length === 0) throw new CommandMistake(ROLL_OUT_MISTAKES.nothingListed, ROLL_OUT_USAGE);
  const scripted = (alias: string, name: string, spreadsheetId: string, content: ScriptContent): ScriptedWorkbook => ({
    ...{ alias, name, spreadsheetId, content },
    isNew: isNew.has(alias) ? 'by-word' : marked.has(spreadsheetId) && 'made-here',
    adopted: adopted.get(alias),
  });
  const regional = workbooks.map(({ region, spreadsheetId }) =>
    scripted(region, reference.regions.get(region)?.name ?? 'все субъекты', spreadsheetId, bundles.regional),
  );
  const first = regional.filter(({ alias }) => alias === canary);
  const others = regional.filter(({ alias }) => alias !== canary);
  const central = scripted(CENTRAL, 'центральная таблица', centralSpreadsheetId, bundles.central);
  return [...first, ...others, central];
}

async function describe(operator: OperatorPlace, workbooks: readonly ScriptedWorkbook[]): Promise<Told> {
  const lines: string[] = [];
  let isDone = true;
  for (const workbook of workbooks) {
    const { alias, name } = workbook;
    try {
      lines.push(sayPlanned(alias, name, (await planScript(operator.google, workbook)).deed));
    } catch (thrown) {
      lines.push(sayFailed(alias, name, failureAt(thrown, workbook)));
      isDone = false;
    }
  }
  return { text: [...lines, ROLL_OUT_PLANNED].join('\n'), isDone };
}

function failureAt(thrown: unknown, { alias }: ScriptedWorkbook): Failure {
  return operatorFailure(thrown, `скрипт таблицы ${alias}`);
}

async function carryOut(operator: OperatorPlace, workbook: ScriptedWorkbook): Promise<ScriptPlan> {
  try {
    const plan = await planScript(operator.google, workbook);
    await writeScript(operator.google, plan);
    return plan;
  } catch (thrown) {
    throw failureAt(thrown, workbook);
  }
}

export async function rollOut(operator: OperatorPlace, command: RollOutCommand, bundles: Bundles): Promise<Told> {
  const workbooks = await listWorkbooks(operator, command, bundles).catch((thrown: unknown) => {
    throw thrown instanceof CommandMistake
      ? thrown
      : operatorFailure(thrown, 'центральная таблица и список файлов Диска');
  });
  if (!command.isMeant) return describe(operator, workbooks);
  const lines: string[] = [];
  let changed = 0;
  for (const [index, workbook] of workbooks.entries()) {
    const { alias, name } = workbook;
    try {
      const { deed } = await carryOut(operator, workbook);
      changed += deed === 'same' ? 0 : 1;
      lines.push(sayScriptDone(alias, name, deed, index === 0));
    } catch (failure) {
      const untried = workbooks.slice(index + 1).map((one) => one.alias);
      lines.push(sayFailed(alias, name, failure as Failure), sayUntried(untried));
      return { text: lines.join('\n'), isDone: false };
    }
  }
  lines.push(sayRolledOut(workbooks.length, changed, bundles.regional.version));
  return { text: lines.join('\n'), isDone: true };
}
