/** What is counted of joint projects for the leadership alone: products, launches, the fall of imports. */
import { firstProductDigits, productCodeText } from './activity-code.ts';
import { type CivilDate, FIRST_DATE, formatIsoDate } from './date.ts';
import type { JointProjectColumns } from './joint-project.ts';
import { Numbering } from './numbering.ts';
import { compareCodePoints } from './order.ts';
import type { ParsedTable } from './parsed-table.ts';
import { ExactSums, ratioOfSums } from './totals.ts';

/** Millionths of a percent: what a share of imports is kept in. */
const PERCENT_UNITS = 1_000_000;
/** Two digits of ОКПД2 are a class of products, six of them one product. */
const CLASS_DIGITS = 2;
const PRODUCT_DIGITS = 6;

export interface ProjectLine {
  readonly key: string;
  readonly jointProjects: number;
  readonly investmentRubles: bigint;
}

/** A product that projects of several regions have: perhaps they repeat each other. */
export interface SameProduct {
  readonly key: string;
  readonly jointProjects: number;
  /** Head regions of the clusters. */
  readonly regions: readonly string[];
}

/** Projects with their cost, at the places of what they have in common. */
class ProjectSums {
  readonly #projects = new ExactSums();
  readonly #investment = new ExactSums();

  add(place: number, costRubles: number): void {
    this.#projects.add(place, 1);
    this.#investment.add(place, costRubles);
  }

  /** A line for every key; several places may have one key. */
  linesBy(keyOf: (place: number) => string): readonly ProjectLine[] {
    const lines = new Map<string, ProjectLine>();
    for (let place = 0; place < this.#projects.length; place++) {
      if (this.#projects.isZero(place)) continue;
      const count = Number(this.#projects.totalAt(place));
      const key = keyOf(place);
      const { jointProjects = 0, investmentRubles = 0n } = lines.get(key) ?? {};
      lines.set(key, {
        key,
        jointProjects: jointProjects + count,
        investmentRubles: investmentRubles + this.#investment.totalAt(place),
      });
    }
    return [...lines.values()].sort((left, right) => compareCodePoints(left.key, right.key));
  }
}

/** The products of six digits, with the regions whose projects have them. */
class RegionsOfProducts {
  readonly #products = new Numbering();
  readonly #projects = new ExactSums();
  readonly #regions: string[] = [];
  /** Each region of each product, once. */
  readonly #pairs = new Numbering();

  placeOfRegion(region: string): number {
    const place = this.#regions.indexOf(region);
    return place < 0 ? this.#regions.push(region) - 1 : place;
  }

  /** The place of a product by the number of a longer or equal code; -1 where the code is too short. */
  placeOfProduct(code: number): number {
    if (code < 10 ** PRODUCT_DIGITS) return -1;
    return this.#products.placeOf(firstProductDigits(code, PRODUCT_DIGITS));
  }

  add(product: number, region: number): void {
    this.#projects.add(product, 1);
    this.#pairs.placeOf(product * MOST_REGIONS + region);
  }

  /** The regions of a product in the order of their codes. */
  #regionsOf(product: number, placesInOrder: readonly number[]): readonly string[] {
    const regions: string[] = [];
    for (const place of placesInOrder) {
      if (this.#pairs.find(product * MOST_REGIONS + place) >= 0) regions.push(this.#regions[place] ?? '');
    }
    return regions;
  }

  get shared(): readonly SameProduct[] {
    const placesInOrder = [...this.#regions].sort(compareCodePoints).map((region) => this.#regions.indexOf(region));
    return Array.from({ length: this.#products.size }, (_, product) => ({
      key: productCodeText(this.#products.numberAt(product)),
      jointProjects: Number(this.#projects.totalAt(product)),
      regions: this.#regionsOf(product, placesInOrder),
    }))
      .filter(({ regions }) => regions.length > 1)
      .sort((left, right) => compareCodePoints(left.key, right.key));
  }
}

function quarterOf(date: CivilDate): string {
  const [year, month] = formatIsoDate(date).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** More than there are regions: with it the place of a product and of a region make one number. */
const MOST_REGIONS = 10_000;

export class ProjectFigures {
  readonly #products = new Numbering();
  readonly #byProduct = new ProjectSums();
  readonly #regionsOfProducts = new RegionsOfProducts();
  /** By days since the first one that the register knows. */
  readonly #byLaunchDay = new ProjectSums();
  /** By how many millionths of a percent the share of imports falls. */
  readonly #falls = new Numbering();
  readonly #costByFall = new ExactSums();

  /**
   * Adds the projects of a tab.
   * @param clusters of each row the place of its cluster; below zero where the project does not count
   * @param headRegions of each cluster
   */
  add(part: ParsedTable<JointProjectColumns>, clusters: Int32Array, headRegions: readonly string[]): void {
    this.#addProducts(part, clusters, headRegions);
    const { endDate, costRubles, importSharePercentBefore, importSharePercentAfter } = part.columns;
    for (let index = 0; index < clusters.length; index++) {
      const cluster = clusters[index] ?? -1;
      if (cluster < 0) continue;
      const cost = costRubles[index] ?? 0;
      this.#byLaunchDay.add((endDate[index] ?? FIRST_DATE) - FIRST_DATE, cost);
      const [before, after] = [importSharePercentBefore[index] ?? -1, importSharePercentAfter[index] ?? -1];
      if (before < 0 || after < 0) continue;
      const fall = Math.round(before * PERCENT_UNITS) - Math.round(after * PERCENT_UNITS);
      this.#costByFall.add(this.#falls.placeOf(fall), cost);
    }
  }

  #addProducts(part: ParsedTable<JointProjectColumns>, clusters: Int32Array, headRegions: readonly string[]): void {
    const { costRubles } = part.columns;
    const { productCode } = part.codes;
    const regions = headRegions.map((region) => this.#regionsOfProducts.placeOfRegion(region));
    const products: number[] = [];
    for (let index = 0; index < clusters.length; index++) {
      const cluster = clusters[index] ?? -1;
      if (cluster < 0) continue;
      const code = productCode[index] ?? -1;
      const place = this.#products.placeOf(code);
      const product = products[place] ?? this.#regionsOfProducts.placeOfProduct(code);
      products[place] = product;
      this.#byProduct.add(place, costRubles[index] ?? 0);
      if (product >= 0) this.#regionsOfProducts.add(product, regions[cluster] ?? 0);
    }
  }

  /** By class of the product: the first two digits of ОКПД2. */
  get byProductClass(): readonly ProjectLine[] {
    return this.#byProduct.linesBy((place) =>
      productCodeText(firstProductDigits(this.#products.numberAt(place), CLASS_DIGITS)),
    );
  }

  /** By the quarter in which projects end, and so production begins. */
  get byLaunchQuarter(): readonly ProjectLine[] {
    return this.#byLaunchDay.linesBy((day) => quarterOf(FIRST_DATE + day));
  }

  get sameProducts(): readonly SameProduct[] {
    return this.#regionsOfProducts.shared;
  }

  /** By how many percentage points the share of imports falls, weighted by cost; two decimals. */
  get importShareFallPercent(): number | null {
    let weighted = 0n;
    let cost = 0n;
    for (let place = 0; place < this.#falls.size; place++) {
      const total = this.#costByFall.totalAt(place);
      weighted += BigInt(this.#falls.numberAt(place)) * total;
      cost += total;
    }
    return ratioOfSums(weighted, cost * BigInt(PERCENT_UNITS), 2);
  }
}
