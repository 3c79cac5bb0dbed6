/** Requests of `batchUpdate` about developer metadata. */
import type { sheets_v4 } from '@googleapis/sheets';
import type { RequestFunction } from './batch-update.ts';
import { filteredMetadata } from './data-filter.ts';
import { type Metadata, metadataMessage, metadataOf, readLocation } from './developer-metadata.ts';
import { invalidArgument } from './google-error.ts';
import { newObjectId } from './object-id.ts';
import type { Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';
import { readWriteMask } from './write-mask.ts';

const LIST = 'developerMetadata';
const WRITABLE = new Set(['location', 'metadataKey', 'metadataValue', 'visibility']);

function newId(workbook: Workbook, asked: number | null | undefined): number {
  const taken = new Set(metadataOf(workbook).map(({ metadataId }) => metadataId));
  if (asked === undefined || asked === null) return newObjectId((id) => taken.has(id));
  if (!Number.isInteger(asked) || asked <= 0) throw invalidArgument('The metadataId must be positive.');
  if (!taken.has(asked)) return asked;
  const because = 'because developer metadata with that ID already exists.';
  throw invalidArgument(`Cannot add developer metadata with ID [${asked}] ${because}`);
}

function checked(workbook: Workbook, message: sheets_v4.Schema$DeveloperMetadata, metadataId: number): Metadata {
  const { metadataKey, metadataValue, visibility, location } = message;
  if (!metadataKey) throw invalidArgument('Developer metadata must always have a key specified.');
  if (!visibility || visibility.endsWith('UNSPECIFIED')) {
    throw invalidArgument('Developer metadata must always have visibility specified.');
  }
  return {
    metadataId,
    metadataKey,
    ...(metadataValue ? { metadataValue } : {}),
    location: readLocation(workbook, location),
    visibility,
  };
}

export const createDeveloperMetadata: RequestFunction<'createDeveloperMetadata'> = (workbook, request) => {
  const message = request.developerMetadata ?? {};
  const metadata = checked(workbook, message, newId(workbook, message.metadataId));
  const index = metadataOf(workbook).length;
  return {
    changes: [{ kind: 'spliceWorkbookList', list: LIST, index, remove: 0, insert: [metadata] }],
    reply: () => ({ createDeveloperMetadata: { developerMetadata: metadataMessage(metadata) } }),
  };
};

function withoutEmpty<T>(name: string, list: readonly T[]): Readonly<Record<string, readonly T[]>> {
  return list.length > 0 ? { [name]: list } : {};
}

export const updateDeveloperMetadata: RequestFunction<'updateDeveloperMetadata'> = (workbook, request) => {
  const mask = readWriteMask(request.fields, 'DeveloperMetadata', WRITABLE);
  const asked = request.developerMetadata ?? {};
  const isAsked = (field: string) => mask.has('*') || mask.has(field);
  const chosen = new Set((request.dataFilters ?? []).flatMap((filter) => filteredMetadata(workbook, filter)));
  const updated: Metadata[] = [];
  const changes = metadataOf(workbook).flatMap((metadata, index): Change[] => {
    if (!chosen.has(metadata)) return [];
    const told = Object.fromEntries(Object.entries(asked).filter(([field]) => isAsked(field)));
    const kept = Object.entries(metadata).filter(([field]) => !isAsked(field));
    const next = checked(workbook, { ...Object.fromEntries(kept), ...told }, metadata.metadataId);
    updated.push(next);
    return [{ kind: 'spliceWorkbookList', list: LIST, index, remove: 1, insert: [next] }];
  });
  const reply = withoutEmpty('developerMetadata', updated.map(metadataMessage));
  return { changes, reply: () => ({ updateDeveloperMetadata: reply }) };
};

export const deleteDeveloperMetadata: RequestFunction<'deleteDeveloperMetadata'> = (workbook, { dataFilter }) => {
  const chosen = new Set(filteredMetadata(workbook, dataFilter ?? {}));
  const changes = metadataOf(workbook)
    .map((metadata, index) => ({ metadata, index }))
    .filter(({ metadata }) => chosen.has(metadata))
    .map(({ index }): Change => ({ kind: 'spliceWorkbookList', list: LIST, index, remove: 1, insert: [] }))
    .reverse();
  const deleted = metadataOf(workbook).filter((metadata) => chosen.has(metadata));
  const reply = withoutEmpty('deletedDeveloperMetadata', deleted.map(metadataMessage));
  return { changes, reply: () => ({ deleteDeveloperMetadata: reply }) };
};
