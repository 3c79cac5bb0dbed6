/** The part of «Сводка» that never leaves the house: how clusters advance, what projects bring, how well the data are kept. */
import { formatDate } from '../domain/date.ts';
import { INTERNAL_DEFINITIONS } from '../domain/definitions.ts';
import type { InternalFigures } from '../domain/internal-figures.ts';
import type { Reference } from '../domain/reference.ts';
import { millions, type Row, type Value } from './summary-rows.ts';

/** How many days ago each workbook was edited, by its alias. */
export type DaysSinceEdit = ReadonlyMap<string, number>;

type Names = (region: string) => string;

/** A whole number; beyond what a cell keeps exactly it is written as text. */
function wholeRubles(rubles: bigint): Value {
  return rubles <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(rubles) : String(rubles);
}

function progressRows({ funnel, reconciliation }: InternalFigures): readonly Row[] {
  return [
    ['Сверка с другими источниками', 'Внесено', 'По источнику', 'Разница', 'На дату', 'Источник'],
    ...reconciliation.map(
      (line): Row => [line.name, line.entered, line.reference, line.difference, formatDate(line.asOf), line.source],
    ),
    [],
    ['Этапы планового года', 'Дошли', 'Сейчас', 'Дней на этапе (медиана)'],
    ...funnel.map((line): Row => [line.name, line.reached, line.now, line.medianDays]),
  ];
}

function projectRows(figures: InternalFigures, nameOf: Names): readonly Row[] {
  const { rublesPerNewJob } = figures;
  return [
    ['Проекты', 'Значение'],
    ['Проектов на один кластер', figures.projectsPerCluster],
    ['Рублей на новое рабочее место', rublesPerNewJob === null ? null : wholeRubles(rublesPerNewJob)],
    ['Снижение доли импорта, п. п.', figures.importShareFallPercent],
    [],
    ['Класс продукции (ОКПД2)', 'Проекты', 'Стоимость, млн руб.'],
    ...figures.byProductClass.map((line): Row => [line.key, line.jointProjects, millions(line.investmentRubles)]),
    [],
    ['Квартал запуска', 'Проекты', 'Стоимость, млн руб.'],
    ...figures.byLaunchQuarter.map((line): Row => [line.key, line.jointProjects, millions(line.investmentRubles)]),
    [],
    ['Одна продукция в нескольких субъектах (ОКПД2)', 'Проекты', 'Субъекты'],
    ...figures.sameProducts.map((line): Row => [line.key, line.jointProjects, line.regions.map(nameOf).join('; ')]),
  ];
}

function placeRows(figures: InternalFigures, nameOf: Names): readonly Row[] {
  const taking = figures.participation.filter(({ clusters }) => clusters > 0);
  return [
    ['Площадка', 'Действующие', 'Заявленные'],
    ...figures.bySite.map((line): Row => [line.name, line.operatingClusters, line.declaredClusters]),
    [],
    ['Уровень поддержки', 'Запрошено', 'Оказано', 'Сумма, млн руб.'],
    ...figures.bySupportLevel.map(
      (line): Row => [line.name, line.requested, line.granted, millions(line.amountRubles)],
    ),
    [],
    ['Участвует в кластерах', 'Кластеры'],
    ['Субъектов всего', figures.participatingRegions],
    ...taking.map((line): Row => [nameOf(line.key), line.clusters]),
  ];
}

function qualityRows(figures: InternalFigures, days: DaysSinceEdit, nameOf: Names): readonly Row[] {
  const unfinished = figures.cards.filter(({ filled, applicable }) => filled < applicable);
  return [
    [
      'Качество данных',
      'Прочитано',
      'Принято',
      'Отложено',
      'Ошибки',
      'Предупреждения',
      'Заполнено, %',
      'Дней без правок',
    ],
    ...figures.quality.map(
      ({ key, rows, errors, warnings, completenessPercent }): Row => [
        nameOf(key),
        rows.read,
        rows.accepted,
        rows.setAside,
        errors,
        warnings,
        completenessPercent,
        days.get(key) ?? null,
      ],
    ),
    ['Субъектов без кластеров', figures.regionsWithoutRows],
    [],
    ['Карточки, заполненные не полностью', 'Заполнено', 'Нужно'],
    ...unfinished.map((card): Row => [card.id, card.filled, card.applicable]),
  ];
}

export function leadershipRows(figures: InternalFigures, days: DaysSinceEdit, reference: Reference): readonly Row[] {
  const nameOf = (region: string) =>
    region === '*' ? 'Все субъекты' : (reference.regions.get(region)?.name ?? region);
  return [
    ...progressRows(figures),
    [],
    ...projectRows(figures, nameOf),
    [],
    ...placeRows(figures, nameOf),
    [],
    ...qualityRows(figures, days, nameOf),
  ];
}

/** What each of these numbers means, under the name of its section. */
export function leadershipDefinitions(): readonly Row[] {
  return Object.values(INTERNAL_DEFINITIONS).map(({ name, ru }): Row => [name, ru]);
}
