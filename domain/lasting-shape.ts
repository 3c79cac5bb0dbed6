/**
 * Keeps one object of a class for as long as the program runs. V8 throws the code that it compiled for a class away with the
 * last object of that class: between two readings there is none, and each began with code that was not compiled yet.
 */

const kept: object[] = [];

export function keepShape(example: object): void {
  kept.push(example);
}
