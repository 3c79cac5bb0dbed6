/** «Качество» over the real road: every number leads to its rows, and no cell is repeated. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSvod, type RunningSvod, refreshOverHttp } from '../local/running-svod.ts';
import { cellsOf, rowNamed, sheetOf, textsOf } from './shown-tab.ts';

const folder = mkdtempSync(join(tmpdir(), 'svod-quality-'));
let svod: RunningSvod;
let sheet: Awaited<ReturnType<typeof sheetOf>>;

beforeAll(async () => {
  svod = await openSvod({ dataFolder: folder, empty: false });
  await refreshOverHttp(svod);
  // The first run tells the regions, and so learns where their tabs are.
  await refreshOverHttp(svod);
  sheet = await sheetOf(svod, 'Качество');
}, 120_000);
afterAll(async () => {
  await svod.close();
  rmSync(folder, { recursive: true, force: true });
});

function listed(): number {
  return rowNamed(sheet, 'Где эти замечания') + 2;
}

/** Follows a link as a browser would: to the workbook, the tab with that number, the cell. */
async function open(link: string): Promise<{ readonly heading: unknown; readonly value: unknown }> {
  const { pathname, hash } = new URL(link);
  const spreadsheetId = pathname.split('/').at(-1) ?? '';
  const place = new URLSearchParams(hash.slice(1));
  const { data } = await svod.google.sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'sheets(properties(sheetId,title))',
  });
  const tab = data.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === Number(place.get('gid')));
  const range = place.get('range') ?? '';
  const read = async (cell: string) => {
    const { data: values } = await svod.google.sheets.spreadsheets.values.get({
      spreadsheetId,
      range: `'${tab?.properties?.title}'!${cell}`,
    });
    return values.values?.[0]?.[0] as unknown;
  };
  return { heading: await read(range.replace(/\d+/, '1')), value: await read(range) };
}

describe('«Качество»', () => {
  it('counts the problems of every workbook and of every rule', () => {
    const perm = textsOf(sheet)[rowNamed(sheet, 'Пермский край')];
    expect(perm).toEqual(['Пермский край', '111', '110', '1', '1', '1', '2', 'открыть', 'прочитана']);
    expect(textsOf(sheet)[rowNamed(sheet, 'код сохранён как число')]?.slice(2)).toEqual(['предупреждение', '8', '8']);
    const list = textsOf(sheet).slice(listed());
    const errors = list.filter((row) => row[2] === 'ошибка');
    expect(errors.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(13);
  });

  it('leads from a number to the list, and from the list to the very cell', async () => {
    const cells = cellsOf(sheet);
    const row = rowNamed(sheet, 'Пермский край', listed());
    const inner = cells[rowNamed(sheet, 'Пермский край')]?.[4]?.hyperlink;
    expect(inner).toBe(`#gid=${sheet.properties?.sheetId}&range=A${row + 1}`);
    const [, rule, , count, place] = cells[row] ?? [];
    expect([rule?.formattedValue, place?.formattedValue]).toEqual([
      'не сходится контрольная цифра ИНН',
      'Участники B7',
    ]);
    expect(count?.hyperlink).toBe(place?.hyperlink);
    const found = await open(place?.hyperlink ?? '');
    expect(found).toEqual({ heading: 'ИНН', value: expect.stringMatching(/^\d{10}$/) });
    expect(JSON.stringify(textsOf(sheet))).not.toContain(found.value);
  });

  it('leads everywhere: every place of the list is a cell of its tab', async () => {
    const links = cellsOf(sheet)
      .slice(listed())
      .flatMap((row) => row.slice(3).map(({ hyperlink }) => hyperlink ?? ''));
    expect(links.length).toBeGreaterThan(40);
    expect(links.every((link) => /\/sheets\/[\w-]+#gid=\d+&range=[A-Z]+\d+$/.test(link))).toBe(true);
    const headings = await Promise.all(links.filter((_, index) => index % 7 === 0).map(open));
    expect(headings.every(({ heading }) => typeof heading === 'string' && heading.length > 2)).toBe(true);
  });

  it('is not written again while nothing changes', async () => {
    const version = async () =>
      (await svod.google.drive.files.get({ fileId: svod.centralSpreadsheetId, fields: 'version' })).data.version;
    const before = await version();
    await refreshOverHttp(svod);
    expect(await version()).toBe(before);
  });
});
