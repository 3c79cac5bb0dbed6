/** A closed list of allowed values: what people see, and the key that the register keeps. */
import { foldText } from './cell.ts';
import { nearest } from './likeness.ts';

export class ChoiceList<Key extends string = string> {
  readonly entries: readonly (readonly [key: Key, label: string])[];
  readonly keys: readonly Key[];
  readonly labels: readonly string[];
  readonly #places = new Map<string | number, number>();
  readonly #folded = new Map<string, Key>();

  constructor(entries: readonly (readonly [key: Key, label: string])[]) {
    this.entries = entries;
    this.keys = entries.map(([key]) => key);
    this.labels = entries.map(([, label]) => label);
    for (const [place, [key, label]] of entries.entries()) {
      this.#places.set(label, place);
      this.#folded.set(foldText(label), key);
    }
  }

  /** The key of a label that is written exactly as in the list. */
  findExact(text: string | number): Key | undefined {
    return this.keys[this.placeOfExact(text)];
  }

  /** The place in the list of a label that is written exactly so; -1 where there is none. */
  placeOfExact(text: string | number): number {
    return this.#places.get(text) ?? -1;
  }

  /** The key of a label, whatever its case, ё or double spaces. */
  find(text: string): Key | undefined {
    return this.#folded.get(foldText(text));
  }

  label(key: Key): string {
    return this.entries.find(([candidate]) => candidate === key)?.[1] ?? key;
  }

  /** The label that a mistyped one was probably meant to be. */
  likely(text: string): string | undefined {
    return nearest(text, this.labels);
  }
}

/** A list written as `{ KEY: 'Label' }`. */
export function choiceList<const Labels extends Record<string, string>>(
  labels: Labels,
): ChoiceList<keyof Labels & string> {
  return new ChoiceList(Object.entries(labels) as [keyof Labels & string, string][]);
}

/** A list of things that are known by their names. */
export function listOfNames(names: readonly string[]): ChoiceList {
  return new ChoiceList(names.map((name) => [name, name]));
}
