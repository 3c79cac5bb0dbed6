/** Which clusters the sample invents in which region, beside those that are named one by one. */
import type { IndustryKey } from './industry-profile.ts';

export interface RegionPlan {
  readonly region: string;
  /** «… кластер» of what: the name of the region in the genitive. */
  readonly genitive: string;
  /** Industries of the clusters that stand in the registry. */
  readonly operating: readonly IndustryKey[];
  /** Industries of the clusters that are declared for the plan year. */
  readonly declared: readonly IndustryKey[];
}

type Row = readonly [
  region: string,
  genitive: string,
  operating: readonly IndustryKey[],
  declared: readonly IndustryKey[],
];

/** 61 operating clusters; with the named ones 48 declared in 45 regions. */
const ROWS: readonly Row[] = [
  ['02', 'Республики Башкортостан', ['chemistry', 'machineTools', 'timber'], ['electrical']],
  ['12', 'Республики Марий Эл', [], ['electronics']],
  ['13', 'Республики Мордовия', [], ['electrical']],
  [
    '16',
    'Республики Татарстан',
    ['chemistry', 'automotive', 'plastics', 'engineering', 'machineTools', 'electronics'],
    [],
  ],
  ['18', 'Удмуртской Республики', ['engineering'], ['aviation']],
  ['21', 'Чувашской Республики', ['electrical'], []],
  ['22', 'Алтайского края', [], ['food']],
  ['23', 'Краснодарского края', [], ['food']],
  ['24', 'Красноярского края', ['metals'], ['timber']],
  ['25', 'Приморского края', [], ['shipbuilding']],
  ['26', 'Ставропольского края', [], []],
  ['27', 'Хабаровского края', [], ['aviation']],
  ['29', 'Архангельской области', [], ['shipbuilding']],
  ['30', 'Астраханской области', [], ['shipbuilding']],
  ['31', 'Белгородской области', ['pharma'], ['buildingMaterials']],
  ['33', 'Владимирской области', ['electrical'], ['pharma']],
  ['34', 'Волгоградской области', [], ['metals']],
  ['35', 'Вологодской области', ['metals'], ['timber']],
  ['36', 'Воронежской области', ['engineering'], ['electronics']],
  ['37', 'Ивановской области', [], ['textiles']],
  ['38', 'Иркутской области', ['chemistry'], ['pharma']],
  ['40', 'Калужской области', ['automotive', 'pharma'], ['textiles']],
  ['42', 'Кемеровской области', [], ['engineering']],
  ['43', 'Кировской области', [], ['timber']],
  ['45', 'Курганской области', [], ['engineering']],
  ['48', 'Липецкой области', ['engineering', 'machineTools'], []],
  [
    '50',
    'Московской области',
    ['pharma', 'aviation', 'food', 'buildingMaterials', 'electronics'],
    ['powerEngineering'],
  ],
  ['51', 'Мурманской области', [], ['shipbuilding']],
  ['52', 'Нижегородской области', ['automotive', 'chemistry', 'electronics'], ['shipbuilding']],
  ['53', 'Новгородской области', [], ['electronics']],
  ['54', 'Новосибирской области', ['pharma', 'powerEngineering'], ['machineTools']],
  ['55', 'Омской области', ['food'], []],
  ['56', 'Оренбургской области', [], ['metals']],
  ['58', 'Пензенской области', ['pharma'], []],
  [
    '59',
    'Пермского края',
    ['chemistry', 'aviation', 'powerEngineering', 'electronics'],
    ['machineTools', 'fertilisers'],
  ],
  ['60', 'Псковской области', [], ['electrical']],
  ['61', 'Ростовской области', ['food', 'aviation'], ['engineering']],
  ['62', 'Рязанской области', [], ['other']],
  ['63', 'Самарской области', ['automotive', 'chemistry', 'aviation', 'electrical'], ['machineTools']],
  ['64', 'Саратовской области', [], ['powerEngineering']],
  ['66', 'Свердловской области', ['metals', 'engineering', 'pharma', 'powerEngineering'], ['machineTools']],
  ['67', 'Смоленской области', [], ['textiles']],
  ['69', 'Тверской области', [], ['engineering']],
  ['70', 'Томской области', ['electronics'], ['plastics']],
  ['71', 'Тульской области', ['chemistry', 'engineering'], ['metals']],
  ['72', 'Тюменской области', [], ['plastics']],
  ['73', 'Ульяновской области', ['aviation', 'automotive'], ['machineTools']],
  ['74', 'Челябинской области', ['metals', 'machineTools', 'powerEngineering'], ['engineering']],
  ['76', 'Ярославской области', [], ['pharma']],
  ['77', 'Москвы', ['electronics', 'pharma', 'machineTools'], []],
  ['78', 'Санкт-Петербурга', ['powerEngineering', 'shipbuilding', 'electronics'], []],
];

export const REGION_PLANS: readonly RegionPlan[] = ROWS.map(([region, genitive, operating, declared]) => ({
  region,
  genitive,
  operating,
  declared,
}));
