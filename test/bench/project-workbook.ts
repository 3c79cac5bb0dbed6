/** A workbook as the product prepares it for a region, with many project rows in it. */
import { jointProjects } from '../../domain/joint-project.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { newWorkbook } from '../../local/google/new-workbook.ts';
import type { Workbook } from '../../local/google/workbook.ts';
import { regionalWorkbook, type StartingRows } from '../../local/prepared-workbook.ts';
import { generatePayload } from './payload.ts';

const PROJECTS = 2;

function projectRows(count: number, seed: number): StartingRows {
  const { valueRanges } = JSON.parse(generatePayload(count, seed).text) as {
    readonly valueRanges: readonly { readonly values: readonly (readonly (string | number)[])[] }[];
  };
  const [, ...rows] = valueRanges[PROJECTS]?.values ?? [];
  return rows.map((row) => row.map((value) => (value === '' ? null : value)));
}

export function projectWorkbook(title: string, count: number, seed: number): Workbook {
  return newWorkbook(
    regionalWorkbook(
      title,
      { workbook: '*', reference: STARTING_REFERENCE },
      { jointProjects: projectRows(count, seed) },
    ),
  );
}

/** Where the project rows of such a workbook stand: fifteen columns, without the headings. */
export function projectRange(count: number): string {
  return `${jointProjects.title}!A2:O${count + 1}`;
}
