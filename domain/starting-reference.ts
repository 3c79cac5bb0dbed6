/**
 * The lists that a new central workbook starts with; the operator may edit them all. Sources: regions in region-list.ts;
 * industries from the practice of cluster atlases; thresholds as reported of ПП 779 and ПП 41, none compared with the full
 * text of the act yet; baselines from the news of 29 May 2024 (TASS).
 */
import { BASELINE_INDICATORS, baselineTable } from './baselines.ts';
import type { Cell } from './cell.ts';
import { industryTable } from './industry-table.ts';
import { parseReference, type RawReference, type Reference } from './reference.ts';
import { STARTING_REGIONS } from './region-list.ts';
import { regionTable } from './region-table.ts';
import type { Columns, Table } from './table.ts';
import { THRESHOLDS, thresholdTable } from './threshold-table.ts';
import type { ThresholdCode } from './thresholds.ts';

export const STARTING_INDUSTRIES: readonly string[] = [
  'Нефтехимия и химия',
  'Минеральные удобрения',
  'Полимеры и переработка пластмасс',
  'Машиностроение',
  'Станкостроение',
  'Автомобилестроение',
  'Авиастроение и БПЛА',
  'Судостроение',
  'Электроника и радиоэлектроника',
  'Электротехника',
  'Металлургия и металлообработка',
  'Фармацевтика и медизделия',
  'Лесопромышленный комплекс',
  'Лёгкая промышленность',
  'Пищевая промышленность и агромаш',
  'Строительные материалы',
  'Энергетическое машиностроение',
  'Иное',
];

const ACT_779 = 'ПП РФ от 31.07.2015 № 779';
const ACT_41 = 'ПП РФ от 28.01.2016 № 41';
const UNKNOWN_EDITION = 'редакция не установлена';
const UNVERIFIED = 'не проверено';
const END_OF_2022 = 44_926;
const START_OF_2023 = 44_927;
const NEWS_DAY = 45_441;
const NEWS = 'ТАСС, 29.05.2024: со слов директора ассоциации';

type ThresholdRow = readonly [
  code: ThresholdCode,
  value: number,
  from: number | null,
  to: number | null,
  act: string,
  edition: string,
];

const THRESHOLD_ROWS: readonly ThresholdRow[] = [
  ['INDUSTRY_PARTICIPANTS', 10, null, null, ACT_779, 'редакции 2015–2021 годов'],
  ['FINAL_PRODUCERS', 1, null, null, ACT_779, UNKNOWN_EDITION],
  ['EDUCATION', 1, null, null, ACT_779, UNKNOWN_EDITION],
  ['TECHNOLOGY_INFRASTRUCTURE', 2, null, null, ACT_779, UNKNOWN_EDITION],
  ['PRODUCTION_ORGANISERS', 3, null, null, ACT_779, UNKNOWN_EDITION],
  ['COOPERATION_PERCENT', 20, null, null, ACT_779, UNKNOWN_EDITION],
  ['COOPERATION_EASED_PERCENT', 10, null, null, ACT_779, UNKNOWN_EDITION],
  ['SUBSIDY_SHARE_PERCENT', 30, null, END_OF_2022, ACT_41, 'до 2023 года'],
  ['SUBSIDY_SHARE_PERCENT', 50, START_OF_2023, null, ACT_41, 'с 2023 года'],
  ['SUBSIDY_PER_YEAR_MILLION_RUB', 150, START_OF_2023, null, ACT_41, 'с 2023 года'],
];

/** The rows of every list, without the headings, cells in the order of the columns. */
export const STARTING_ROWS: RawReference = {
  regions: STARTING_REGIONS.map(({ code, name, iso, nameEn, federalDistrict }) => [
    code,
    name,
    iso,
    nameEn,
    federalDistrict,
  ]),
  industries: STARTING_INDUSTRIES.map((name) => [name, null]),
  thresholds: THRESHOLD_ROWS.map(([code, value, from, to, act, edition]) => [
    THRESHOLDS.label(code),
    value,
    from,
    to,
    act,
    edition,
    UNVERIFIED,
  ]),
  baselines: [
    [BASELINE_INDICATORS.label('operatingClusters'), 61, NEWS_DAY, NEWS],
    [BASELINE_INDICATORS.label('applyingRegions'), 45, NEWS_DAY, NEWS],
    [BASELINE_INDICATORS.label('declaredClusters'), 48, NEWS_DAY, NEWS],
    [BASELINE_INDICATORS.label('jointProjects'), 138, NEWS_DAY, NEWS],
  ],
};

function withHeadings<C extends Columns>(table: Table<C>, rows: readonly (readonly Cell[])[]) {
  return [table.columnKeys.map((key) => table.columns[key]?.heading ?? ''), ...rows];
}

export const STARTING_REFERENCE: Reference = parseReference(
  {
    regions: withHeadings(regionTable, STARTING_ROWS.regions),
    industries: withHeadings(industryTable, STARTING_ROWS.industries),
    thresholds: withHeadings(thresholdTable, STARTING_ROWS.thresholds),
    baselines: withHeadings(baselineTable, STARTING_ROWS.baselines),
  },
  NEWS_DAY,
).value;
