/** What each region's workbook lacks, as it stands now: reads alone. */
import type { Region } from '../../domain/region.ts';
import { TEMPLATE_KEY } from '../../domain/workbook-tabs.ts';
import { Failure } from '../../functions/failure.ts';
import type { Central } from '../../functions/read-central.ts';
import { CommandMistake } from '../command-options.ts';
import { readCentralNow } from '../register-view.ts';
import { findMarked } from './drive-workbooks.ts';
import { operatorFailure } from './operator-failure.ts';
import type { OperatorPlace } from './operator-place.ts';
import type { ProvisionCommand } from './provision-command.ts';
import { type Deeds, PROVISION_MISTAKES, PROVISION_USAGE } from './provision-words.ts';
import type { Share } from './share-list.ts';
import { planSharing, readPermissions, type SharingPlan } from './sharing.ts';

export interface RegionPlan {
  readonly region: Pick<Region, 'code' | 'name'>;
  /** Null where there is none yet. */
  readonly spreadsheetId: string | null;
  readonly lacksTabs: boolean;
  readonly isListed: boolean;
  readonly sharing: SharingPlan;
  readonly strays: number;
}

export interface Plan {
  readonly reference: Central['reference'];
  readonly regions: readonly RegionPlan[];
}

type Marked = ReadonlyMap<string, readonly string[]>;

/** Whoever made two has to say which is the right one: nobody else can know. */
function twoOf(region: string, count: number): Failure {
  return new Failure(
    'WORKBOOK_LIST_WRONG',
    `На Диске ${count} таблицы субъекта ${region}, и в «Книгах» нет ни одной: какая верная, решить может только человек.`,
    'Оставьте одну, остальные уберите в корзину (или внесите верную в «Книги») и повторите.',
  );
}

async function isPrepared({ google }: OperatorPlace, spreadsheetId: string): Promise<boolean> {
  const fields = 'developerMetadata(metadataKey)';
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields });
  return (data.developerMetadata ?? []).some(({ metadataKey }) => metadataKey === TEMPLATE_KEY);
}

async function planRegion(
  operator: OperatorPlace,
  region: RegionPlan['region'],
  listed: string | undefined,
  marked: readonly string[],
  wanted: readonly Share[],
): Promise<RegionPlan> {
  if (listed === undefined && marked.length > 1) throw twoOf(region.code, marked.length);
  const spreadsheetId = listed ?? marked[0] ?? null;
  const isListed = listed !== undefined;
  const strays = isListed ? marked.filter((id) => id !== listed).length : 0;
  const permissions = spreadsheetId === null ? [] : await readPermissions(operator.google.drive, spreadsheetId);
  return {
    region,
    spreadsheetId,
    // What people listed themselves is theirs: nothing is put into it.
    lacksTabs: !isListed && (spreadsheetId === null || !(await isPrepared(operator, spreadsheetId))),
    isListed,
    sharing: planSharing(permissions, wanted),
    strays,
  };
}

export async function planProvision(operator: OperatorPlace, { regions, shares }: ProvisionCommand): Promise<Plan> {
  const { google, centralSpreadsheetId, now } = operator;
  const { workbooks, reference } = await readCentralNow(google, centralSpreadsheetId, now()).catch(
    (thrown: unknown) => {
      throw operatorFailure(thrown, 'центральная таблица');
    },
  );
  const unknown = regions.filter((code) => reference.regions.get(code)?.code !== code);
  if (unknown.length > 0) throw new CommandMistake(PROVISION_MISTAKES.unknownRegion(unknown), PROVISION_USAGE);
  const marked: Marked = await findMarked(google.drive).catch((thrown: unknown) => {
    throw operatorFailure(thrown, 'список файлов Диска');
  });
  const planned: RegionPlan[] = [];
  for (const code of regions) {
    const listed = workbooks.find((workbook) => workbook.region === code)?.spreadsheetId;
    const wanted = shares.filter(({ region }) => region === code);
    const region = { code, name: reference.regions.get(code)?.name ?? '' };
    const plan = planRegion(operator, region, listed, marked.get(code) ?? [], wanted);
    planned.push(
      await plan.catch((thrown: unknown) => {
        throw operatorFailure(thrown, `таблица субъекта ${code}`);
      }),
    );
  }
  return { reference, regions: planned };
}

export function deedsOf({ region, spreadsheetId, lacksTabs, isListed, sharing, strays }: RegionPlan): Deeds {
  const { give, raise, ...counts } = sharing;
  return {
    region: region.code,
    name: region.name,
    makesFile: spreadsheetId === null,
    makesTabs: lacksTabs,
    lists: !isListed,
    gives: give.length,
    raises: raise.length,
    ...counts,
    strays,
    refused: [],
  };
}

export function isAnythingToDo({ makesFile, makesTabs, lists, gives, raises }: Deeds): boolean {
  return makesFile || makesTabs || lists || gives + raises > 0;
}
