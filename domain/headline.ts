/** The headline said in one sentence, in Russian and in English. */
import type { Headline } from './summary.ts';

/** The form of a Russian noun after a number: 1 кластер, 2 кластера, 5 кластеров. */
export function plural(count: number, one: string, few: string, many: string): string {
  const lastTwo = count % 100;
  const last = count % 10;
  if (lastTwo >= 11 && lastTwo <= 14) return many;
  if (last === 1) return one;
  return last >= 2 && last <= 4 ? few : many;
}

/** 1234567 as 1 234 567, with a space that does not break. */
export function groupDigits(whole: number | bigint | string): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, '\u00A0');
}

/** A number with a decimal comma: 1.79 as 1,79. */
export function decimalComma(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  return fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)},${fraction}`;
}

function growthInRussian(growth: number | null): string {
  if (growth === null) return 'рост посчитать нельзя, пока нет действующих кластеров';
  const times = Number.isInteger(growth) ? plural(growth, 'раз', 'раза', 'раз') : 'раза';
  return `рост в ${decimalComma(growth)} ${times}`;
}

function english(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function sayHeadline(headline: Headline): { readonly ru: string; readonly en: string } {
  const { operatingClusters, declaredClusters, applyingRegions, jointProjects, forecastClusters, growth } = headline;
  const ru = [
    `${groupDigits(operatingClusters)} ${plural(operatingClusters, 'кластер', 'кластера', 'кластеров')}`,
    `заявлено ещё ${groupDigits(declaredClusters)} от ${applyingRegions} ${applyingRegions % 10 === 1 && applyingRegions % 100 !== 11 ? 'региона' : 'регионов'}`,
    `${groupDigits(jointProjects)} ${plural(jointProjects, 'совместный проект', 'совместных проекта', 'совместных проектов')}`,
    `всего может стать ${groupDigits(forecastClusters)}: ${growthInRussian(growth)}`,
  ].join(', ');
  const en = [
    english(operatingClusters, 'cluster'),
    `${declaredClusters} more declared by ${english(applyingRegions, 'region')}`,
    english(jointProjects, 'joint project'),
    `${forecastClusters} possible in all: ${growth === null ? 'no growth can be given while none operates' : `${growth} times as many`}`,
  ].join(', ');
  return { ru, en };
}
