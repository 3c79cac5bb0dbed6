/** The central workbook: which workbooks there are («Книги»), and what the operator decides («Настройки»). */
import { type Cell, foldText, type RawTable } from './cell.ts';
import type { CivilDate } from './date.ts';
import { nearest } from './likeness.ts';
import { region } from './list-kinds.ts';
import { parseListTab } from './list-tab.ts';
import { count, date, planYear } from './number-kinds.ts';
import { findPersonalData } from './personal-data.ts';
import type { Reading } from './problem.ts';
import { TAG_NAME } from './public-documents.ts';
import { readCell } from './row-reading.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import { type Columns, defineTable, type Kind } from './table.ts';
import { text } from './text-kinds.ts';

/** The alias of a workbook that serves all regions. */
export const ALL_REGIONS = '*';

const regionOrAll: Kind<string> = {
  ...region,
  fromText: (value, report) => (value === ALL_REGIONS ? ALL_REGIONS : region.fromText(value, report)),
};

const SPREADSHEET_LINK = /\/d\/([A-Za-z0-9_-]{20,})/;
const SPREADSHEET_ID = /^[A-Za-z0-9_-]{20,}$/;

/** The identifier of a spreadsheet, or its address, which contains it. */
const spreadsheetId: Kind<string> = {
  format: 'text',
  fromText: (value, report) => {
    const id = SPREADSHEET_LINK.exec(value)?.[1] ?? value;
    return SPREADSHEET_ID.test(id) ? id : report.addFound('SPREADSHEET_ID_FORMAT', value);
  },
  fromNumber: (value, report) => report.addFound('SPREADSHEET_ID_FORMAT', String(value)),
};

const columns = {
  region: {
    heading: 'Субъект РФ',
    kind: regionOrAll,
    required: 'always',
    visibility: 'internal',
    hint: 'Субъект, которому принадлежит таблица; * — если одна таблица на все субъекты.',
  },
  spreadsheetId: {
    heading: 'Таблица',
    kind: spreadsheetId,
    required: 'always',
    visibility: 'internal',
    hint: 'Адрес таблицы или её идентификатор из адреса.',
  },
  note: {
    heading: 'Примечание',
    kind: text(1, 300),
    visibility: 'internal',
    hint: 'Что угодно, кроме имён и телефонов.',
  },
  epoch: {
    heading: 'Эпоха',
    kind: count,
    visibility: 'internal',
    mayLack: true,
    hint: 'Пусто — 1. Увеличьте на единицу, когда таблицу восстановили из копии или заменили другой.',
  },
  confirmedOn: {
    heading: 'Подтверждено',
    kind: date,
    visibility: 'internal',
    mayLack: true,
    hint: 'Дата, когда проверено, что резкое уменьшение данных — не ошибка. Ставит и меню «Свод».',
  },
} as const satisfies Columns;

export const workbookList = defineTable({
  key: 'workbookList',
  title: 'Книги',
  columns,
  checkRow: () => undefined,
  uniqueKeys: [
    { column: 'region', keyOf: (row) => row.region ?? null },
    { column: 'spreadsheetId', keyOf: (row) => row.spreadsheetId ?? null },
  ],
});

/** A line of «Книги». */
export interface ListedWorkbook {
  /** A region's two-digit code, or `*`. */
  readonly region: string;
  readonly spreadsheetId: string;
  /** Grows when the workbook begins to count its versions anew. */
  readonly epoch: number;
  /** When the operator confirmed that rows disappeared on purpose. */
  readonly confirmedOn: CivilDate | null;
}

/** Reads «Книги»; a region or a workbook named twice is a mistake of the operator. */
export function parseWorkbookList(raw: RawTable, context: RuleContext): Reading<readonly ListedWorkbook[]> {
  const { value, problems } = parseListTab(workbookList, raw, context);
  const listed = (value ?? []).map(({ region, spreadsheetId, epoch, confirmedOn }) => ({
    region,
    spreadsheetId,
    epoch: epoch ?? 1,
    confirmedOn,
  }));
  listed.sort((left, right) => (left.region < right.region ? -1 : 1));
  return { value: listed, problems };
}

/** What the operator decides; null where the cell is empty. */
export interface Decisions {
  readonly planYear: number | null;
  readonly publisher: string;
  readonly licence: string;
  readonly contact: string;
  /** The name that the newest version is to bear for ever; null when none is asked for. */
  readonly freezeAs: string | null;
  /** The frozen version with which «Сводка» compares; null for the one that was named last. */
  readonly compareWith: string | null;
}

/** The tab «Настройки»: a name in the first column, a value in the second, an explanation in the third. */
export const SETTINGS_TAB = {
  title: 'Настройки',
  headings: ['Настройка', 'Значение', 'Пояснение'],
  names: {
    planYear: ['Плановый год', 'Год, за который считаются заявленные кластеры. Пусто — текущий год.'],
    publisher: ['Издатель', 'Кто публикует данные.'],
    licence: ['Лицензия', 'На каких условиях данными можно пользоваться.'],
    contact: ['Контакт', 'Адрес роли, а не человека: куда писать о данных.'],
    freezeAs: [
      'Заморозить под именем',
      'Имя, например 2026-Q3: при следующем запуске его навсегда получит последняя версия. Имя, которое уже есть, остаётся у своей версии.',
    ],
    compareWith: [
      'Сравнить с замороженной',
      'Имя замороженной версии, с которой «Сводка» сравнивает нынешнюю. Пусто — с той, что заморожена последней.',
    ],
  },
} as const;

const MOST_SETTING_CHARACTERS = 300;

const EVERY_EMAIL = /[^\s@<>]+@[^\s@<>]+/g;

/** Text that is published; the address of a role may be an e-mail, but nobody's name or phone stands beside it. */
const settingText: Kind<string> = {
  format: 'text',
  fromText: (value, report) => {
    const { length } = value;
    if (length > MOST_SETTING_CHARACTERS) {
      return report.add('TEXT_LENGTH', { length, min: 0, max: MOST_SETTING_CHARACTERS });
    }
    const personal = findPersonalData(value.replace(EVERY_EMAIL, ''));
    if (!personal || personal.perhapsNameOfPlant) return value;
    return report.add('PERSONAL_DATA', { kind: personal.kind, length });
  },
  fromNumber: (value, report) => settingText.fromText(String(value), report) ?? undefined,
};

/** The name of a frozen version. */
const tagName: Kind<string> = {
  format: 'text',
  fromText: (value, report) => (TAG_NAME.test(value) ? value : report.addFound('FREEZE_NAME_FORMAT', value)),
  fromNumber: (value, report) => report.addFound('FREEZE_NAME_FORMAT', String(value)),
};

/** A workbook that an earlier Svod made has no such lines, and asks for nothing. */
const MAY_LACK: ReadonlySet<keyof typeof SETTINGS_TAB.names> = new Set(['freezeAs', 'compareWith']);

/** Reads «Настройки»; names it does not know are left alone, one that is missing is an error: its value may be empty, not it. */
export function parseDecisions(raw: RawTable, context: RuleContext): Reading<Decisions> {
  const report = new RowReport(context, 'settings');
  const cells = new Map<string, { readonly cell: Cell | undefined; readonly row: number }>();
  raw.forEach((row, index) => {
    const name = typeof row[0] === 'string' ? foldText(row[0]) : '';
    if (index > 0 && name !== '') cells.set(name, { cell: row[1], row: index + 1 });
  });
  const known = new Set(Object.values(SETTINGS_TAB.names).map(([heading]) => foldText(heading)));
  const find = (name: keyof typeof SETTINGS_TAB.names) => {
    const found = cells.get(foldText(SETTINGS_TAB.names[name][0]));
    report.startRow(found?.row ?? 1);
    report.column = name;
    if (!found && !MAY_LACK.has(name)) {
      const heading = SETTINGS_TAB.names[name][0];
      const likely = nearest(
        heading,
        [...cells.keys()].filter((one) => !known.has(one)),
      );
      report.add('SETTING_MISSING', { heading, ...(likely !== undefined && { likely }) });
    }
    return found?.cell;
  };
  const value = {
    planYear: readCell(find('planYear'), { kind: planYear }, report) ?? null,
    publisher: readCell(find('publisher'), { kind: settingText }, report) ?? '',
    licence: readCell(find('licence'), { kind: settingText }, report) ?? '',
    contact: readCell(find('contact'), { kind: settingText }, report) ?? '',
    freezeAs: readCell(find('freezeAs'), { kind: tagName }, report) ?? null,
    compareWith: readCell(find('compareWith'), { kind: settingText }, report) ?? null,
  };
  return { value, problems: report.problems };
}
