/** The lists that the operator keeps and the rules consult: regions and industries. */
import { ChoiceList } from './choice-list.ts';
import { Regions } from './region.ts';
import { STARTING_REGIONS } from './region-list.ts';

export interface Reference {
  readonly regions: Regions;
  /** Industries are known by their names. */
  readonly industries: ChoiceList;
}

/** Industries that the list starts with, from the practice of cluster atlases; the operator may edit it. */
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

export const STARTING_REFERENCE: Reference = {
  regions: new Regions(STARTING_REGIONS),
  industries: new ChoiceList(STARTING_INDUSTRIES.map((name) => [name, name])),
};
