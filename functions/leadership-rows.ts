/** The part of «Сводка» that never leaves the house: how clusters advance, what projects bring, how well the data are kept. */
import { INTERNAL_DEFINITIONS } from '../domain/definitions.ts';
import type { InternalFigures } from '../domain/internal-figures.ts';
import type { Reference } from '../domain/reference.ts';
import type { StateOf } from './submission-rows.ts';
import { millions } from './summary-figures.ts';
import { BLANK, cell, headings, line, type StyledRow, type Value } from './tab-cells.ts';

/** How many days ago each workbook was edited, by its alias. */
export type DaysSinceEdit = ReadonlyMap<string, number>;

type Names = (region: string) => string;

/** A whole number; beyond what a cell keeps exactly it is written as text. */
function wholeRubles(rubles: bigint): Value {
  return rubles <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(rubles) : String(rubles);
}

/** What was entered beside the figures known from elsewhere. */
export function reconciliationRows({ reconciliation }: InternalFigures): readonly StyledRow[] {
  return [
    headings('Сверка с другими источниками', 'Внесено', 'По источнику', 'Разница', 'На дату', 'Источник'),
    ...reconciliation.map(
      ({ name, entered, reference, difference, asOf, source }): StyledRow => [
        ...line([name, entered, reference], 'wrapped', 'count'),
        cell(difference, 'signed'),
        cell(asOf, 'date'),
        cell(source),
      ],
    ),
  ];
}

export function funnelRows({ funnel }: InternalFigures): readonly StyledRow[] {
  return [
    headings('Этапы планового года', 'Дошли', 'Сейчас', 'Дней на этапе (медиана)'),
    ...funnel.map(({ name, reached, now, medianDays }) => line([name, reached, now, medianDays], 'wrapped', 'count')),
  ];
}

function projectRows(figures: InternalFigures, nameOf: Names): readonly StyledRow[] {
  const { rublesPerNewJob } = figures;
  const perJob = rublesPerNewJob === null ? null : wholeRubles(rublesPerNewJob);
  return [
    headings('Проекты', 'Значение'),
    line(['Проектов на один кластер', figures.projectsPerCluster], 'wrapped', 'decimal'),
    line(['Рублей на новое рабочее место', perJob], 'wrapped', 'count'),
    line(['Снижение доли импорта, п. п.', figures.importShareFallPercent], 'wrapped', 'decimal'),
    BLANK,
    headings('Класс продукции (ОКПД2)', 'Проекты', 'Стоимость, млн руб.'),
    ...figures.byProductClass.map(({ key, jointProjects, investmentRubles }) =>
      line([key, jointProjects, millions(investmentRubles)], 'wrapped', 'count', 'decimal'),
    ),
    BLANK,
    headings('Квартал запуска', 'Проекты', 'Стоимость, млн руб.'),
    ...figures.byLaunchQuarter.map(({ key, jointProjects, investmentRubles }) =>
      line([key, jointProjects, millions(investmentRubles)], 'wrapped', 'count', 'decimal'),
    ),
    BLANK,
    headings('Одна продукция в нескольких субъектах (ОКПД2)', 'Проекты', 'Субъекты'),
    ...figures.sameProducts.map(({ key, jointProjects, regions }) =>
      line([key, jointProjects, regions.map(nameOf).join('; ')], 'wrapped', 'count', 'plain'),
    ),
  ];
}

function placeRows(figures: InternalFigures, nameOf: Names): readonly StyledRow[] {
  const taking = figures.participation.filter(({ clusters }) => clusters > 0);
  return [
    headings('Площадка', 'Действующие', 'Заявленные'),
    ...figures.bySite.map(({ name, operatingClusters, declaredClusters }) =>
      line([name, operatingClusters, declaredClusters], 'wrapped', 'count'),
    ),
    BLANK,
    headings('Уровень поддержки', 'Запрошено', 'Оказано', 'Сумма, млн руб.'),
    ...figures.bySupportLevel.map(({ name, requested, granted, amountRubles }) =>
      line([name, requested, granted, millions(amountRubles)], 'wrapped', 'count', 'count', 'decimal'),
    ),
    BLANK,
    headings('Участвует в кластерах', 'Кластеры'),
    line(['Субъектов всего', figures.participatingRegions], 'wrapped', 'count'),
    ...taking.map(({ key, clusters }) => line([nameOf(key), clusters], 'wrapped', 'count')),
  ];
}

const QUALITY_HEADINGS = [
  'Качество данных',
  'Прочитано',
  'Принято',
  'Отложено',
  'Ошибки',
  'Предупреждения',
  'Заполнено, %',
  'Дней без правок',
  'Подача',
] as const;

function qualityRows(
  figures: InternalFigures,
  days: DaysSinceEdit,
  nameOf: Names,
  stateOf: StateOf,
): readonly StyledRow[] {
  const unfinished = figures.cards.filter(({ filled, applicable }) => filled < applicable);
  return [
    headings(...QUALITY_HEADINGS),
    ...figures.quality.map(({ key, rows, errors, warnings, completenessPercent }): StyledRow => {
      const { read, accepted, setAside } = rows;
      const counts = [read, accepted, setAside, errors, warnings, completenessPercent, days.get(key) ?? null];
      return [cell(nameOf(key), 'wrapped'), ...line(counts, 'count'), cell(stateOf(key))];
    }),
    line(['Субъектов без кластеров', figures.regionsWithoutRows], 'wrapped', 'count'),
    BLANK,
    headings('Карточки, заполненные не полностью', 'Заполнено', 'Нужно'),
    ...unfinished.map(({ id, filled, applicable }) => line([id, filled, applicable], 'wrapped', 'count')),
  ];
}

export function leadershipRows(
  figures: InternalFigures,
  days: DaysSinceEdit,
  reference: Reference,
  stateOf: StateOf,
): readonly StyledRow[] {
  const nameOf = (region: string) =>
    region === '*' ? 'Все субъекты' : (reference.regions.get(region)?.name ?? region);
  return [
    ...qualityRows(figures, days, nameOf, stateOf),
    BLANK,
    ...projectRows(figures, nameOf),
    BLANK,
    ...placeRows(figures, nameOf),
  ];
}

/** What each of these numbers means, under the name of its section. */
export function leadershipDefinitions(): readonly (readonly [name: string, meaning: string])[] {
  return Object.values(INTERNAL_DEFINITIONS).map(({ name, ru }) => [name, ru]);
}
