/** One run on the sample: what the public page, `latest.json` and «Сводка» say of the same thing is the same number. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicMagnitude } from '../../domain/public-magnitude.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { latest, openSvod, type RunningSvod, refreshOverHttp } from '../local/running-svod.ts';

type Line = readonly unknown[];

const folder = mkdtempSync(join(tmpdir(), 'svod-figures-'));
let svod: RunningSvod;
let snapshot: Snapshot;
let summary: readonly Line[];
let page: ReadonlyMap<string, string | null>;

interface Marked {
  getAttribute(name: string): string | null;
}

beforeAll(async () => {
  svod = await openSvod({ dataFolder: folder, empty: false });
  await refreshOverHttp(svod);
  snapshot = await latest(svod);
  const { data } = await svod.google.sheets.spreadsheets.values.get({
    spreadsheetId: svod.centralSpreadsheetId,
    range: 'Сводка',
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  summary = data.values ?? [];
  const html = await (await fetch(`${svod.url}/public/index.html`)).text();
  const marked = [...(parseHTML(html).document.querySelectorAll('[data-of]') as unknown as Iterable<Marked>)];
  page = new Map(marked.map((one) => [one.getAttribute('data-of') ?? '', one.getAttribute('value')]));
}, 120_000);
afterAll(async () => {
  await svod.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The lines of «Сводка» under a heading, down to the next empty one. */
function linesUnder(heading: string): readonly Line[] {
  const from = summary.findIndex(([name]) => name === heading);
  if (from < 0) throw new Error(`No «${heading}».`);
  const rest = summary.slice(from + 1);
  const end = rest.findIndex((row) => row.length === 0 || row[0] === '');
  return rest.slice(0, end < 0 ? undefined : end);
}

function lineOf(heading: string, name: unknown): Line {
  const found = linesUnder(heading).find(([first]) => first === name);
  if (!found) throw new Error(`No «${String(name)}» under «${heading}».`);
  return found;
}

/** What stands in the three places; a number that is not published, or not of this version, is no shared one. */
type Shared = readonly [path: string, published: unknown, shown: unknown];

function isPublished(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

function expectSame(shared: readonly Shared[], fewest: number): void {
  const compared = shared.filter(([, published]) => isPublished(published));
  const wrong = compared.filter(([path, published, shown]) => {
    const onPage = page.get(path) ?? '';
    return (shown ?? '') !== (published ?? '') || onPage !== String(published ?? '');
  });
  expect(wrong.map(([path, published, shown]) => [path, published, shown, page.get(path)])).toEqual([]);
  expect(compared.length).toBeGreaterThanOrEqual(fewest);
}

interface Measured {
  readonly key: string;
  readonly operatingClusters: number;
  readonly declaredClusters: number;
  readonly jointProjects: number;
  readonly participants: number;
  readonly investmentMillionRub: PublicMagnitude;
  readonly subsidyMillionRub: PublicMagnitude;
  readonly newJobs: PublicMagnitude;
}

const MEASURES = [
  'operatingClusters',
  'declaredClusters',
  'jointProjects',
  'participants',
  'investmentMillionRub',
  'subsidyMillionRub',
  'newJobs',
] as const;

function breakdown(
  name: string,
  heading: string,
  lines: readonly Measured[],
  named: (line: Measured) => string,
): readonly Shared[] {
  return lines.flatMap((one, place) => {
    const shown = lineOf(heading, named(one));
    return MEASURES.map((key, index): Shared => [`breakdowns.${name}.${place}.${key}`, one[key], shown[index + 1]]);
  });
}

describe('the public page, latest.json and «Сводка» say the same', () => {
  it('sentence, headline and country', () => {
    const html = summary[0]?.[0];
    expect(html).toBe(snapshot.sentence.ru);
    const { headline, national } = snapshot;
    const value = (name: string) => lineOf('Показатель', name)[1];
    expectSame(
      [
        ['headline.operatingClusters', headline.operatingClusters, value('Действующие кластеры')],
        ['headline.confirmedClusters', headline.confirmedClusters, value('из них подтверждены')],
        ['headline.declaredClusters', headline.declaredClusters, value('Заявлены на 2024 год')],
        ['headline.forecastClusters', headline.forecastClusters, value('Всего может стать')],
        ['headline.growth', headline.growth, value('Рост, раз')],
        ['headline.applyingRegions', headline.applyingRegions, value('Заявили кластеры, субъектов РФ')],
        ['headline.regions', headline.regions, value('Всего субъектов РФ')],
        ['headline.jointProjects', headline.jointProjects, value('Совместные проекты')],
        [
          'headline.jointProjectsPerDeclaredCluster',
          headline.jointProjectsPerDeclaredCluster,
          value('Совместных проектов на заявленный кластер'),
        ],
        ['national.participants', national.participants, value('Участники')],
        ['national.investmentMillionRub', national.investmentMillionRub, value('Стоимость проектов, млн руб.')],
        ['national.subsidyMillionRub', national.subsidyMillionRub, value('Запрошенные субсидии, млн руб.')],
        ['national.newJobs', national.newJobs, value('Новые рабочие места')],
      ],
      10,
    );
  });

  it('plan and fact of every year', () => {
    const keys = ['declared', 'registered', 'postponed', 'conversion'] as const;
    const from = summary.findIndex(([name]) => name === 'План и факт по годам');
    const shared = snapshot.planFact.flatMap((one, place) => {
      const shown = summary[from + 2 + place] ?? [];
      expect(shown[0]).toBe(one.year);
      return keys.map((key, index): Shared => [`planFact.${place}.${key}`, one[key], shown[index + 1]]);
    });
    expectSame(shared, 40);
  });

  it('districts, regions and industries, wherever the sum is not hidden', () => {
    const { byFederalDistrict, byRegion, byIndustry } = snapshot.breakdowns;
    const names = new Map(byRegion.map(({ key, name }) => [key, name]));
    expectSame(
      [
        ...breakdown('byFederalDistrict', 'Федеральный округ', byFederalDistrict, ({ key }) => key),
        ...breakdown('byRegion', 'Субъект РФ', byRegion, ({ key }) => names.get(key) ?? ''),
        ...breakdown('byIndustry', 'Отрасль', byIndustry, ({ key }) => key),
      ],
      450,
    );
  });

  it('statuses and support', () => {
    const { byClusterStatus, byProjectStatus, bySupportKind } = snapshot.breakdowns;
    expectSame(
      [
        ...byClusterStatus.map(
          ({ name, clusters }, place): Shared => [
            `breakdowns.byClusterStatus.${place}.clusters`,
            clusters,
            lineOf('Статус кластера', name)[1],
          ],
        ),
        ...byProjectStatus.map(
          ({ name, jointProjects }, place): Shared => [
            `breakdowns.byProjectStatus.${place}.jointProjects`,
            jointProjects,
            lineOf('Статус проекта', name)[1],
          ],
        ),
        ...bySupportKind.flatMap((one, place): readonly Shared[] => {
          const shown = lineOf('Вид поддержки', one.name);
          const keys = ['requested', 'granted', 'amountMillionRub', 'areaHa'] as const;
          return keys.map((key, index) => [`breakdowns.bySupportKind.${place}.${key}`, one[key], shown[index + 1]]);
        }),
      ],
      41,
    );
  });

  it('the rows behind them, in latest.json and in «Сводка»', () => {
    const { rows } = snapshot;
    expect(lineOf('Строки таблиц', 'Всего')).toEqual(['Всего', rows.read, rows.accepted, rows.setAside]);
    const reasons = linesUnder('Почему отложено').map(([, count]) => Number(count));
    const byCode = Object.values(rows.byCode);
    expect(reasons).toEqual(byCode);
  });
});
