/** Disclosure control over the real road: what is published after an edit, and what of it is remembered. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_MAGNITUDES } from '../../domain/contributions.ts';
import { jointProjects } from '../../domain/joint-project.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { disclosureGuard } from '../../functions/guards.ts';
import { declaredCluster, jointProject, partnersOf, rawWorkbook, taxIdNumbered } from '../domain/rows.ts';
import { fillWorkbook, write } from '../faults/filled-workbook.ts';
import { latest, latestText, newWorkbook, type RunningSvod, refreshOverHttp, runSvod } from '../local/running-svod.ts';

const PROJECTS_OF_REGION = 5;
/** The column «Стоимость, млн руб.» of «Проекты». */
const COST = String.fromCharCode('A'.charCodeAt(0) + jointProjects.columnKeys.indexOf('costRubles'));

interface Country {
  readonly svod: RunningSvod;
  readonly ids: readonly string[];
}

/** A book of a region: a cluster whose projects are each of another organisation. */
function bookOf(region: string, place: number, projects: number) {
  const clusterId = `C${region}-24-001`;
  const jointProjects = Array.from({ length: projects }, (_, serial) =>
    jointProject({
      id: `P${region}-24-00${serial + 1}`,
      clusterId,
      initiator: taxIdNumbered(100 * place + serial + 1),
      coExecutors: taxIdNumbered(9000 + place),
      costRubles: 100 + serial,
    }),
  );
  const clusters = [declaredCluster({ id: clusterId, region, name: `Кластер ${region}`, industry: 'Машиностроение' })];
  return rawWorkbook({ clusters, jointProjects, participants: partnersOf(jointProjects) });
}

/** Four regions, one of them with a single project; published once. */
async function country(): Promise<Country> {
  const svod = await runSvod();
  await write(svod, svod.centralSpreadsheetId, 'Настройки!B2', [[2024]]);
  const ids: string[] = [];
  for (const [place, region] of ['16', '18', '59', '77'].entries()) {
    const id = await newWorkbook(svod, region);
    await fillWorkbook(svod, id, bookOf(region, place, place === 1 ? 1 : PROJECTS_OF_REGION));
    ids.push(id);
  }
  expect(await refreshOverHttp(svod)).toMatchObject({ published: true, seq: 1 });
  return { svod, ids };
}

/** Sets the cost of the first projects of a region. */
async function setCosts({ svod, ids }: Country, region: number, ...costs: readonly number[]): Promise<void> {
  await write(
    svod,
    ids[region] ?? '',
    `Проекты!${COST}2`,
    costs.map((cost) => [cost]),
  );
}

/** Every magnitude of every line, by where it stands. */
function toldIn({ national, breakdowns }: Snapshot): Readonly<Record<string, unknown>> {
  const lines = [
    ['country', national] as const,
    ...breakdowns.byFederalDistrict.map((line) => [line.key, line] as const),
    ...breakdowns.byRegion.map((line) => [line.key, line] as const),
    ...breakdowns.byIndustry.map((line) => [line.key, line] as const),
  ];
  return Object.fromEntries(
    lines.flatMap(([name, line]) => PROJECT_MAGNITUDES.map((magnitude) => [`${name} ${magnitude}`, line[magnitude]])),
  );
}

/** What a consumer reads from two versions: the differences of what is told in both. */
function differences(before: Snapshot, after: Snapshot): readonly string[] {
  const [old, now] = [toldIn(before), toldIn(after)];
  return Object.keys(now).filter((name) => {
    const [one, other] = [old[name], now[name]];
    return typeof one === 'number' && typeof other === 'number' && one !== other;
  });
}

describe('disclosure control of a run', () => {
  it('K12: a consumer of two versions does not read the change of one project from any line', async () => {
    const one = await country();
    const before = await latest(one.svod);
    const national = before.national.investmentMillionRub;
    expect(national).toBeTypeOf('number');
    await setCosts(one, 0, 101.25);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: true, seq: 2 });
    const after = await latest(one.svod);
    expect(differences(before, after)).toEqual([]);
    expect(after.national.investmentMillionRub).toEqual({ value: national, heldSince: 1 });
    expect(after.national.newJobs).toBe(before.national.newJobs);
    expect(await refreshOverHttp(one.svod)).toMatchObject({ published: false, reason: 'unchanged' });
  });

  it('tells a sum again when enough organisations have changed', async () => {
    const one = await country();
    const before = await latest(one.svod);
    await setCosts(one, 0, 110, 111, 112, 113, 114);
    await refreshOverHttp(one.svod);
    const after = await latest(one.svod);
    expect(Number(after.national.investmentMillionRub)).toBe(Number(before.national.investmentMillionRub) + 50);
  });

  it('remembers the last two versions, in the private store alone', async () => {
    const one = await country();
    for (const more of [1, 2, 3]) {
      await setCosts(one, 0, ...[0, 1, 2, 3, 4].map((serial) => 100 + serial + more));
      await refreshOverHttp(one.svod);
    }
    const kept = readdirSync(join(one.svod.dataFolder, 'private/disclosure'));
    expect(kept.map((name) => Number(name.split('-')[0])).sort()).toEqual([3, 4]);
    expect(await latestText(one.svod)).not.toContain(taxIdNumbered(1));
  });

  it.each(['lost', 'damaged'])('holds back what it cannot prove safe when what it remembered is %s', async (how) => {
    const one = await country();
    const before = await latest(one.svod);
    const folder = join(one.svod.dataFolder, 'private/disclosure');
    for (const name of readdirSync(folder)) {
      if (how === 'lost') rmSync(join(folder, name));
      else writeFileSync(join(folder, name), 'nothing of the kind');
    }
    await setCosts(one, 0, 110, 111, 112, 113, 114);
    await refreshOverHttp(one.svod);
    const after = await latest(one.svod);
    expect(differences(before, after)).toEqual([]);
    expect(after.national.investmentMillionRub).toMatchObject({ heldSince: 1 });
    const suppressed = (snapshot: Snapshot) => {
      const told = toldIn(snapshot);
      return Object.keys(told).filter((name) => JSON.stringify(told[name]) === '{"suppressed":true}');
    };
    expect(suppressed(before)).toContain('18 investmentMillionRub');
    expect(suppressed(after)).toEqual(expect.arrayContaining([...suppressed(before)]));
  });

  it('holds the publication when the audit of the document itself finds something', () => {
    expect(disclosureGuard([])).toBeUndefined();
    expect(disclosureGuard(['newJobs sum'])).toMatchObject({ code: 'DISCLOSURE_UNSAFE' });
  });
});
