/** What «Сводка» says, line by line: full figures for the leadership. The charted lines stand above all that can grow. */

import { parseDate } from '../domain/date.ts';
import { DEFINITIONS } from '../domain/definitions.ts';
import type { Base } from '../domain/snapshot.ts';
import { checkedCell } from './checked-cell.ts';
import { funnelRows, leadershipDefinitions, leadershipRows, reconciliationRows } from './leadership-rows.ts';
import { moscowTime } from './moscow-time.ts';
import type { TabContent } from './owned-tab.ts';
import { type SubmissionInput, stateOf, submissionDefinitions, submissionRows } from './submission-rows.ts';
import { districtRows, industryRows, regionRows } from './summary-breakdowns.ts';
import { LOW_BAND_ROWS, summaryCharts, TALL_BAND_ROWS } from './summary-charts.ts';
import { indicatorRows, planFactRows, rowsReadRows, statusRows } from './summary-figures.ts';
import { SUMMARY_TAB } from './summary-tab.ts';
import { BLANK, cell, explained, headings, line, paragraph, type StyledRow, title } from './tab-cells.ts';
import { TREND_DAYS, type TrendLine, type VersionWords } from './version-words.ts';

export interface SummaryInput extends SubmissionInput {
  readonly latest: Base;
  readonly checkedAt: Date;
  readonly periodMinutes: number;
  /** Null where the store did not tell. */
  readonly words: VersionWords | null;
}

/** The first lines; they also tell which version the tab shows. */
function versionRows({ latest, checkedAt, periodMinutes }: SummaryInput): readonly StyledRow[] {
  const { snapshot, sha256 } = latest;
  const asOf = parseDate(snapshot.asOf);
  return [
    [cell(snapshot.sentence.ru, 'sentence')],
    [cell('Проверено (Москва)'), checkedCell(checkedAt, periodMinutes)],
    [cell('Данные на'), cell(asOf, 'date')],
    [cell('Снято (Москва)'), cell(moscowTime(snapshot.takenAt))],
    [cell('Версия'), cell(`${snapshot.seq} (${sha256.slice(0, 12)})`)],
    ...paragraph(
      'Здесь полные цифры, не для публикации: в снимке часть сумм скрыта, чтобы по ним нельзя было вычислить данные одной организации.',
      'quiet',
    ),
    BLANK,
  ];
}

function blankRows(count: number): readonly StyledRow[] {
  return Array.from({ length: count }, () => BLANK);
}

/** A column for each number that is charted; what a day lacks stays empty. */
function trendRow({ day, seq, headline }: TrendLine): StyledRow {
  const { operatingClusters, declaredClusters, forecastClusters, jointProjects } = headline;
  const counts = [operatingClusters, declaredClusters, forecastClusters, jointProjects, seq];
  return [
    cell(day, 'date'),
    ...line(
      counts.map((count) => count ?? null),
      'count',
    ),
  ];
}

const TREND_HEADINGS = ['День (последняя версия)', 'Действующие', 'Заявленные', 'Всего', 'Проекты', 'Версия'] as const;
/** The districts and those outside of them. */
const MOST_DISTRICTS = 9;

function padded(rows: readonly StyledRow[], count: number): readonly StyledRow[] {
  return [...rows, ...blankRows(Math.max(0, count - rows.length))];
}

const MOST_SENTENCES = 15;

function changeRows({ words }: SummaryInput): readonly StyledRow[] {
  if (!words) return [title('Что изменилось'), ...paragraph('Хранилище сейчас не отвечает: покажет следующий запуск.')];
  return [words.sinceLast, words.sinceFrozen].flatMap(({ title: what, sentences }) => {
    const rest = sentences.length - MOST_SENTENCES;
    const more = rest > 0 ? paragraph(`… и ещё ${rest}; все скажет npm run changes.`, 'quiet') : [];
    const said = sentences.slice(0, MOST_SENTENCES).flatMap((sentence) => paragraph(sentence));
    return [title(what), ...said, ...more, BLANK];
  });
}

const STANDS_ON = [
  'Стоит на строках',
  'Сколько принятых строк названных листов просмотрено, чтобы посчитать показатель. Отложенные строки тех же листов в него не вошли: почему — ниже и на листе «Качество». В разрезах это строки таблицы самого субъекта; к какой отрасли относилась бы отложенная строка, неизвестно.',
] as const;

function definitionRows(): readonly StyledRow[] {
  const named = Object.values(DEFINITIONS).map(({ name, ru }) => [name, ru] as const);
  const all = [STANDS_ON, ...named, ...leadershipDefinitions(), ...submissionDefinitions()];
  return [title('Что означают показатели'), ...all.flatMap(([name, meaning]) => explained(name, meaning))];
}

/** Everything the tab shows, and the charts over it. */
export function summaryContent(input: SummaryInput, quality: string): TabContent {
  const { summary, latest, register, reference, words } = input;
  const behind = { register, reference, quality };
  const districts = districtRows(summary, behind);
  const funnel = funnelRows(summary.internal);
  const trend = [headings(...TREND_HEADINGS), ...(words?.trend ?? []).map(trendRow)];
  const rows: StyledRow[] = [];
  const place = (block: readonly StyledRow[]) => {
    const firstRow = rows.length;
    rows.push(...block, BLANK);
    return firstRow;
  };
  place([...versionRows(input), ...indicatorRows(latest.snapshot, summary, quality)]);
  const tallBand = place(blankRows(TALL_BAND_ROWS - 1));
  const lowBand = place(blankRows(LOW_BAND_ROWS - 1));
  const districtsAt = place(padded(districts, MOST_DISTRICTS + 1));
  const funnelAt = place(funnel);
  const trendAt = place(padded(trend, TREND_DAYS + 1));
  place(changeRows(input));
  place(planFactRows(summary, quality));
  place(rowsReadRows(summary, quality));
  place(reconciliationRows(summary.internal));
  place(submissionRows(input));
  place(statusRows(summary));
  place(industryRows(summary));
  place(regionRows(summary, behind));
  place(leadershipRows(summary.internal, input.days, reference, stateOf(input)));
  place(definitionRows());
  const charts = summaryCharts({
    tallBand,
    lowBand,
    districts: { firstRow: districtsAt, rowCount: districts.length },
    funnel: { firstRow: funnelAt, rowCount: funnel.length },
    trend: { firstRow: trendAt, rowCount: Math.max(trend.length, 2) },
  });
  return { tab: SUMMARY_TAB, rows, charts };
}
