/** A number on a page: with the key under which `latest.json` has it, and in words where there is no number. */
import { type Html, html } from './html.ts';
import { type Language, sayIn, writeNumber } from './language.ts';

/** A magnitude in public, and why it is not shown or not of today. */
export type ShownMagnitude =
  | number
  | { readonly withheld: true }
  | { readonly suppressed: true }
  | { readonly value: number; readonly heldSince: number };

export function isNumber(magnitude: ShownMagnitude): boolean {
  return typeof magnitude === 'number' || 'value' in magnitude;
}

/** `of` is the path in `latest.json`, so that anybody can look the number up. */
export function count(value: number, of: string, language: Language): Html {
  return html`<data value="${value}" data-of="${of}">${writeNumber(value, language)}</data>`;
}

/** A number that may be absent: nothing can be said, which is neither 0 nor hidden. */
export function perhaps(value: number | null, of: string, language: Language): Html {
  if (value !== null) return count(value, of, language);
  const meaning = sayIn(language)('нет значения', 'no value');
  return html`<span class="none" data-of="${of}" title="${meaning}">—<span class="unseen"> ${meaning}</span></span>`;
}

export function magnitude(shown: ShownMagnitude, of: string, language: Language, notes: string): Html {
  const say = sayIn(language);
  if (typeof shown === 'number') return count(shown, of, language);
  if ('value' in shown) {
    const words = say(`значение версии ${shown.heldSince}`, `value of version ${shown.heldSince}`);
    return html`<data value="${shown.value}" data-of="${of}.value">${writeNumber(shown.value, language)}</data> <a class="word" data-of="${of}.heldSince" href="${notes}">${words}</a>`;
  }
  const isSuppressed = 'suppressed' in shown;
  const word = isSuppressed ? say('скрыто', 'suppressed') : say('не публикуется', 'withheld');
  return html`<a class="word" data-of="${of}.${isSuppressed ? 'suppressed' : 'withheld'}" href="${notes}">${word}</a>`;
}
