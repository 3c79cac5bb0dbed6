/** Which calls a fault meets: by method and path, and of those the n-th, each n-th, or some by chance. */
import * as z from 'zod';
import type { ApiCall } from './api-call.ts';

const count = z.int().min(1);

export const MATCH_FIELDS = {
  /** `GET`, or the method's name in Google's clients with stars: `sheets.spreadsheets.values.*`. */
  method: z.string().min(1).optional(),
  /** A part of the path, or a pattern for all of it when there is a star in it. */
  path: z.string().min(1).optional(),
  nth: count.optional(),
  every: count.optional(),
  probability: z.number().gt(0).max(1).optional(),
  seed: z.int().optional(),
  /** The most times that the fault takes place. */
  times: count.optional(),
} as const;

export type FaultMatch = z.infer<z.ZodObject<typeof MATCH_FIELDS>>;

function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

function fitsMethod(method: string, { verb, name }: ApiCall): boolean {
  return method.toUpperCase() === verb || fits(method, name);
}

function fitsPath(pattern: string, { path }: ApiCall): boolean {
  return pattern.includes('*') ? fits(pattern, path) : path.includes(pattern);
}

export function matches({ method, path }: FaultMatch, call: ApiCall): boolean {
  return (method === undefined || fitsMethod(method, call)) && (path === undefined || fitsPath(path, call));
}

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Says for each matching call, numbered from 1, whether it is the fault's turn. */
export function turns({ nth, every, probability, seed }: FaultMatch): (call: number) => boolean {
  if (nth !== undefined) return (call) => call === nth;
  if (every !== undefined) return (call) => call % every === 0;
  if (probability === undefined) return () => true;
  const next = chance(seed ?? 0);
  return () => next() < probability;
}
