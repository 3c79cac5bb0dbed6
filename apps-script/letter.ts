/** A letter: said once, written twice, as text and as HTML, in which whatever it quotes is text. */

export interface Line {
  readonly words: string;
  /** Stands before the words. */
  readonly link?: { readonly words: string; readonly url: string };
}

/** A paragraph, or a list. */
export type Block = Line | readonly Line[];

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A name of several lines must not become lines of the letter, or of its head. */
function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function isList(block: Block): block is readonly Line[] {
  return Array.isArray(block);
}

function textOf({ words, link }: Line): string {
  if (!link) return oneLine(words);
  return `${oneLine(`${link.words}${words}`)}\n  ${link.url}`;
}

function htmlOf({ words, link }: Line): string {
  const rest = escapeHtml(oneLine(words));
  if (!link) return rest;
  const gap = /^\s/.test(words) ? ' ' : '';
  return `<a href="${escapeHtml(link.url)}">${escapeHtml(oneLine(link.words))}</a>${gap}${rest}`;
}

export function writeLetter(subject: string, blocks: readonly Block[]): Letter {
  const texts = blocks.map((block) =>
    isList(block) ? block.map((line) => `— ${textOf(line)}`).join('\n') : textOf(block),
  );
  const htmls = blocks.map((block) =>
    isList(block) ? `<ul>${block.map((line) => `<li>${htmlOf(line)}</li>`).join('')}</ul>` : `<p>${htmlOf(block)}</p>`,
  );
  return {
    subject: oneLine(subject),
    text: `${texts.join('\n\n')}\n`,
    html: `<div style="font: 15px/1.5 sans-serif; max-width: 42em">${htmls.join('\n')}</div>`,
  };
}
