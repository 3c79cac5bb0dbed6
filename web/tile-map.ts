/** The map of the subjects as a picture of tiles: how many clusters operate by shade, and a dot where more are declared. */
import type { Snapshot } from '../domain/snapshot.ts';
import { type Html, html } from './html.ts';
import type { Language, Say } from './language.ts';
import { COLUMNS, placeTiles, type Tile } from './tile-grid.ts';

const PITCH = 24;
const SIDE = 22;
const WIDTH = COLUMNS * PITCH;

/** The shades, by the fewest clusters that each stands for; as the style knows them, and as a file on its own has them. */
const SHADES = [
  { from: 0, name: '0', fill: '#e9edf0', ink: '#3b4753' },
  { from: 1, name: '1', fill: '#b9d8dc', ink: '#12303a' },
  { from: 2, name: '2', fill: '#6fa9b3', ink: '#0c1f26' },
  { from: 3, name: '3–4', fill: '#2a7788', ink: '#ffffff' },
  { from: 5, name: '5+', fill: '#0a4352', ink: '#ffffff' },
] as const;
const DOT = '#b9731b';

export type RegionLine = Snapshot['breakdowns']['byRegion'][number];

export interface MapEdition {
  readonly language: Language;
  readonly say: Say;
}

export function regionName(
  { name, nameEn }: { readonly name: string; readonly nameEn?: string | undefined },
  language: Language,
): string {
  return language === 'en' ? (nameEn ?? name) : name;
}

function shadeOf(clusters: number): number {
  return SHADES.findLastIndex(({ from }) => clusters >= from);
}

function words(line: RegionLine, { say, language }: MapEdition): string {
  const { operatingClusters, declaredClusters } = line;
  return say(
    `${line.key} ${line.name}: действует ${operatingClusters}, заявлено ${declaredClusters}`,
    `${line.key} ${regionName(line, language)}: ${operatingClusters} operating, ${declaredClusters} declared`,
  );
}

function tilePicture(line: RegionLine, { column, row }: Tile): Html {
  const [x, y] = [column * PITCH + 1, row * PITCH + 1];
  const index = shadeOf(line.operatingClusters);
  const { fill, ink } = SHADES[index] ?? SHADES[0];
  const dot =
    line.declaredClusters > 0
      ? html`<circle class="fill-dot" cx="${x + SIDE - 4}" cy="${y + 4}" r="2.6" fill="${DOT}" stroke="#ffffff" stroke-width=".9"/>`
      : html``;
  return html`<rect class="shade-${index}" x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" rx="3" fill="${fill}"/><text class="on-shade-${index}" x="${x + SIDE / 2}" y="${y + SIDE / 2 + 3.5}" text-anchor="middle" fill="${ink}">${line.key}</text>${dot}`;
}

/** `hrefOf` gives the page of a region; without it the tiles are no links. */
export function tileMap(
  lines: readonly RegionLine[],
  edition: MapEdition,
  hrefOf: (key: string) => string | undefined = () => undefined,
): Html {
  const tiles = placeTiles(lines.map(({ key }) => key));
  const rows = Math.max(0, ...[...tiles.values()].map(({ row }) => row + 1));
  const drawn = lines.map((line) => {
    const picture = tilePicture(line, tiles.get(line.key) ?? { column: 0, row: 0 });
    const said = words(line, edition);
    const href = hrefOf(line.key);
    if (href === undefined) return html`<g><title>${said}</title>${picture}</g>`;
    return html`<a href="${href}"><title>${said}</title>${picture}</a>`;
  });
  return html`<svg class="chart map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${rows * PITCH}" width="${WIDTH}" height="${rows * PITCH}" font-family="system-ui, sans-serif" font-size="10" font-weight="600">${drawn}</svg>`;
}

/** What the shades and the dot mean, in squares of the map. */
export function mapLegend({ say }: MapEdition): Html {
  const squares = SHADES.map(
    ({ name }, index) =>
      html`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><rect class="shade-${index}" width="14" height="14" rx="2"/></svg> ${name}</li>`,
  );
  return html`<p class="legend-title" id="map-legend">${say('Действующих кластеров в субъекте', 'Operating clusters in a region')}</p>
<ul class="legend" aria-labelledby="map-legend">${squares}<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><circle class="fill-dot" cx="7" cy="7" r="4"/></svg> ${say('есть заявленные', 'some are declared')}</li></ul>`;
}
