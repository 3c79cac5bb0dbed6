/** «Пороги»: the tab in which the operator keeps the thresholds. */
import { foldText, type RawTable } from './cell.ts';
import { choiceList } from './choice-list.ts';
import { FIRST_DATE, LAST_DATE } from './date.ts';
import { choice } from './list-kinds.ts';
import { parseListTab } from './list-tab.ts';
import { date, quantity } from './number-kinds.ts';
import type { Reading } from './problem.ts';
import { RowReport, type RuleContext } from './row-report.ts';
import { type Columns, type Draft, defineTable } from './table.ts';
import { text } from './text-kinds.ts';
import { type Threshold, Thresholds } from './thresholds.ts';

export const THRESHOLDS = choiceList({
  INDUSTRY_PARTICIPANTS: 'Промышленных участников, не меньше',
  FINAL_PRODUCERS: 'Производителей конечной продукции, не меньше',
  EDUCATION: 'Образовательных организаций, не меньше',
  TECHNOLOGY_INFRASTRUCTURE: 'Объектов технологической инфраструктуры, не меньше',
  PRODUCTION_ORGANISERS: 'Организующих производство, не больше',
  COOPERATION_PERCENT: 'Уровень кооперации, %, не меньше',
  COOPERATION_EASED_PERCENT: 'Уровень кооперации на льготной территории, %, не меньше',
  SUBSIDY_SHARE_PERCENT: 'Субсидия к стоимости проекта, %, не больше',
  SUBSIDY_PER_YEAR_MILLION_RUB: 'Субсидии одного инициатора за год, млн руб., не больше',
});
const UNVERIFIED = 'не проверено';
/** «нет», «не проверен», «не проверено до 2027»: whoever writes so has not checked it. */
const DENIAL = /^не(?:т|\s)/;

const columns = {
  code: {
    heading: 'Порог',
    kind: choice(THRESHOLDS),
    required: 'always',
    visibility: 'public',
    hint: 'Выберите из списка; один порог может стоять в нескольких строках с разными сроками.',
  },
  value: {
    heading: 'Значение',
    kind: quantity,
    required: 'always',
    visibility: 'public',
    hint: 'Число в единицах, названных в первом столбце.',
  },
  from: {
    heading: 'Действует с',
    kind: date,
    visibility: 'public',
    hint: 'Первый день; пусто — с самого начала.',
  },
  to: {
    heading: 'Действует по',
    kind: date,
    visibility: 'public',
    hint: 'Последний день; пусто — бессрочно.',
  },
  act: {
    heading: 'Акт',
    kind: text(2, 200),
    required: 'always',
    visibility: 'public',
    hint: 'Чем порог установлен: ПП РФ от 31.07.2015 № 779.',
  },
  edition: {
    heading: 'Редакция',
    kind: text(2, 200),
    visibility: 'public',
    hint: 'В какой редакции акта.',
  },
  verified: {
    heading: 'Проверено',
    kind: text(2, 200),
    visibility: 'internal',
    hint: `Кто (должность, а не имя) и когда сверил порог с текстом акта. Пока никто не сверил: ${UNVERIFIED}.`,
  },
} as const satisfies Columns;

function checkThreshold(row: Draft<typeof columns>, report: RowReport): void {
  if (row.from && row.to && row.to < row.from) {
    report.addAt('to', 'DATE_ORDER', { earlier: columns.from.heading, later: columns.to.heading });
  }
}

export const thresholdTable = defineTable({
  key: 'thresholds',
  title: 'Пороги',
  columns,
  checkRow: checkThreshold,
  uniqueKeys: [],
});

export function parseThresholds(raw: RawTable, context: RuleContext): Reading<Thresholds> {
  const { value, problems } = parseListTab(thresholdTable, raw, context);
  const report = new RowReport(context, 'thresholds');
  const thresholds: (Threshold & { readonly row: number })[] = [];
  for (const listed of value ?? []) {
    const { row } = listed.source.place(listed.index);
    const { code, edition, verified } = listed;
    const [from, to] = [listed.from ?? FIRST_DATE, listed.to ?? LAST_DATE];
    const twin = thresholds.find((other) => other.code === code && other.from <= to && from <= other.to);
    report.startRow(row);
    if (twin) report.addAt('from', 'PERIODS_OVERLAP', { row: twin.row });
    thresholds.push({
      row,
      code,
      value: listed.value,
      from,
      to,
      act: edition === null ? listed.act : `${listed.act}, ${edition}`,
      verified: verified !== null && !DENIAL.test(foldText(verified)),
    });
  }
  return { value: new Thresholds(thresholds), problems: [...problems, ...report.problems] };
}
