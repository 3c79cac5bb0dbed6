/**
 * What must be remembered of a version to publish the next one safely: who contributed how much to which line, and of every line
 * that was ever shown when and with which contributions. It is as secret as the workbooks. When it is lost, see `past.ts`.
 */
import * as z from 'zod/mini';

/** By organisation. */
const amounts = z.record(z.string(), z.number());
export type KeptAmounts = z.infer<typeof amounts>;

/** A line as it was shown last. */
const shownLine = z.object({
  seq: z.int(),
  /** Whole rubles, jobs or square metres. */
  value: z.number(),
  /** Absent where they are those of the version itself. */
  amounts: z.optional(amounts),
});
export type KeptLine = z.infer<typeof shownLine>;

const keptTable = z.object({
  /** Which lines there were and how they added up. */
  structure: z.string(),
  organisations: z.array(z.string()),
  leaves: z.array(z.array(z.string())),
  /** By magnitude, for each row. */
  amounts: z.record(z.string(), z.array(z.number())),
  /** By magnitude and by line. */
  shown: z.record(z.string(), z.record(z.string(), shownLine)),
  /** Lines that are hidden only for the sake of an earlier version, with the contributions of that. */
  hidden: z.record(z.string(), z.record(z.string(), amounts)),
});
export type KeptTable = z.infer<typeof keptTable>;

const keptDisclosure = z.object({ projects: keptTable, support: keptTable });
export type KeptDisclosure = z.infer<typeof keptDisclosure>;

export function encodeKept(kept: KeptDisclosure): string {
  return JSON.stringify(kept);
}

/** Null for a text that is none. */
export function decodeKept(text: string): KeptDisclosure | null {
  try {
    return keptDisclosure.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
