/** «Публикации»: what came of the runs, the newest first, for who looks after the publication. */
import { moscowTime } from './moscow-time.ts';
import type { OwnedTab } from './owned-tab.ts';
import type { RunLine, RunLog } from './run-log.ts';
import { BLANK, cell, headings, line, type Row, type Style, type StyledRow } from './tab-cells.ts';

const HEADINGS = [
  'Когда (Москва)',
  'Что вышло',
  'Версия',
  'SHA-256',
  'Строк прочитано',
  'Принято',
  'Отложено',
  'Субъекты со старыми данными',
  'Что помешало и что сделать',
  'Секунд',
  'Чтений Google',
  'Записей Google',
] as const;

const HEAD_ROWS = 3;

export const PUBLICATIONS_TAB: OwnedTab = {
  title: 'Публикации',
  metadataKey: 'svod-publications',
  widthsPixels: [120, 200, 60, 100, 75, 75, 75, 110, 360, 65, 65, 65],
  frozenRowCount: HEAD_ROWS,
  headings: HEADINGS,
  columnsBefore: HEADINGS.length,
};

const STYLES: readonly Style[] = [
  'wrapped',
  'wrapped',
  'count',
  'wrapped',
  'count',
  'count',
  'count',
  'wrapped',
  'wrapped',
  'decimal',
  'count',
];

const OUTCOMES: Readonly<Record<string, string>> = {
  published: 'Опубликована новая версия',
  unchanged: 'Снова в порядке, данные те же',
  held: 'Публикация остановлена, действует прежняя версия',
  failed: 'Запуск не удался, действует прежняя версия',
  superseded: 'Уступил запуску, который опубликовал раньше',
  'no-workbooks': 'В «Книгах» нет ни одной таблицы',
};

function rowOf({ at, outcome, code, message, remedy, version, rows, stale, spent }: RunLine): Row {
  const why = [message, remedy, code && `(${code})`].filter((part) => part !== undefined && part !== '').join(' ');
  return [
    moscowTime(at),
    OUTCOMES[outcome] ?? outcome,
    version?.seq ?? null,
    version?.sha256.slice(0, 12) ?? null,
    rows?.read ?? null,
    rows?.accepted ?? null,
    rows?.setAside ?? null,
    stale.join(', '),
    why,
    spent && Math.round(spent.durationMs / 100) / 10,
    spent?.reads ?? null,
    spent?.writes ?? null,
  ];
}

/** The day of the last look; the minute stands in `status.json`. */
function checkedRow(checkedAt: string | null): StyledRow {
  const day = checkedAt === null ? 'ещё ни разу' : moscowTime(checkedAt).slice(0, 10);
  const how = 'Если данные те же, отмечается раз в сутки; с точностью до минуты — в status.json.';
  return [cell('Проверено', 'title'), cell(day, 'title'), cell(how, 'quiet')];
}

export function publicationRows({ checkedAt, lines }: RunLog): readonly StyledRow[] {
  return [checkedRow(checkedAt), BLANK, headings(...HEADINGS), ...lines.map((one) => line(rowOf(one), ...STYLES))];
}
