/** Renders every public page of a version, in both languages, one after another: a large register never stands in memory whole. */
import { readAssets } from './assets.ts';
import { chartFile } from './chart-figure.ts';
import { chartsOf } from './charts.ts';
import { clusterPage } from './cluster-page.ts';
import type { Edition, PagesInput, PublicPage } from './edition.ts';
import { indexPage } from './index-page.ts';
import { LANGUAGES, sayIn } from './language.ts';
import { indexRegions, regionPage } from './region-page.ts';
import { regionNamesOf, registerPages } from './register-part.ts';

function* editionPages(edition: Edition): Generator<PublicPage> {
  const { history } = edition;
  const charts = chartsOf(edition);
  yield indexPage(edition, charts);
  for (const chart of Object.values(charts)) yield chartFile(edition, chart);
  yield* registerPages(edition);
  const regions = indexRegions(edition);
  for (const [key, track] of history.regions) {
    const page = regionPage(edition, key, track, regions);
    if (page) yield page;
  }
  const regionNames = regionNamesOf(edition);
  for (const [id, track] of history.clusters) {
    const page = clusterPage(edition, id, track, regionNames);
    if (page) yield page;
  }
}

export function* renderPages(input: PagesInput): Generator<PublicPage> {
  yield* readAssets();
  for (const language of LANGUAGES) yield* editionPages({ ...input, language, say: sayIn(language) });
}
