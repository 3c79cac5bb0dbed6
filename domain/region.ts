/** The subjects of the Russian Federation, known by their two-digit code; found by code or by full name. */
import { foldText } from './cell.ts';
import { ChoiceList } from './choice-list.ts';
import { nearest } from './likeness.ts';
import { compareCodePoints } from './order.ts';

export interface Region {
  /** Two digits, as a string. */
  readonly code: string;
  /** ISO 3166-2:RU; null for a region that the standard does not list. */
  readonly iso: string | null;
  readonly name: string;
  readonly nameEn: string;
  readonly federalDistrict: string;
}

/** The federal districts (Указ Президента РФ от 13.05.2000 № 849), known by their names. */
export const FEDERAL_DISTRICTS = new ChoiceList(
  [
    'Дальневосточный',
    'Приволжский',
    'Северо-Западный',
    'Северо-Кавказский',
    'Сибирский',
    'Уральский',
    'Центральный',
    'Южный',
  ].map((name) => [name, name]),
);
const ROOT_LENGTH = 4;
/** Where a region stands that belongs to none of them. */
export const OUTSIDE_DISTRICTS = 'Вне федеральных округов';

/** The list of regions with the ways to find one. */
export class Regions {
  readonly all: readonly Region[];
  /** All of them, also those without a region, and the place of regions outside them where there are such. */
  readonly federalDistricts: readonly string[];
  readonly #byCode = new Map<string, Region>();
  readonly #byText = new Map<string, Region>();
  readonly #byExactText = new Map<string, string>();

  constructor(regions: readonly Region[]) {
    this.all = [...regions].sort((left, right) => (left.code < right.code ? -1 : 1));
    const named = this.all.map((region) => region.federalDistrict);
    this.federalDistricts = [...new Set([...FEDERAL_DISTRICTS.keys, ...named])].sort(compareCodePoints);
    for (const region of this.all) {
      this.#byCode.set(region.code, region);
      for (const text of [region.code, region.name]) {
        this.#byText.set(foldText(text), region);
        this.#byExactText.set(text, region.code);
      }
    }
  }

  /** By its two-digit code, and nothing else. */
  get(code: string): Region | undefined {
    return this.#byCode.get(code);
  }

  /** The code of a region that is named exactly as in the list. */
  codeOfExact(text: string): string | undefined {
    return this.#byExactText.get(text);
  }

  /** The code of the region that a person named by its full name or its two-digit code. */
  codeOf(text: string): string | undefined {
    return this.#byText.get(foldText(text))?.code;
  }

  /** The region's name that a mistyped one was probably meant to be. */
  likely(text: string): string | undefined {
    const names = this.all.map((region) => region.name);
    // A region that changed its sort keeps the root of its name: Пермская область became Пермский край.
    const root = foldText(text).slice(0, ROOT_LENGTH);
    const kin = root.length === ROOT_LENGTH ? names.filter((name) => foldText(name).startsWith(root)) : [];
    return kin.length === 1 ? kin[0] : nearest(text, names);
  }
}
