/** How rows and columns look: their size in pixels, and whether a person or a filter hides them. */
import type { DimensionName } from './relocation.ts';
import type { DimensionLook, Sheet } from './workbook.ts';

type Looks = readonly (DimensionLook | null)[];

export const DEFAULT_PIXELS: { readonly [D in DimensionName]: number } = { ROWS: 21, COLUMNS: 100 };

const FIELDS = { ROWS: 'rows', COLUMNS: 'columns' } as const;

export function looksOf(sheet: Sheet, dimension: DimensionName): Looks {
  return sheet[FIELDS[dimension]] ?? [];
}

/** Without what is as it always is, and without plain rows at the end. */
function withLooks(sheet: Sheet, dimension: DimensionName, looks: readonly (DimensionLook | null)[]): Sheet {
  const field = FIELDS[dimension];
  const { [field]: _before, ...others } = sheet;
  const end = looks.findLastIndex((look) => look !== null);
  return end < 0 ? others : { ...others, [field]: looks.slice(0, end + 1) };
}

function plain(look: DimensionLook, dimension: DimensionName): DimensionLook | null {
  const kept = Object.entries(look).filter(
    ([name, value]) => value !== false && !(name === 'pixelSize' && value === DEFAULT_PIXELS[dimension]),
  );
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

function padded(looks: Looks, length: number): (DimensionLook | null)[] {
  return [...looks, ...new Array<null>(Math.max(0, length - looks.length)).fill(null)];
}

/** New ones are as large as the neighbour that they inherit from, and can be seen. */
export function insertLooks(
  sheet: Sheet,
  dimension: DimensionName,
  at: number,
  count: number,
  neighbour: number,
): Sheet {
  const looks = looksOf(sheet, dimension);
  const pixelSize = looks[neighbour]?.pixelSize;
  if (at >= looks.length && pixelSize === undefined) return sheet;
  const filling = new Array<DimensionLook | null>(count).fill(pixelSize === undefined ? null : { pixelSize });
  return withLooks(sheet, dimension, padded(looks, at).toSpliced(at, 0, ...filling));
}

export function deleteLooks(sheet: Sheet, dimension: DimensionName, startIndex: number, endIndex: number): Sheet {
  const looks = looksOf(sheet, dimension);
  return startIndex >= looks.length
    ? sheet
    : withLooks(sheet, dimension, looks.toSpliced(startIndex, endIndex - startIndex));
}

export function replaceLooks(sheet: Sheet, dimension: DimensionName, change: (looks: Looks) => Looks): Sheet {
  return withLooks(sheet, dimension, change(looksOf(sheet, dimension)));
}

export interface LookChange {
  readonly sheetId: number;
  readonly dimension: DimensionName;
  readonly startIndex: number;
  readonly endIndex: number;
  /** What is set; a size of 0 stands for the usual one, false for seen. */
  readonly look: DimensionLook;
}

export function setLook(sheet: Sheet, { dimension, startIndex, endIndex, look }: LookChange): Sheet {
  return replaceLooks(sheet, dimension, (before) => {
    const looks = padded(before, endIndex);
    for (let index = startIndex; index < endIndex; index += 1) {
      const { pixelSize, ...others } = { ...looks[index], ...look };
      looks[index] = plain(pixelSize ? { ...others, pixelSize } : others, dimension);
    }
    return looks;
  });
}
