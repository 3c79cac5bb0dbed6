/** What is counted of joint projects for the leadership alone: products, launches, the fall of imports. */
import { type CivilDate, formatIsoDate } from './date.ts';
import type { JointProject } from './joint-project.ts';
import { compareCodePoints } from './order.ts';
import { ExactSum, ratioOfSums } from './totals.ts';

/** Millionths of a percent: what a share of imports is kept in. */
const PERCENT_UNITS = 1_000_000;
/** XX.XX.XX: six digits of ОКПД2. */
const PRODUCT_LENGTH = 8;

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

type CountedProject = Pick<
  JointProject,
  'productCode' | 'endDate' | 'costRubles' | 'importSharePercentBefore' | 'importSharePercentAfter'
>;

class ProjectSum {
  jointProjects = 0;
  readonly investment = new ExactSum();

  add(costRubles: number): void {
    this.jointProjects++;
    this.investment.add(costRubles);
  }

  addAll(other: ProjectSum): void {
    this.jointProjects += other.jointProjects;
    this.investment.addSum(other.investment);
  }
}

class ProductSum extends ProjectSum {
  readonly regions = new Set<string>();
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function quarterOf(date: CivilDate): string {
  const [year, month] = formatIsoDate(date).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

function linesOf(sums: Iterable<readonly [string, ProjectSum]>): readonly ProjectLine[] {
  const byKey = new Map<string, ProjectSum>();
  for (const [key, sum] of sums) {
    const line = byKey.get(key) ?? new ProjectSum();
    byKey.set(key, line);
    line.addAll(sum);
  }
  return [...byKey]
    .map(([key, { jointProjects, investment }]) => ({ key, jointProjects, investmentRubles: investment.total }))
    .sort((left, right) => compareCodePoints(left.key, right.key));
}

export class ProjectFigures {
  readonly #byProduct = new Map<string, ProductSum>();
  readonly #byLaunchDay = new Map<CivilDate, ProjectSum>();
  /** Cost by the fall of the share of imports: a few falls, however many projects. */
  readonly #costByFall = new Map<number, ExactSum>();

  /** @param region the head region of the project's cluster */
  add(project: CountedProject, region: string): void {
    const { productCode, endDate, costRubles } = project;
    const product = getOrMake(this.#byProduct, productCode, () => new ProductSum());
    product.add(costRubles);
    product.regions.add(region);
    getOrMake(this.#byLaunchDay, endDate, () => new ProjectSum()).add(costRubles);
    this.#addFall(project.importSharePercentBefore, project.importSharePercentAfter, costRubles);
  }

  #addFall(before: number | null, after: number | null, costRubles: number): void {
    if (before === null || after === null) return;
    const fall = Math.round(before * PERCENT_UNITS) - Math.round(after * PERCENT_UNITS);
    getOrMake(this.#costByFall, fall, () => new ExactSum()).add(costRubles);
  }

  /** By class of the product: the first two digits of ОКПД2. */
  get byProductClass(): readonly ProjectLine[] {
    return linesOf([...this.#byProduct].map(([code, sum]) => [code.slice(0, 2), sum] as const));
  }

  /** By the quarter in which projects end, and so production begins. */
  get byLaunchQuarter(): readonly ProjectLine[] {
    return linesOf([...this.#byLaunchDay].map(([day, sum]) => [quarterOf(day), sum] as const));
  }

  get sameProducts(): readonly SameProduct[] {
    const products = new Map<string, { jointProjects: number; regions: Set<string> }>();
    for (const [code, { jointProjects, regions }] of this.#byProduct) {
      if (code.length < PRODUCT_LENGTH) continue;
      const key = code.slice(0, PRODUCT_LENGTH);
      const product = products.get(key) ?? { jointProjects: 0, regions: new Set() };
      products.set(key, product);
      product.jointProjects += jointProjects;
      for (const region of regions) product.regions.add(region);
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
    for (const [fall, { total }] of this.#costByFall) {
      weighted += BigInt(fall) * total;
      cost += total;
    }
    return ratioOfSums(weighted, cost * BigInt(PERCENT_UNITS), 2);
  }
}
