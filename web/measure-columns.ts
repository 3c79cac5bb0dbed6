/** The columns of every breakdown: counts always, magnitudes only where at least one line of the table shows one. */
import type { TableColumn } from './data-table.ts';
import type { PageOf } from './edition.ts';
import { NUMBER_NAMES } from './english-names.ts';
import { count, isNumber, magnitude, type ShownMagnitude } from './figure.ts';
import { type Html, html } from './html.ts';
import { homePath } from './places.ts';

const COUNTS = ['operatingClusters', 'declaredClusters', 'jointProjects', 'participants'] as const;
const MAGNITUDES = ['investmentMillionRub', 'subsidyMillionRub', 'newJobs'] as const;

export type CountKey = (typeof COUNTS)[number];
export type MagnitudeKey = (typeof MAGNITUDES)[number];
export type MeasureLine = Readonly<Record<CountKey, number>> & Readonly<Record<MagnitudeKey, ShownMagnitude>>;

const HEADINGS: Readonly<Record<CountKey | MagnitudeKey, readonly [ru: string, en: string]>> = {
  operatingClusters: ['Действуют', 'Operating'],
  declaredClusters: ['Заявлены', 'Declared'],
  jointProjects: ['Проекты', 'Projects'],
  participants: ['Участники', 'Participants'],
  investmentMillionRub: ['Стоимость проектов, млн\u00A0руб.', 'Cost of projects, RUB\u00A0m'],
  subsidyMillionRub: ['Запрошенные субсидии, млн\u00A0руб.', 'Subsidies asked for, RUB\u00A0m'],
  newJobs: ['Новые рабочие места', 'New jobs'],
};

/** Where it is explained why a number is not shown. */
export function hiddenNote({ root, language }: PageOf): string {
  return `${root}${homePath(language)}#hidden`;
}

/** Words that lead to what a number means; plain words where the snapshot does not define it. */
export function defined(words: string, key: string, { snapshot, root, language }: PageOf): Html {
  if (!Object.hasOwn(snapshot.definitions, key) || !Object.hasOwn(NUMBER_NAMES, key)) return html`${words}`;
  return html`<a class="defined" href="${root}${homePath(language)}#def-${key}">${words}</a>`;
}

export function measureName(key: CountKey | MagnitudeKey, page: PageOf): Html {
  const [ru, en] = HEADINGS[key];
  return defined(page.say(ru, en), key, page);
}

function shownMagnitudes(lines: readonly MeasureLine[]): readonly MagnitudeKey[] {
  return MAGNITUDES.filter((key) => lines.some((line) => isNumber(line[key])));
}

/** `of` is the path of the breakdown in `latest.json`. */
export function measureColumns(
  page: PageOf,
  of: string,
  lines: readonly MeasureLine[],
): readonly TableColumn<MeasureLine>[] {
  const { language } = page;
  const counts = COUNTS.map((key) => ({
    heading: measureName(key, page),
    isNumber: true,
    cell: (line: MeasureLine, index: number) => count(line[key], `${of}.${index}.${key}`, language),
  }));
  const magnitudes = shownMagnitudes(lines).map((key) => ({
    heading: measureName(key, page),
    isNumber: true,
    cell: (line: MeasureLine, index: number) =>
      magnitude(line[key], `${of}.${index}.${key}`, language, hiddenNote(page)),
  }));
  return [...counts, ...magnitudes];
}

/** Said below a table that has columns less because every line of them is hidden. */
export function hiddenColumnsNote(page: PageOf, lines: readonly MeasureLine[]): Html {
  if (shownMagnitudes(lines).length === MAGNITUDES.length) return html``;
  const { say } = page;
  return html`<p class="note">${say(
    'Суммы денег и новые рабочие места по этим строкам скрыты:',
    'Money and new jobs by these lines are hidden:',
  )} <a href="${hiddenNote(page)}">${say('почему', 'why')}</a>.</p>`;
}
