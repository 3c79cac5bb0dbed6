/** English names of what the snapshot names in Russian alone; whatever is not known here keeps its Russian name. */
import { type Html, html } from './html.ts';
import type { Language } from './language.ts';

const DISTRICTS: Readonly<Record<string, string>> = {
  Дальневосточный: 'Far Eastern',
  Приволжский: 'Volga',
  'Северо-Западный': 'Northwestern',
  'Северо-Кавказский': 'North Caucasian',
  Сибирский: 'Siberian',
  Уральский: 'Ural',
  Центральный: 'Central',
  Южный: 'Southern',
  'Вне федеральных округов': 'Outside the federal districts',
};
const INDUSTRIES: Readonly<Record<string, string>> = {
  'Нефтехимия и химия': 'Petrochemicals and chemicals',
  'Минеральные удобрения': 'Mineral fertilisers',
  'Полимеры и переработка пластмасс': 'Polymers and plastics',
  Машиностроение: 'Mechanical engineering',
  Станкостроение: 'Machine tools',
  Автомобилестроение: 'Automotive',
  'Авиастроение и БПЛА': 'Aircraft and drones',
  Судостроение: 'Shipbuilding',
  'Электроника и радиоэлектроника': 'Electronics',
  Электротехника: 'Electrical engineering',
  'Металлургия и металлообработка': 'Metallurgy and metalworking',
  'Фармацевтика и медизделия': 'Pharmaceuticals and medical devices',
  'Лесопромышленный комплекс': 'Forestry and wood',
  'Лёгкая промышленность': 'Textiles and clothing',
  'Пищевая промышленность и агромаш': 'Food and farm machinery',
  'Строительные материалы': 'Building materials',
  'Энергетическое машиностроение': 'Power engineering',
  Иное: 'Other',
};
const CLUSTER_STATUSES: Readonly<Record<string, string>> = {
  DRAFT: 'Draft',
  DECLARED: 'Declared',
  SUBMITTED: 'Submitted to the ministry',
  REVIEW: 'Under review',
  RETURNED: 'Returned for revision',
  POSTPONED: 'Postponed',
  REGISTERED: 'In the registry',
  RECONFIRM: 'In the registry, to be confirmed again',
  REJECTED: 'Rejected',
  WITHDRAWN: 'Withdrawn',
  EXCLUDED: 'Excluded from the registry',
};
const PROJECT_STATUSES: Readonly<Record<string, string>> = {
  IDEA: 'Idea',
  DECLARED: 'Declared',
  SELECTION: 'In selection',
  APPROVED: 'Approved',
  RUNNING: 'Running',
  FINISHED: 'Finished',
  SUSPENDED: 'Suspended',
  CANCELLED: 'Cancelled',
};
const SUPPORT_KINDS: Readonly<Record<string, string>> = {
  SUBSIDY_PP41: 'Subsidy (decree 41)',
  SOFT_LOAN: 'Soft loan',
  CLUSTER_PLATFORM: 'Cluster investment platform',
  SPIC: 'Special investment contract',
  TAX_RELIEF: 'Tax relief',
  LAND: 'Land plot',
  INFRASTRUCTURE: 'Infrastructure',
  EXHIBITION: 'Exhibition',
  EXPORT_CENTRE: 'Export centre',
  ASSOCIATION: 'Support by the association',
  OTHER: 'Other',
};

const NAMES = {
  district: DISTRICTS,
  industry: INDUSTRIES,
  clusterStatus: CLUSTER_STATUSES,
  projectStatus: PROJECT_STATUSES,
  supportKind: SUPPORT_KINDS,
};
export type NameKind = keyof typeof NAMES;

/** What is known by its key: `name` is its Russian name. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

function englishName(kind: NameKind, key: string): string | undefined {
  const names = NAMES[kind];
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

/** The name as plain text. */
export function nameText(kind: NameKind, { key, name }: Named, language: Language): string {
  return language === 'ru' ? name : (englishName(kind, key) ?? name);
}

/** The name on a page; a Russian one on an English page says that it is Russian. */
export function nameHtml(kind: NameKind, named: Named, language: Language): Html {
  const isForeign = language === 'en' && englishName(kind, named.key) === undefined;
  return isForeign ? inRussian(named.name, language) : html`${nameText(kind, named, language)}`;
}

/** A name that exists in Russian alone. */
export function inRussian(text: string, language: Language): Html {
  return language === 'ru' ? html`${text}` : html`<span lang="ru">${text}</span>`;
}

/** The English names of the published numbers, as the definitions are keyed. */
export const NUMBER_NAMES: Readonly<Record<string, string>> = {
  operatingClusters: 'Operating clusters',
  confirmedClusters: 'Confirmed clusters',
  declaredClusters: 'Declared clusters',
  forecastClusters: 'Possible in all',
  growth: 'Growth',
  applyingRegions: 'Applying regions',
  regions: 'Regions in all',
  jointProjects: 'Joint projects',
  jointProjectsPerDeclaredCluster: 'Projects per declared cluster',
  participants: 'Participants',
  investmentMillionRub: 'Cost of projects',
  subsidyMillionRub: 'Subsidies asked for',
  newJobs: 'New jobs',
  requested: 'Measures asked for',
  granted: 'Measures granted',
  amountMillionRub: 'Money of support',
  areaHa: 'Area of land',
  planFact: 'Plan and fact',
  declared: 'Plan and fact: declared',
  registered: 'Plan and fact: registered',
  postponed: 'Plan and fact: postponed',
  conversion: 'Plan and fact: conversion',
  clusters: 'Clusters by status',
  planYear: 'Plan year',
  rows: 'Rows of the workbooks',
};
