/** Ids for the things that lie on tabs: large, random, and not yet taken. */
import { randomInt } from 'node:crypto';
import { invalidArgument } from './google-error.ts';

const LARGEST = 2 ** 31 - 1;

export function newObjectId(isTaken: (id: number) => boolean): number {
  let id = randomInt(1, LARGEST);
  while (isTaken(id)) id = randomInt(1, LARGEST);
  return id;
}

/** The id that was asked for, if it is free, or a new one. */
export function freeObjectId(what: string, asked: number | null | undefined, taken: ReadonlySet<unknown>): number {
  if (asked === undefined || asked === null) return newObjectId((id) => taken.has(id));
  if (!Number.isInteger(asked) || asked < 0)
    throw invalidArgument(`The ID of a ${what} must be a whole number, 0 or more.`);
  if (taken.has(asked))
    throw invalidArgument(`Cannot add ${what} with ID ${asked}, a ${what} with that ID already exists.`);
  return asked;
}
