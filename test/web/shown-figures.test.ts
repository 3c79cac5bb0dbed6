/** Every number on the first page is that of `latest.json`, or of the version that it is told of; and no number is there besides. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../domain/snapshot.ts';
import { renderPages } from '../../web/render-pages.ts';
import { openSite, type Site } from './site.ts';

interface Node {
  readonly nodeType: number;
  readonly textContent: string;
  readonly parentNode: Node | null;
  readonly childNodes: readonly Node[];
}

interface Element extends Node {
  getAttribute(name: string): string | null;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

let site: Site;

beforeAll(async () => {
  const first = (snapshot: Snapshot) => ({
    ...snapshot,
    headline: { ...snapshot.headline, operatingClusters: 60, forecastClusters: 108 },
  });
  site = await openSite(first, (snapshot) => snapshot);
}, 60_000);
afterAll(() => site.close());

async function json<T>(path: string): Promise<T> {
  return (await (await fetch(`${site.url}${path}`)).json()) as T;
}

function documentOf(text: string): Element {
  return parseHTML(text).document as unknown as Element;
}

/** `@` stands before the identifier of a line. */
function at(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (!key.startsWith('@')) return (value as Record<string, unknown>)[key];
    const lines = value as readonly { readonly id?: string; readonly key?: string }[];
    return lines.find((line) => (line.id ?? line.key) === key.slice(1));
  }, document);
}

/** 1 234,5 or 1,234.5 or 42,11 % as a number. */
function readShown(text: string, language: string): number {
  const plain = language === 'ru' ? text.replaceAll('\u00a0', '').replace(',', '.') : text.replaceAll(',', '');
  return plain.endsWith('%') ? Number(plain.replace(/\s*%/, '')) / 100 : Number(plain.replace('\u00a0', ''));
}

function shownIn(document: Element): readonly (readonly [of: string, value: string | null, text: string])[] {
  return [...document.querySelectorAll('[data-of]')].map(
    (element) => [element.getAttribute('data-of') ?? '', element.getAttribute('value'), element.textContent] as const,
  );
}

const PAGES = ['index.html', 'en/index.html', 'regions/59.html', 'en/regions/16.html', 'clusters/C59-24-001.html'];

/** Said by the headline already, and equal to it. */
const IN_HEADLINE = new Set(['national.operatingClusters', 'national.declaredClusters', 'national.jointProjects']);

describe('the numbers of a page', () => {
  it.each(PAGES)('%s shows those of latest.json, each where its key says', async (path) => {
    const latest = await json<Snapshot>('latest.json');
    const { versions } = await json<{ versions: { seq: number }[] }>('versions.json');
    const language = path.startsWith('en/') ? 'en' : 'ru';
    const shown = shownIn(documentOf(await (await fetch(`${site.url}${path}`)).text()));
    const wrong = shown.filter(([of, value, text]) => {
      const version = /^v(\d+)\.(.*)$/.exec(of);
      const source = version ? versions.find(({ seq }) => seq === Number(version[1])) : latest;
      const expected = at(source, version?.[2] ?? of);
      if (expected === null || expected === true) return value !== null || /\d/.test(text);
      return value !== String(expected) || Math.abs(readShown(text, language) - Number(expected)) > 0.00005;
    });
    expect(wrong).toEqual([]);
    expect(shown.length).toBeGreaterThan(path.includes('index') ? 700 : 1);
  });

  it('index.html shows every number of the headline, the country and the breakdowns', async () => {
    const latest = await json<Snapshot>('latest.json');
    const shown = new Set(shownIn(documentOf(await (await fetch(`${site.url}index.html`)).text())).map(([of]) => of));
    const counts = (prefix: string, value: unknown): readonly string[] => {
      if (typeof value === 'number') return [prefix];
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([key, one]) => counts(`${prefix}.${key}`, one));
    };
    const { headline, national, planFact, breakdowns } = latest;
    const published = [
      ...counts('headline', headline),
      ...counts('national', national).filter((path) => !IN_HEADLINE.has(path)),
      ...counts('planFact', planFact).filter((path) => !path.endsWith('.year')),
      ...counts('breakdowns', breakdowns),
    ];
    expect(published.filter((path) => !shown.has(path))).toEqual([]);
    expect(published.length).toBeGreaterThan(500);
  });

  it('index.html says no other number where numbers are told', async () => {
    const document = documentOf(await (await fetch(`${site.url}index.html`)).text());
    const told = [...document.querySelectorAll('.tallies dd, td.number, .quiet data')];
    const strays = told.filter((cell) => {
      const marked = [...cell.querySelectorAll('[data-of]')].map((one) => one.textContent).join(' ');
      const digits = (text: string) => text.replace(/\D/g, '');
      return cell.getAttribute('data-of') === null && digits(cell.textContent) !== digits(marked);
    });
    expect(strays.map((cell) => cell.textContent)).toEqual([]);
    expect(told.length).toBeGreaterThan(600);
  });

  it('stand in the charts as they stand in the tables', async () => {
    const { breakdowns, planFact } = await json<Snapshot>('latest.json');
    const document = documentOf(await (await fetch(`${site.url}index.html`)).text());
    const valuesIn = (name: string) =>
      [...document.querySelectorAll(`[data-chart="${name}"] [font-weight="600"] text`)].map((one) => one.textContent);
    const both = ({ operatingClusters, declaredClusters }: { operatingClusters: number; declaredClusters: number }) =>
      `${operatingClusters} + ${declaredClusters}`;
    expect(valuesIn('districts')).toEqual(breakdowns.byFederalDistrict.map(both));
    expect(valuesIn('industries')).toEqual(breakdowns.byIndustry.map(both));
    expect(valuesIn('cluster-status')).toEqual(breakdowns.byClusterStatus.map(({ clusters }) => String(clusters)));
    expect(valuesIn('project-status')).toEqual(breakdowns.byProjectStatus.map((one) => String(one.jointProjects)));
    expect(valuesIn('support')).toEqual(breakdowns.bySupportKind.map((one) => `${one.granted} + ${one.requested}`));
    const years = planFact
      .slice(-7)
      .flatMap(({ registered, declared, postponed }) => [registered, declared, postponed]);
    expect([...valuesIn('plan-fact')].sort()).toEqual(years.map(String).sort());
    expect(valuesIn('trend')).toEqual(['61', '109']);
    const tiles = [...document.querySelectorAll('.map a > title')].map((title) => title.textContent);
    expect(tiles).toEqual(
      breakdowns.byRegion.map(
        ({ key, name, operatingClusters, declaredClusters }) =>
          `${key} ${name}: действует ${operatingClusters}, заявлено ${declaredClusters}`,
      ),
    );
  });
});

describe('a number that is not shown', () => {
  function pageOf(revise: (line: Record<string, unknown>) => void, path: string): Element {
    const snapshot = structuredClone(site.snapshot);
    for (const line of snapshot.breakdowns.byRegion) revise(line);
    const input = { snapshot, history: { versions: [], regions: new Map(), clusters: new Map() } };
    const pages = renderPages({ ...input, versionPath: 'versions/2-abc', files: [], publicUrl: '' });
    const page = [...pages].find((one) => one.path === path);
    return documentOf(page?.text ?? '');
  }

  it('is a word with its explanation: hidden, withheld, or of an earlier version; never 0, never nothing', () => {
    const values = [0, { suppressed: true }, { withheld: true }, { value: 12.5, heldSince: 12 }];
    let next = 0;
    const document = pageOf((line) => {
      line['newJobs'] = values[next++ % values.length];
    }, 'index.html');
    const cells = [...document.querySelectorAll('[data-of^="breakdowns.byRegion"][data-of*="newJobs"]')].map((one) => [
      one.textContent,
      one.getAttribute('href'),
    ]);
    expect(cells.slice(0, 5)).toEqual(
      [
        ['0', null],
        ['скрыто', '#hidden'],
        ['не публикуется', '#hidden'],
        ['12,5', null],
        ['значение версии 12', '#hidden'],
      ].map(([text, href]) => [text, href && `index.html${href}`]),
    );
    expect(document.querySelector('#hidden dl')?.textContent).toContain('скрыто');
  });

  it('leaves its column out where no line shows one, and says why', () => {
    const document = pageOf((line) => {
      line['investmentMillionRub'] = { suppressed: true };
    }, 'en/index.html');
    const section = document.querySelector('#regions');
    expect(section?.querySelector('.note')?.textContent).toContain('Money and new jobs by these lines are hidden');
    expect(section?.querySelector('thead')?.textContent).not.toContain('Cost of projects');
  });
});
