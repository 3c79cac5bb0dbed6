/** What is counted and summed of support, by its kind. */

import type { ContributionColumns } from './contributions.ts';
import { compareCodePoints } from './order.ts';
import type { Register } from './register.ts';
import {
  GRANTED,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
  type SupportKind,
  type SupportLevel,
  type SupportMeasure,
} from './support-measure.ts';
import type { Magnitude } from './tally.ts';
import { ExactSum } from './totals.ts';

export interface SupportLine {
  readonly key: SupportKind;
  readonly name: string;
  readonly requested: number;
  /** Approved or received; the sums are theirs. */
  readonly granted: number;
  readonly amountRubles: Magnitude;
  readonly areaSquareMetres: Magnitude;
}

/** A sum together with who stands behind it. */
class Contributions {
  readonly #sum = new ExactSum();
  readonly #contributors = new Set<string>();

  add(value: number | null, contributor: string): void {
    if (value === null) return;
    this.#sum.add(value);
    this.#contributors.add(contributor);
  }

  get magnitude(): Magnitude {
    return { total: this.#sum.total, contributors: this.#contributors.size };
  }
}

class SupportTally {
  requested = 0;
  granted = 0;
  readonly amount = new Contributions();
  readonly area = new Contributions();

  add(measure: SupportMeasure, contributor: string): void {
    if (measure.status === 'REQUESTED') this.requested++;
    if (!GRANTED.has(measure.status)) return;
    this.granted++;
    this.amount.add(measure.amountRubles, contributor);
    this.area.add(measure.areaSquareMetres, contributor);
  }
}

/** Who stands behind the support of each object: of a project its initiator, of a cluster the cluster itself. */
function initiatorsOf(register: Register): ReadonlyMap<string, string> {
  const initiators = new Map<string, string>();
  register.forEachSupportMeasure(({ objectId }) => initiators.set(objectId, objectId));
  if (initiators.size === 0) return initiators;
  register.forEachJointProject(({ id, initiator }) => {
    if (initiators.has(id)) initiators.set(id, initiator);
  });
  return initiators;
}

/** A line for every kind of support, zeros too, in the order of the list. */
export function countSupport(register: Register): readonly SupportLine[] {
  const tallies = new Map(SUPPORT_KINDS.keys.map((key) => [key, new SupportTally()]));
  const initiators = initiatorsOf(register);
  register.forEachSupportMeasure((measure) => {
    const { kind, objectId } = measure;
    tallies.get(kind)?.add(measure, initiators.get(objectId) ?? objectId);
  });
  return SUPPORT_KINDS.entries.map(([key, name]) => {
    const tally = tallies.get(key) ?? new SupportTally();
    const { requested, granted, amount, area } = tally;
    return { key, name, requested, granted, amountRubles: amount.magnitude, areaSquareMetres: area.magnitude };
  });
}

/** Who stands behind the granted support, measure by measure. */
export function supportContributions(register: Register): ContributionColumns {
  const initiators = initiatorsOf(register);
  const [organisations, kinds]: [string[], string[]] = [[], []];
  const [amountMillionRub, areaHa]: [number[], number[]] = [[], []];
  register.forEachSupportMeasure(({ kind, status, objectId, amountRubles, areaSquareMetres }) => {
    if (!GRANTED.has(status)) return;
    organisations.push(initiators.get(objectId) ?? objectId);
    kinds.push(kind);
    amountMillionRub.push(amountRubles ?? -1);
    areaHa.push(areaSquareMetres ?? -1);
  });
  return { organisations, leaves: [kinds], amounts: { amountMillionRub, areaHa } };
}

/** Support by who gives it; for the leadership alone. */
export interface SupportLevelLine {
  readonly key: SupportLevel;
  readonly name: string;
  readonly requested: number;
  readonly granted: number;
  readonly amountRubles: bigint;
}

export function countSupportByLevel(register: Register): readonly SupportLevelLine[] {
  const tallies = new Map(SUPPORT_LEVELS.keys.map((key) => [key, new SupportTally()]));
  register.forEachSupportMeasure((measure) => tallies.get(measure.level)?.add(measure, ''));
  return SUPPORT_LEVELS.entries
    .map(([key, name]) => {
      const { requested = 0, granted = 0, amount } = tallies.get(key) ?? {};
      return { key, name, requested, granted, amountRubles: amount?.magnitude.total ?? 0n };
    })
    .sort((left, right) => compareCodePoints(left.key, right.key));
}
