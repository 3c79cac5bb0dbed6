/** Draws with Observable Plot into a document of no browser, and hands the picture over as text without style or script. */
import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Html } from './html.ts';

/** What of a drawn element is needed here. */
interface Drawn {
  readonly tagName: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<Drawn>;
  remove(): void;
}

/** The colours of the charts, as the page's style knows them: a class may recolour, a file on its own keeps what is written. */
export const COLOURS = {
  operating: '#0b6477',
  declared: '#b9731b',
  postponed: '#7f8a96',
  grid: '#d8dde3',
  quiet: '#56636f',
} as const;
export type Colour = keyof typeof COLOURS;

const CLASS_OF = new Map<string, Colour>(Object.entries(COLOURS).map(([name, hex]) => [hex, name as Colour]));

/** Colours get their class, so that the dark scheme and the printer may choose others. */
function classify(svg: Drawn): void {
  for (const element of svg.querySelectorAll('[fill],[stroke]')) {
    const classes = ['fill', 'stroke'].flatMap((attribute) => {
      const name = CLASS_OF.get(element.getAttribute(attribute) ?? '');
      return name === undefined ? [] : [`${attribute}-${name}`];
    });
    if (classes.length > 0) element.setAttribute('class', classes.join(' '));
  }
}

const FONT_SIZE = '13';

/** Where coordinates stand; a hundredth of a pixel is more than anybody sees. */
const MEASURES = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'transform'];
const LONG_FRACTION = /-?\d+\.\d{3,}(?:e-\d+)?/g;

function roundCoordinates(svg: Drawn): void {
  for (const name of MEASURES) {
    for (const element of svg.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name) ?? '';
      element.setAttribute(
        name,
        value.replace(LONG_FRACTION, (number) => String(Number(Number(number).toFixed(2)))),
      );
    }
  }
}

/** The picture as one `<svg>`, decoration for who sees: what it shows stands in words and in a table beside it. */
export function drawSvg(options: PlotOptions): Html {
  const { document } = parseHTML('<!doctype html><html></html>');
  const svg = plot({ ...options, document: document as never }) as unknown as Drawn;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const attribute of ['style', 'aria-label', 'aria-hidden']) {
    for (const element of svg.querySelectorAll(`[${attribute}]`)) element.removeAttribute(attribute);
  }
  classify(svg);
  roundCoordinates(svg);
  svg.setAttribute('class', 'chart');
  svg.setAttribute('font-size', FONT_SIZE);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new Html(svg.outerHTML);
}
