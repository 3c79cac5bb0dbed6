/**
 * The making of workbooks for regions: file, tabs, sharing, and last of all the row in «Книги», from which on the function reads
 * it. Cut off anywhere, the same command goes on where it was: each step leaves a mark by which the next run finds it done.
 */

import { TEMPLATE_KEY } from '../../domain/workbook-tabs.ts';
import type { Failure } from '../../functions/failure.ts';
import { workbookTitle } from '../local-api.ts';
import { writeOrFind } from './certain-write.ts';
import { createMarked, findMarked } from './drive-workbooks.ts';
import { listWorkbook } from './listing.ts';
import { operatorFailure } from './operator-failure.ts';
import type { OperatorPlace } from './operator-place.ts';
import type { ProvisionCommand } from './provision-command.ts';
import { deedsOf, isAnythingToDo, type Plan, planProvision, type RegionPlan } from './provision-plan.ts';
import { type Deeds, NOTHING_TO_DO, PLANNED, sayDone, sayRegion, sayStopped } from './provision-words.ts';
import { shareFile } from './sharing.ts';
import { preparingRequests } from './workbook-blueprint.ts';

type Wish = Pick<ProvisionCommand, 'folder' | 'isNotified'>;

export interface Told {
  readonly text: string;
  readonly isDone: boolean;
}

async function makeFile({ google }: OperatorPlace, region: string, title: string, { folder }: Wish): Promise<string> {
  return writeOrFind(
    () => createMarked(google.drive, { region, title, folder }),
    async () => {
      const found = (await findMarked(google.drive)).get(region) ?? [];
      return found.length === 1 ? found[0] : undefined;
    },
  );
}

interface Blank {
  readonly sheetIds: readonly number[];
  readonly isPrepared: boolean;
}

/** The tabs without a value in them: what somebody has typed already stays where it is. */
async function readBlank({ google }: OperatorPlace, spreadsheetId: string): Promise<Blank> {
  const fields = 'developerMetadata(metadataKey),sheets(properties(sheetId),data(rowData(values(userEnteredValue))))';
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields });
  const isBlank = (grids: NonNullable<typeof data.sheets>[number]['data']) =>
    !(grids ?? []).some(({ rowData }) => rowData?.some(({ values }) => values?.some((cell) => cell.userEnteredValue)));
  return {
    sheetIds: (data.sheets ?? [])
      .filter((sheet) => isBlank(sheet.data))
      .map(({ properties }) => properties?.sheetId ?? 0),
    isPrepared: (data.developerMetadata ?? []).some(({ metadataKey }) => metadataKey === TEMPLATE_KEY),
  };
}

async function makeTabs(
  operator: OperatorPlace,
  spreadsheetId: string,
  region: string,
  title: string,
  reference: Plan['reference'],
): Promise<void> {
  const { sheetIds, isPrepared } = await readBlank(operator, spreadsheetId);
  if (isPrepared) return;
  const requests = [...preparingRequests(title, { workbook: region, reference }, sheetIds)];
  await writeOrFind(
    async () => {
      await operator.google.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
      return true;
    },
    async () => (await readBlank(operator, spreadsheetId)).isPrepared || undefined,
  );
}

/** Does for one region what its plan says. Throws a failure that names the region. */
async function carryOut(
  operator: OperatorPlace,
  plan: RegionPlan,
  reference: Plan['reference'],
  wish: Wish,
): Promise<Deeds> {
  const { region, lacksTabs, isListed, sharing } = plan;
  const { code } = region;
  try {
    const title = workbookTitle(code, reference.regions);
    const spreadsheetId = plan.spreadsheetId ?? (await makeFile(operator, code, title, wish));
    if (lacksTabs) await makeTabs(operator, spreadsheetId, code, title, reference);
    const refused = await shareFile(operator.google.drive, spreadsheetId, sharing, wish.isNotified);
    if (!isListed) await listWorkbook(operator, reference, code, spreadsheetId);
    const deeds = deedsOf(plan);
    return { ...deeds, gives: deeds.gives - refused.length, refused };
  } catch (thrown) {
    throw operatorFailure(thrown, `таблица субъекта ${code}`);
  }
}

/** One after the other; the first failure ends it, for the next region would most likely meet the same. */
export async function provision(operator: OperatorPlace, command: ProvisionCommand): Promise<Told> {
  const { reference, regions } = await planProvision(operator, command);
  const planned = regions.map(deedsOf);
  if (!command.isMeant) {
    const end = planned.some(isAnythingToDo) ? PLANNED : NOTHING_TO_DO;
    return { text: [...planned.map((deeds) => sayRegion(deeds, false)), end].join('\n'), isDone: true };
  }
  const lines: string[] = [];
  let isDone = true;
  for (const [index, plan] of regions.entries()) {
    try {
      const deeds = await carryOut(operator, plan, reference, command);
      isDone &&= deeds.refused.length === 0;
      lines.push(sayRegion(deeds, true));
    } catch (failure) {
      const untried = regions.slice(index + 1).map(({ region }) => region.code);
      lines.push(sayStopped(failure as Failure, plan.region.code, untried));
      return { text: lines.join('\n'), isDone: false };
    }
  }
  lines.push(sayDone(regions.length, planned.filter(isAnythingToDo).length));
  return { text: lines.join('\n'), isDone };
}
