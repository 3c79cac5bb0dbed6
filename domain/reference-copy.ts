/**
 * The reference lists as a regional workbook carries them along, in a hidden tab: a script that runs at a keystroke may open no
 * other file. Written by Svod alone, so it is read without questions.
 */
import type { Cell, RawTable } from './cell.ts';
import { listOfNames } from './choice-list.ts';
import type { Reference } from './reference.ts';
import { Regions } from './region.ts';
import { type ThresholdCode, Thresholds } from './thresholds.ts';

export const REFERENCE_TAB = 'Справочники';
/** Where the drop-downs find their values: columns of the tab, counted from 0, from the second row on. */
export const REFERENCE_COLUMNS = { regions: 4, industries: 5 } as const;
/** Of the columns, formats and rules that a workbook is prepared with. */
export const TEMPLATE_VERSION = 1;

const HEADINGS = [
  ...['Эту вкладку ведёт Свод', ''],
  ...['', 'Код субъекта', 'Субъект РФ', 'Отрасль', ''],
  ...['Порог', 'Значение', 'Действует с', 'Действует по', 'Акт', 'Проверено'],
];

/** A regional workbook's own copy. */
export interface ReferenceCopy {
  /** The alias of the workbook: a region's two-digit code, or `*`. */
  readonly workbook: string;
  /** Of the lists, as `fingerprint` gives it. */
  readonly stamp: string;
  readonly reference: Reference;
}

export function encodeReferenceCopy({ workbook, stamp, reference }: ReferenceCopy): readonly (readonly Cell[])[] {
  const { regions, industries, thresholds } = reference;
  const stamps = [
    ['Таблица', workbook],
    ['Справочники', stamp],
    ['Шаблон', String(TEMPLATE_VERSION)],
  ];
  const height = Math.max(stamps.length, regions.all.length, industries.labels.length, thresholds.all.length);
  const rows = Array.from({ length: height }, (_, index): readonly Cell[] => {
    const [name = '', value = ''] = stamps[index] ?? [];
    const region = regions.all[index];
    const threshold = thresholds.all[index];
    return [
      ...[name, value],
      ...['', region?.code ?? '', region?.name ?? '', industries.labels[index] ?? '', ''],
      ...(threshold
        ? [
            threshold.code,
            threshold.value,
            threshold.from,
            threshold.to,
            threshold.act,
            threshold.verified ? 'Да' : 'Нет',
          ]
        : ['', '', '', '', '', '']),
    ];
  });
  return [HEADINGS, ...rows];
}

function text(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

/** Null where the tab holds no such copy. */
export function decodeReferenceCopy(raw: RawTable): ReferenceCopy | null {
  const rows = raw.slice(1);
  const [workbook, stamp] = [text(rows[0]?.[1]), text(rows[1]?.[1])];
  const regions = rows.filter((row) => text(row[3]) !== '');
  if (workbook === '' || regions.length === 0) return null;
  const thresholds = rows.filter((row) => text(row[7]) !== '');
  return {
    workbook: workbook.padStart(workbook === '*' ? 1 : 2, '0'),
    stamp,
    reference: {
      regions: new Regions(
        regions.map((row) => ({
          code: text(row[3]).padStart(2, '0'),
          name: text(row[4]),
          iso: null,
          nameEn: '',
          federalDistrict: '',
        })),
      ),
      industries: listOfNames(rows.map((row) => text(row[5])).filter((name) => name !== '')),
      thresholds: new Thresholds(
        thresholds.map((row) => ({
          // Only Svod writes here, and it writes codes that it knows.
          code: text(row[7]) as ThresholdCode,
          value: Number(row[8]),
          from: Number(row[9]),
          to: Number(row[10]),
          act: text(row[11]),
          verified: text(row[12]) === 'Да',
        })),
      ),
      baselines: [],
    },
  };
}
