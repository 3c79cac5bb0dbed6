/** What is counted of joint projects for the leadership alone: products, launches, the fall of imports. */
import { type CivilDate, formatIsoDate } from './date.ts';
import type { JointProject } from './joint-project.ts';
import { Numbering } from './numbering.ts';
import { compareCodePoints } from './order.ts';
import { ExactSums, ratioOfSums } from './totals.ts';

/** Millionths of a percent: what a share of imports is kept in. */
const PERCENT_UNITS = 1_000_000;
/** XX.XX.XX: six digits of ОКПД2. */
const PRODUCT_LENGTH = 8;

/** What is counted of a project. */
type ProjectFacts = Pick<
  JointProject,
  'productCode' | 'endDate' | 'costRubles' | 'importSharePercentBefore' | 'importSharePercentAfter'
>;

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
  readonly #projects: number[] = [];
  readonly #investment = new ExactSums();

  add(place: number, costRubles: number): void {
    this.#projects[place] = (this.#projects[place] ?? 0) + 1;
    this.#investment.add(place, costRubles);
  }

  projectsAt(place: number): number {
    return this.#projects[place] ?? 0;
  }

  /** A line for every key; several places may have one key. */
  linesBy(keys: readonly string[]): readonly ProjectLine[] {
    const lines = new Map<string, ProjectLine>();
    for (const [place, key] of keys.entries()) {
      const { jointProjects = 0, investmentRubles = 0n } = lines.get(key) ?? {};
      lines.set(key, {
        key,
        jointProjects: jointProjects + this.projectsAt(place),
        investmentRubles: investmentRubles + this.#investment.totalAt(place),
      });
    }
    return [...lines.values()].sort((left, right) => compareCodePoints(left.key, right.key));
  }
}

/** Texts by small numbers. */
class Texts {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  placeOf(text: string): number {
    const found = this.#places.get(text);
    if (found !== undefined) return found;
    this.#places.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}

function quarterOf(date: CivilDate): string {
  const [year, month] = formatIsoDate(date).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

function numbersOf(numbering: Numbering): readonly number[] {
  return Array.from({ length: numbering.size }, (_, place) => numbering.numberAt(place));
}

/** More than there are regions: with it the place of a product and of a region make one number. */
const MOST_REGIONS = 10_000;

export class ProjectFigures {
  readonly #products = new Texts();
  readonly #byProduct = new ProjectSums();
  readonly #regions = new Texts();
  /** Each region of each product. */
  readonly #regionsOfProducts = new Numbering();
  readonly #launchDays = new Numbering();
  readonly #byLaunchDay = new ProjectSums();
  /** By how many millionths of a percent the share of imports falls. */
  readonly #falls = new Numbering();
  readonly #costByFall = new ExactSums();

  /** @param region the head region of the project's cluster */
  add(project: ProjectFacts, region: string): void {
    const { endDate, costRubles, importSharePercentBefore: before, importSharePercentAfter: after } = project;
    const product = this.#products.placeOf(project.productCode);
    this.#byProduct.add(product, costRubles);
    this.#regionsOfProducts.placeOf(product * MOST_REGIONS + this.#regions.placeOf(region));
    this.#byLaunchDay.add(this.#launchDays.placeOf(endDate), costRubles);
    if (before === null || after === null) return;
    const fall = Math.round(before * PERCENT_UNITS) - Math.round(after * PERCENT_UNITS);
    this.#costByFall.add(this.#falls.placeOf(fall), costRubles);
  }

  /** By class of the product: the first two digits of ОКПД2. */
  get byProductClass(): readonly ProjectLine[] {
    return this.#byProduct.linesBy(this.#products.all.map((code) => code.slice(0, 2)));
  }

  /** By the quarter in which projects end, and so production begins. */
  get byLaunchQuarter(): readonly ProjectLine[] {
    return this.#byLaunchDay.linesBy(numbersOf(this.#launchDays).map(quarterOf));
  }

  get sameProducts(): readonly SameProduct[] {
    const products = new Map<string, { jointProjects: number; regions: Set<string> }>();
    for (const [place, code] of this.#products.all.entries()) {
      if (code.length < PRODUCT_LENGTH) continue;
      const key = code.slice(0, PRODUCT_LENGTH);
      const product = products.get(key) ?? { jointProjects: 0, regions: new Set() };
      products.set(key, product);
      product.jointProjects += this.#byProduct.projectsAt(place);
    }
    for (const pair of numbersOf(this.#regionsOfProducts)) {
      const code = this.#products.all[Math.floor(pair / MOST_REGIONS)] ?? '';
      const region = this.#regions.all[pair % MOST_REGIONS] ?? '';
      if (code.length >= PRODUCT_LENGTH) products.get(code.slice(0, PRODUCT_LENGTH))?.regions.add(region);
    }
    return [...products]
      .filter(([, { regions }]) => regions.size > 1)
      .map(([key, { jointProjects, regions }]) => ({ key, jointProjects, regions: [...regions].sort() }))
      .sort((left, right) => compareCodePoints(left.key, right.key));
  }

  /** By how many percentage points the share of imports falls, weighted by cost; two decimals. */
  get importShareFallPercent(): number | null {
    let weighted = 0n;
    let cost = 0n;
    for (const [place, fall] of numbersOf(this.#falls).entries()) {
      const total = this.#costByFall.totalAt(place);
      weighted += BigInt(fall) * total;
      cost += total;
    }
    return ratioOfSums(weighted, cost * BigInt(PERCENT_UNITS), 2);
  }
}
