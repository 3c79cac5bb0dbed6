/** Which tabs a workbook lacks, and what they were probably renamed to. */
import type { sheets_v4 } from '@googleapis/sheets';
import { nearest } from '../domain/likeness.ts';
import { TABLES } from '../domain/workbook.ts';
import { decode, SHEETS_MASK, sheetsAnswer } from './google-answers.ts';

interface MissingTab {
  readonly title: string;
  /** The tab that it probably became. */
  readonly likely?: string;
}

/** The tabs of the register that a workbook lacks. Throws what the Google client throws. */
export async function readMissingTabs(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<readonly MissingTab[]> {
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: SHEETS_MASK });
  return missingTabs(decode(sheetsAnswer, data).sheets.map(({ properties }) => properties.title));
}

function missingTabs(titles: readonly string[]): readonly MissingTab[] {
  const wanted = Object.values(TABLES).map((table): string => table.title);
  const strangers = titles.filter((title) => !wanted.includes(title));
  return wanted
    .filter((title) => !titles.includes(title))
    .map((title) => {
      const likely = nearest(title, strangers) ?? strangers.find((stranger) => stranger.includes(title));
      return { title, ...(likely !== undefined && { likely }) };
    });
}

/** «Участники» (похоже, теперь «Участники 2024») */
export function nameMissingTabs(missing: readonly MissingTab[]): string {
  return missing
    .map(({ title, likely }) => `«${title}»${likely === undefined ? '' : ` (похоже, теперь «${likely}»)`}`)
    .join(', ');
}
