/** A published figure before and after, said in words: the noun in its right form, and a magnitude as it is published. */
import { decimalComma, groupDigits, plural } from './headline.ts';
import type { PublicMagnitude } from './public-magnitude.ts';

export interface InTwoLanguages {
  readonly ru: string;
  readonly en: string;
}

export type Forms = readonly [one: string, few: string, many: string];

/** The noun after a number; a number with a fraction takes the form of few. */
export function withNoun(value: number, [one, few, many]: Forms): string {
  return `${decimalComma(value)} ${Number.isInteger(value) ? plural(value, one, few, many) : few}`;
}

export function inEnglish(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = groupDigits(whole).split('\u00A0').join(',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

interface FigureWords {
  readonly before: string;
  readonly forms: Forms;
  readonly after: string;
  /** What it is called where it has no value. */
  readonly name: string;
  readonly en: string;
}

function counted(one: string, few: string, many: string, name: string, en: string): FigureWords {
  return { before: '', forms: [one, few, many], after: '', name, en };
}

const FIGURES: Readonly<Record<string, FigureWords>> = {
  operatingClusters: counted(
    'действующий кластер',
    'действующих кластера',
    'действующих кластеров',
    'Действующие кластеры',
    'Operating clusters',
  ),
  confirmedClusters: counted(
    'подтверждённый кластер',
    'подтверждённых кластера',
    'подтверждённых кластеров',
    'Подтверждённые кластеры',
    'Confirmed clusters',
  ),
  declaredClusters: counted(
    'заявленный кластер',
    'заявленных кластера',
    'заявленных кластеров',
    'Заявленные кластеры',
    'Declared clusters',
  ),
  forecastClusters: {
    ...counted('кластер', 'кластера', 'кластеров', 'Всего может стать', 'Clusters possible in all'),
    before: 'Всего может стать ',
  },
  growth: { ...counted('раз', 'раза', 'раз', 'Рост', 'Growth, times'), before: 'Рост в ' },
  applyingRegions: counted(
    'заявивший субъект РФ',
    'заявивших субъекта РФ',
    'заявивших субъектов РФ',
    'Заявившие субъекты РФ',
    'Applying regions',
  ),
  regions: {
    ...counted('субъект РФ', 'субъекта РФ', 'субъектов РФ', 'Субъекты РФ', 'Regions in the list'),
    before: 'В справочнике ',
  },
  jointProjects: counted(
    'совместный проект',
    'совместных проекта',
    'совместных проектов',
    'Совместные проекты',
    'Joint projects',
  ),
  jointProjectsPerDeclaredCluster: {
    ...counted(
      'совместный проект',
      'совместных проекта',
      'совместных проектов',
      'Проекты на заявленный кластер',
      'Joint projects per declared cluster',
    ),
    after: ' на один заявленный кластер',
  },
};

export function sayFigure(key: string, before: number | null, after: number | null): InTwoLanguages {
  const words = FIGURES[key] ?? counted('', '', '', key, key);
  const en = `${words.en}: ${after === null ? 'no value' : inEnglish(after)} (${before === null ? 'no value' : inEnglish(before)} before)`;
  const was = before === null ? 'раньше значения не было' : `было ${decimalComma(before)}`;
  if (after === null) return { ru: `${words.name}: посчитать нельзя (${was})`, en };
  return { ru: `${words.before}${withNoun(after, words.forms)}${words.after} (${was})`, en };
}

const NATIONAL: Readonly<Record<string, { readonly name: string; readonly unit: string; readonly en: string }>> = {
  participants: { name: 'Участники кластеров', unit: '', en: 'Participants' },
  investmentMillionRub: { name: 'Стоимость проектов', unit: ' млн руб.', en: 'Cost of projects, million rubles' },
  subsidyMillionRub: { name: 'Запрошенные субсидии', unit: ' млн руб.', en: 'Subsidy asked for, million rubles' },
  newJobs: { name: 'Новые рабочие места', unit: '', en: 'New jobs' },
};

/** As the magnitude is published, and nothing computed from it. */
function sayMagnitude(magnitude: PublicMagnitude | null, unit: string): InTwoLanguages {
  if (magnitude === null) return { ru: 'не было', en: 'none' };
  if (typeof magnitude === 'number') return { ru: `${decimalComma(magnitude)}${unit}`, en: inEnglish(magnitude) };
  if ('suppressed' in magnitude) return { ru: 'скрыто', en: 'suppressed' };
  if ('withheld' in magnitude) return { ru: 'не публикуется', en: 'withheld' };
  const { value, heldSince } = magnitude;
  return {
    ru: `${decimalComma(value)}${unit} (значение версии ${heldSince})`,
    en: `${inEnglish(value)} (held since version ${heldSince})`,
  };
}

export function sayNational(key: string, before: PublicMagnitude | null, after: PublicMagnitude): InTwoLanguages {
  const { name, unit, en } = NATIONAL[key] ?? { name: key, unit: '', en: key };
  const [was, is] = [sayMagnitude(before, unit), sayMagnitude(after, unit)];
  return { ru: `${name}: ${is.ru}, раньше — ${was.ru}`, en: `${en}: ${is.en}, before: ${was.en}` };
}
