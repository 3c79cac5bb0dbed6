/**
 * On which state of every workbook a version stands. Order is never taken from a clock: a run may publish only over a version
 * whose workbooks were no newer than its own, each by itself.
 */
import * as z from 'zod/mini';

/** The component of the central workbook; the others are called as their workbooks are. */
export const CENTRAL = 'central';

/** A workbook that was restored from a copy begins to count anew: the operator then gives it a higher epoch. */
interface Component {
  readonly epoch: number;
  /** As Drive counts it: a whole number that may be beyond what a double holds. */
  readonly version: bigint;
}

export type Vector = Readonly<Record<string, Component>>;

const COMPONENT = /^(\d{1,9}):(\d{1,30})$/;

export const vectorSchema = z.record(z.string(), z.string().check(z.regex(COMPONENT)));

export function parseVector(text: Readonly<Record<string, string>>): Vector {
  return Object.fromEntries(
    Object.entries(text).map(([key, component]) => {
      const [, epoch = '0', version = '0'] = COMPONENT.exec(component) ?? [];
      return [key, { epoch: Number(epoch), version: BigInt(version) }];
    }),
  );
}

function isBehind(one: Component, base: Component): boolean {
  return one.epoch === base.epoch ? one.version < base.version : one.epoch < base.epoch;
}

/** The workbooks that are older here than in the base. One that is no longer listed has no component, and is not among them. */
export function behind(vector: Vector, base: Vector): readonly string[] {
  return Object.keys(vector).filter((key) => {
    const [one, other] = [vector[key], base[key]];
    return one !== undefined && other !== undefined && isBehind(one, other);
  });
}
