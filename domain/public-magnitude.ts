/** A magnitude in public: an exact number, or why there is none, or the number of an earlier version that still stands. */
import * as z from 'zod/mini';

export const publicMagnitude = z.union([
  z.number(),
  /** Known, and withheld so that no single organisation can be computed back. */
  z.object({ suppressed: z.literal(true) }),
  /** Not published because JSON cannot carry it exactly; in versions from before disclosure control, not told at all. */
  z.object({ withheld: z.literal(true) }),
  /** Still the value of that version: the change since then would disclose someone. */
  z.object({ value: z.number(), heldSince: z.int().check(z.positive()) }),
]);

export type PublicMagnitude = z.infer<typeof publicMagnitude>;
