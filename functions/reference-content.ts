/** Whether two readings of the operator's lists say the same: a hash of everything in them. */
import { createHash } from 'node:crypto';
import type { Reference } from '../domain/reference.ts';

const known = new WeakMap<Reference, string>();

export function contentOf(reference: Reference): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  const { regions, industries, thresholds, baselines } = reference;
  const text = JSON.stringify([regions.all, industries.labels, thresholds.all, baselines]);
  const content = createHash('sha256').update(text).digest('hex');
  known.set(reference, content);
  return content;
}
