/** What every number means, and what it leaves out; in Russian and in English. */
import type { InternalFigures } from './internal-figures.ts';

interface Definition {
  /** What «Сводка» calls the number. */
  readonly name: string;
  readonly ru: string;
  readonly en: string;
}

const HIDDEN = {
  ru: 'Сумма не показана там, где по ней можно вычислить данные одной организации (см. suppressed).',
  en: 'Not shown where the figures of one organisation could be computed from it (see suppressed).',
};

/** Of the published numbers, by their keys in the snapshot. */
export const DEFINITIONS: Readonly<Record<string, Definition>> = {
  operatingClusters: {
    name: 'Действующие кластеры',
    ru: 'Кластеры со статусом «Включён в реестр» или «В реестре, требует подтверждения». Межрегиональный кластер считается один раз, в головном субъекте.',
    en: 'Clusters in the registry, those that must be confirmed again included. A cluster of several regions counts once, in its head region.',
  },
  confirmedClusters: {
    name: 'Подтверждённые кластеры',
    ru: 'Кластеры со статусом «Включён в реестр»; без тех, что требуют подтверждения.',
    en: 'Clusters in the registry, without those that must be confirmed again.',
  },
  declaredClusters: {
    name: 'Заявленные кластеры',
    ru: 'Кластеры планового года, заявленные, поданные, рассматриваемые или возвращённые на доработку. Черновики, отложенные, отозванные и получившие отказ не считаются.',
    en: 'Clusters of the plan year that are declared, submitted, under review or returned. Drafts, postponed, withdrawn and rejected ones are left out.',
  },
  forecastClusters: {
    name: 'Всего может стать',
    ru: 'Действующие и заявленные вместе: сколько станет, если войдут все заявленные.',
    en: 'Operating and declared clusters together: how many there will be if every declared one is registered.',
  },
  growth: {
    name: 'Рост',
    ru: 'Возможное число кластеров к действующим, с двумя знаками. Нет значения, если действующих нет.',
    en: 'Forecast over operating, two decimals, half up. Null when none operates.',
  },
  applyingRegions: {
    name: 'Заявившие субъекты РФ',
    ru: 'Сколько разных головных субъектов заявили хотя бы один кластер планового года.',
    en: 'Distinct head regions with at least one declared cluster of the plan year.',
  },
  regions: {
    name: 'Всего субъектов РФ',
    ru: 'Сколько субъектов в справочнике: знаменатель для числа заявивших регионов.',
    en: 'Regions in the reference list: the denominator of the applying regions.',
  },
  jointProjects: {
    name: 'Совместные проекты',
    ru: 'Принятые совместные проекты всех кластеров, кроме отменённых. В разрезах — по головному субъекту и отрасли кластера.',
    en: 'Accepted joint projects of all clusters, cancelled ones left out. In breakdowns: by the head region and industry of the cluster.',
  },
  jointProjectsPerDeclaredCluster: {
    name: 'Проектов на заявленный кластер',
    ru: 'Все совместные проекты к числу заявленных кластеров, с двумя знаками.',
    en: 'All joint projects over declared clusters, two decimals. Null when none is declared.',
  },
  participants: {
    name: 'Участники',
    ru: 'Разные организации (по ИНН) среди нынешних участников действующих и заявленных кластеров. Организация нескольких кластеров в каждом разрезе считается один раз, поэтому строки не складываются в итог.',
    en: 'Distinct organisations among current participants of operating and declared clusters, once within each line, so lines do not add up.',
  },
  investmentMillionRub: {
    name: 'Стоимость проектов',
    ru: `Стоимость принятых проектов, кроме отменённых, млн руб., точно до рубля. ${HIDDEN.ru}`,
    en: `Cost of accepted projects, cancelled ones left out, million rubles, exact to the ruble. ${HIDDEN.en}`,
  },
  subsidyMillionRub: {
    name: 'Запрошенные субсидии',
    ru: `Запрошенная субсидия принятых проектов, кроме отменённых, млн руб. ${HIDDEN.ru}`,
    en: `Subsidy asked for by accepted projects, cancelled ones left out, million rubles. ${HIDDEN.en}`,
  },
  newJobs: {
    name: 'Новые рабочие места',
    ru: `Новые рабочие места принятых проектов, кроме отменённых. ${HIDDEN.ru}`,
    en: `New jobs of accepted projects, cancelled ones left out. ${HIDDEN.en}`,
  },
  requested: {
    name: 'Запрошено мер',
    ru: 'Меры поддержки со статусом «Запрошена».',
    en: 'Support measures that were asked for and not decided yet.',
  },
  granted: {
    name: 'Оказано мер',
    ru: 'Меры поддержки со статусом «Одобрена» или «Получена».',
    en: 'Support measures that were approved or received.',
  },
  amountMillionRub: {
    name: 'Сумма поддержки',
    ru: `Сумма одобренных и полученных мер, млн руб., точно до рубля. ${HIDDEN.ru}`,
    en: `Money of granted measures, million rubles, exact to the ruble. ${HIDDEN.en}`,
  },
  areaHa: {
    name: 'Площадь участков',
    ru: `Площадь одобренных и полученных участков, га. ${HIDDEN.ru}`,
    en: `Area of granted land, hectares. ${HIDDEN.en}`,
  },
  suppressed: {
    name: 'Значение скрыто',
    ru: 'Сумма известна, но не показана: за ней меньше трёх организаций, или одна-две преобладают, или по ней вместе с другими числами, в том числе прежних версий, можно вычислить данные одной организации. Это не ноль и не отсутствие данных. Отношение, в которое входит скрытая сумма, не публикуется.',
    en: 'The sum is known and not shown: fewer than three organisations stand behind it, or one or two dominate it, or together with other numbers, those of earlier versions too, it would tell the figures of one organisation. Neither zero nor missing. No ratio is published with a suppressed part.',
  },
  heldSince: {
    name: 'Значение задержано',
    ru: 'Показано значение версии heldSince: изменение с тех пор касается так немногих организаций, что выдало бы их данные. Обновится, когда изменений станет достаточно.',
    en: 'The value of the version heldSince: the change since then concerns so few organisations that it would tell their figures. It is updated when enough has changed.',
  },
  withheld: {
    name: 'Значение закрыто',
    ru: 'Сумма не публикуется: она больше, чем можно точно записать. В версиях до появления контроля раскрытия так закрыты все суммы ниже уровня страны.',
    en: 'The sum is not published: it is larger than what can be written exactly. In versions from before disclosure control every sum below the national level is withheld.',
  },
  planFact: {
    name: 'План и факт',
    ru: 'По плановому году: сколько заявлено сейчас, сколько вошло в реестр, сколько отложено; доля вошедших — ко всем кластерам этого года, кроме черновиков.',
    en: 'By plan year: declared now, registered, postponed; conversion is registered over all clusters of that year but drafts.',
  },
  declared: {
    name: 'План и факт: заявлено',
    ru: 'Кластеры этого планового года, которые сейчас заявлены, поданы, рассматриваются или возвращены на доработку.',
    en: 'Clusters of that plan year that are declared, submitted, under review or returned now.',
  },
  registered: {
    name: 'План и факт: в реестре',
    ru: 'Действующие кластеры этого планового года.',
    en: 'Operating clusters of that plan year.',
  },
  postponed: {
    name: 'План и факт: отложено',
    ru: 'Отложенные кластеры этого планового года.',
    en: 'Postponed clusters of that plan year.',
  },
  conversion: {
    name: 'План и факт: доля вошедших',
    ru: 'Доля вошедших в реестр среди всех кластеров этого планового года, кроме черновиков, с четырьмя знаками.',
    en: 'Registered over all clusters of that plan year but drafts, four decimals. Null when there are none.',
  },
  clusters: {
    name: 'Кластеры по статусу',
    ru: 'Принятые строки кластеров с этим статусом, любого планового года.',
    en: 'Accepted cluster rows with that status, of any plan year.',
  },
  planYear: {
    name: 'Плановый год',
    ru: 'Год, за который считаются заявленные кластеры: из настроек или год данных.',
    en: 'The year whose declared clusters count: the setting, or the year of the data.',
  },
  rows: {
    name: 'Строки таблиц',
    ru: 'Непустые строки таблиц: прочитано, принято, отложено. Отложенная строка не входит ни в один показатель; byCode считает замечания, поэтому строка с двумя замечаниями учтена дважды.',
    en: 'Rows that are not empty: read, accepted, set aside. A row set aside is in no number; byCode counts problems, so a row with two of them counts twice.',
  },
};

/** Of the numbers that stand in «Сводка» alone. */
export const INTERNAL_DEFINITIONS: Readonly<Record<keyof InternalFigures, Definition>> = {
  participatingRegions: {
    name: 'Субъекты, участвующие в кластерах',
    ru: 'Субъекты, которые участвуют хотя бы в одном действующем или заявленном кластере: как головные или как другие.',
    en: 'Regions that take part in an operating or declared cluster, as head or otherwise.',
  },
  participation: {
    name: 'Участвует в кластерах',
    ru: 'В скольких действующих и заявленных кластерах участвует субъект. Межрегиональный кластер учтён у каждого, поэтому строки не складываются.',
    en: 'In how many counted clusters a region takes part; lines do not add up.',
  },
  regionsWithoutRows: {
    name: 'Субъекты без кластеров',
    ru: 'Субъекты, у которых нет ни одного принятого кластера.',
    en: 'Regions that are head of no accepted cluster.',
  },
  projectsPerCluster: {
    name: 'Проектов на один кластер',
    ru: 'Совместные проекты, кроме отменённых, на один действующий или заявленный кластер.',
    en: 'Joint projects over operating and declared clusters, two decimals.',
  },
  rublesPerNewJob: {
    name: 'Рублей на новое рабочее место',
    ru: 'Стоимость проектов, кроме отменённых, на одно новое рабочее место, рублей.',
    en: 'Cost of projects over their new jobs, whole rubles.',
  },
  importShareFallPercent: {
    name: 'Снижение доли импорта',
    ru: 'На сколько процентных пунктов снижается доля импортных компонентов: среднее по проектам, где указаны обе доли, взвешенное по стоимости.',
    en: 'Mean fall of the share of imports in percentage points, weighted by cost, over projects that give both shares.',
  },
  byProductClass: {
    name: 'Класс продукции',
    ru: 'Проекты, кроме отменённых, по классу продукции: первые две цифры ОКПД2.',
    en: 'Projects by the first two digits of OKPD2.',
  },
  byLaunchQuarter: {
    name: 'Квартал запуска',
    ru: 'Проекты, кроме отменённых, по кварталу завершения: тогда начинается выпуск.',
    en: 'Projects by the quarter in which they end and production begins.',
  },
  sameProducts: {
    name: 'Одна продукция в нескольких субъектах',
    ru: 'Продукция (шесть цифр ОКПД2), которую осваивают кластеры нескольких субъектов: возможно, проекты повторяют друг друга.',
    en: 'Products (six digits of OKPD2) that projects of several regions have.',
  },
  bySite: {
    name: 'Площадка',
    ru: 'Действующие и заявленные кластеры по виду площадки.',
    en: 'Counted clusters by the kind of their site.',
  },
  bySupportLevel: {
    name: 'Уровень поддержки',
    ru: 'Меры поддержки по уровню: запрошено, оказано (одобрено или получено) и сумма оказанных.',
    en: 'Support by level: requested, granted, and the money granted.',
  },
  funnel: {
    name: 'Этапы планового года',
    ru: 'Кластеры планового года, кроме черновиков: сколько дошло до этапа, сколько стоит на нём сейчас и сколько дней (медиана от даты статуса до даты данных). Когда начались прежние этапы, таблицы не хранят.',
    en: 'Clusters of the plan year by stage: reached, now, and median days since the date of the status. Earlier stages leave no date.',
  },
  quality: {
    name: 'Качество данных',
    ru: 'По каждой таблице: строки, ошибки, предупреждения и средняя заполненность принятых карточек кластеров.',
    en: 'By workbook: rows, errors, warnings, mean completeness of its accepted cluster cards.',
  },
  cards: {
    name: 'Заполненность карточек',
    ru: 'Сколько ячеек карточки кластера заполнено из тех, что для его статуса нужны. Код, другие субъекты и ответы «да/нет» не считаются.',
    en: 'Filled over applicable cells of a cluster card; code, other regions and yes/no answers do not count.',
  },
  reconciliation: {
    name: 'Сверка с другими источниками',
    ru: 'Что внесено в таблицы, рядом с показателем из другого источника («Базовые показатели»), и разница.',
    en: 'What was entered beside a reference figure, and the difference.',
  },
};
