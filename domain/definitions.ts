/** What every published number means, and what it leaves out; in Russian and in English. */

interface Definition {
  readonly ru: string;
  readonly en: string;
}

export const DEFINITIONS: Readonly<Record<string, Definition>> = {
  operatingClusters: {
    ru: 'Кластеры со статусом «Включён в реестр» или «В реестре, требует подтверждения». Межрегиональный кластер считается один раз, в головном субъекте.',
    en: 'Clusters in the registry, those that must be confirmed again included. A cluster of several regions counts once, in its head region.',
  },
  confirmedClusters: {
    ru: 'Кластеры со статусом «Включён в реестр»; без тех, что требуют подтверждения.',
    en: 'Clusters in the registry, without those that must be confirmed again.',
  },
  declaredClusters: {
    ru: 'Кластеры планового года, заявленные, поданные, рассматриваемые или возвращённые на доработку. Черновики, отложенные, отозванные и получившие отказ не считаются.',
    en: 'Clusters of the plan year that are declared, submitted, under review or returned. Drafts, postponed, withdrawn and rejected ones are left out.',
  },
  forecastClusters: {
    ru: 'Действующие и заявленные вместе: сколько станет, если войдут все заявленные.',
    en: 'Operating and declared clusters together: how many there will be if every declared one is registered.',
  },
  growth: {
    ru: 'Возможное число кластеров к действующим, с двумя знаками. Нет значения, если действующих нет.',
    en: 'Forecast over operating, two decimals, half up. Null when none operates.',
  },
  applyingRegions: {
    ru: 'Сколько разных головных субъектов заявили хотя бы один кластер планового года.',
    en: 'Distinct head regions with at least one declared cluster of the plan year.',
  },
  regions: {
    ru: 'Сколько субъектов в справочнике: знаменатель для числа заявивших регионов.',
    en: 'Regions in the reference list: the denominator of the applying regions.',
  },
  jointProjects: {
    ru: 'Принятые совместные проекты всех кластеров, кроме отменённых. В разрезах — по головному субъекту и отрасли кластера.',
    en: 'Accepted joint projects of all clusters, cancelled ones left out. In breakdowns: by the head region and industry of the cluster.',
  },
  jointProjectsPerDeclaredCluster: {
    ru: 'Все совместные проекты к числу заявленных кластеров, с двумя знаками.',
    en: 'All joint projects over declared clusters, two decimals. Null when none is declared.',
  },
  participants: {
    ru: 'Разные организации (по ИНН) среди нынешних участников действующих и заявленных кластеров. Организация нескольких кластеров в каждом разрезе считается один раз, поэтому строки не складываются в итог.',
    en: 'Distinct organisations among current participants of operating and declared clusters, once within each line, so lines do not add up.',
  },
  investmentMillionRub: {
    ru: 'Стоимость принятых проектов, кроме отменённых, млн руб., точно до рубля. Скрыта ниже уровня страны и там, где меньше трёх организаций.',
    en: 'Cost of accepted projects, cancelled ones left out, million rubles, exact to the ruble. Withheld below the national level and where fewer than 3 organisations contribute.',
  },
  subsidyMillionRub: {
    ru: 'Запрошенная субсидия принятых проектов, кроме отменённых, млн руб. Скрыта ниже уровня страны и там, где меньше трёх организаций.',
    en: 'Subsidy asked for by accepted projects, cancelled ones left out, million rubles. Withheld below the national level and where fewer than 3 organisations contribute.',
  },
  newJobs: {
    ru: 'Новые рабочие места принятых проектов, кроме отменённых. Скрыты ниже уровня страны и там, где меньше трёх организаций.',
    en: 'New jobs of accepted projects, cancelled ones left out. Withheld below the national level and where fewer than 3 organisations contribute.',
  },
  requested: {
    ru: 'Меры поддержки со статусом «Запрошена».',
    en: 'Support measures that were asked for and not decided yet.',
  },
  granted: {
    ru: 'Меры поддержки со статусом «Одобрена» или «Получена».',
    en: 'Support measures that were approved or received.',
  },
  amountMillionRub: {
    ru: 'Сумма одобренных и полученных мер, млн руб., точно до рубля. Закрыта, пока нет контроля раскрытия.',
    en: 'Money of granted measures, million rubles, exact to the ruble. Withheld until disclosure control exists.',
  },
  areaHa: {
    ru: 'Площадь одобренных и полученных участков, га. Закрыта, пока нет контроля раскрытия.',
    en: 'Area of granted land, hectares. Withheld until disclosure control exists.',
  },
  planFact: {
    ru: 'По плановому году: сколько заявлено сейчас, сколько вошло в реестр, сколько отложено; доля вошедших — ко всем кластерам этого года, кроме черновиков.',
    en: 'By plan year: declared now, registered, postponed; conversion is registered over all clusters of that year but drafts.',
  },
  rows: {
    ru: 'Непустые строки таблиц: прочитано, принято, отложено. Отложенная строка не входит ни в один показатель; byCode считает замечания, поэтому строка с двумя замечаниями учтена дважды.',
    en: 'Rows that are not empty: read, accepted, set aside. A row set aside is in no number; byCode counts problems, so a row with two of them counts twice.',
  },
};
