/** Drive's `files.list`: which files, in which order, page by page. */
import { fileResource } from './drive-file.ts';
import { pageOf } from './drive-page.ts';
import { invalidDriveValue, parseDriveQuery } from './drive-query.ts';
import { isInSharedDrive } from './file-permissions.ts';
import { notImplemented } from './google-error.ts';
import type { Call } from './rest-method.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

type Compare = (a: StoredWorkbook, b: StoredWorkbook) => number;

const byModifiedTime: Compare = (a, b) => a.modifiedTime.localeCompare(b.modifiedTime);
const titleOf = ({ workbook }: StoredWorkbook) => workbook.properties.title;
const isStarred = ({ workbook }: StoredWorkbook) => workbook.file?.['starred'] === true;

/** There are no folders, and whoever changed a file is always the same. */
const ORDERS: Readonly<Record<string, Compare>> = {
  modifiedTime: byModifiedTime,
  modifiedByMeTime: byModifiedTime,
  recency: byModifiedTime,
  createdTime: (a, b) => a.createdTime.localeCompare(b.createdTime),
  name: (a, b) => titleOf(a).localeCompare(titleOf(b), 'ru'),
  name_natural: (a, b) => titleOf(a).localeCompare(titleOf(b), 'ru', { numeric: true }),
  folder: () => 0,
  starred: (a, b) => Number(isStarred(b)) - Number(isStarred(a)),
};

const ORDERS_ELSEWHERE: ReadonlySet<string> = new Set(['quotaBytesUsed', 'sharedWithMeTime', 'viewedByMeTime']);

function comparison(orderBy: string | undefined): Compare {
  const keys = (orderBy ?? '').split(',').filter((key) => key.trim() !== '');
  const compares = keys.map((key): Compare => {
    const [name = '', direction] = key.trim().split(/\s+/);
    const compare = ORDERS[name];
    if (ORDERS_ELSEWHERE.has(name)) throw notImplemented(`orderBy=${name} of files.list`);
    if (!compare) throw invalidDriveValue('orderBy');
    if (direction !== undefined && direction !== 'desc') throw invalidDriveValue('orderBy');
    return direction === 'desc' ? (a, b) => compare(b, a) : compare;
  });
  return (a, b) => compares.map((compare) => compare(a, b)).find((order) => order !== 0) ?? 0;
}

function checkCorpus({ query }: Call): void {
  const corpora = query.text('corpora') ?? 'user';
  if (corpora !== 'user' && corpora !== 'allDrives') throw notImplemented(`corpora=${corpora} of files.list`);
  const spaces = query.text('spaces') ?? 'drive';
  if (spaces !== 'drive') throw notImplemented(`spaces=${spaces} of files.list`);
}

export function listFiles(store: WorkbookStore, call: Call) {
  const { query, origin } = call;
  checkCorpus(call);
  const matches = parseDriveQuery(query.text('q') ?? '');
  const sorted = store.list().toSorted(comparison(query.text('orderBy')));
  const isEverywhere = query.flag('includeItemsFromAllDrives') || query.flag('includeTeamDriveItems');
  const within = sorted.filter(({ workbook }) => isEverywhere || !isInSharedDrive(workbook));
  const found = within.map((stored) => fileResource(stored, origin)).filter(matches);
  const { page, nextPageToken } = pageOf(found, query, { otherwise: DEFAULT_PAGE, largest: LARGEST_PAGE });
  return { kind: 'drive#fileList', incompleteSearch: false, files: page, ...(nextPageToken ? { nextPageToken } : {}) };
}
