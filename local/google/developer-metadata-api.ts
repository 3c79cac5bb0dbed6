/** The methods of `spreadsheets.developerMetadata`. */
import type { sheets_v4 } from '@googleapis/sheets';
import { type DataFilter, filteredMetadata } from './data-filter.ts';
import { type Metadata, metadataMessage, metadataOf } from './developer-metadata.ts';
import { GoogleError, invalidArgument } from './google-error.ts';
import type { Call, RestMethod } from './rest-method.ts';
import { storedWorkbook } from './value-options.ts';
import type { WorkbookStore } from './workbook-store.ts';

function getMetadata(store: WorkbookStore, call: Call) {
  const { workbook } = storedWorkbook(store, call.path['id']);
  const text = call.path['metadataId'] ?? '';
  const metadata = metadataOf(workbook).find(({ metadataId }) => String(metadataId) === text);
  if (metadata) return metadataMessage(metadata);
  throw new GoogleError(404, 'NOT_FOUND', `No developer metadata with ID ${text}`);
}

function searchMetadata(store: WorkbookStore, call: Call) {
  const { workbook } = storedWorkbook(store, call.path['id']);
  const filters = (call.body as sheets_v4.Schema$SearchDeveloperMetadataRequest).dataFilters ?? [];
  if (filters.length === 0) throw invalidArgument('At least one data filter must be specified.');
  const matched = new Map<Metadata, DataFilter[]>();
  for (const filter of filters) {
    for (const metadata of filteredMetadata(workbook, filter)) {
      matched.set(metadata, [...(matched.get(metadata) ?? []), filter]);
    }
  }
  const matchedDeveloperMetadata = [...matched].map(([metadata, dataFilters]) => ({
    developerMetadata: metadataMessage(metadata),
    dataFilters,
  }));
  return matchedDeveloperMetadata.length > 0 ? { matchedDeveloperMetadata } : {};
}

const METADATA = '^/spreadsheets/(?<id>[^/:]+)/developerMetadata';

export function developerMetadataMethods(store: WorkbookStore): readonly RestMethod[] {
  return [
    {
      name: 'spreadsheets.developerMetadata.get',
      verb: 'GET',
      path: new RegExp(`${METADATA}/(?<metadataId>[^/:]+)$`),
      reply: 'DeveloperMetadata',
      support: 'yes',
      run: (call) => getMetadata(store, call),
    },
    {
      name: 'spreadsheets.developerMetadata.search',
      verb: 'POST',
      path: new RegExp(`${METADATA}:search$`),
      body: { message: 'SearchDeveloperMetadataRequest', path: '' },
      reply: 'SearchDeveloperMetadataResponse',
      support: 'yes',
      run: (call) => searchMetadata(store, call),
    },
  ];
}
