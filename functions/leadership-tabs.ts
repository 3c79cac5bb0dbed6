/** «Сводка» and «Качество» as a run that came to its end makes them. */
import type { Base } from '../domain/snapshot.ts';
import { asFailure } from './failure.ts';
import type { TabContent } from './owned-tab.ts';
import type { ReadyRun } from './prepared-run.ts';
import { QUALITY_TAB, type QualityInput, qualityRows } from './quality-tab.ts';
import type { RunWorld } from './refresh.ts';
import type { MakeTabs } from './show-summary.ts';
import { type SummaryInput, summaryContent } from './summary-rows.ts';
import { readVersionWords, type VersionWords } from './version-words.ts';
import { linkToRow } from './workbook-links.ts';

/** Without these words the tab still has its numbers. */
async function wordsOrNone(world: RunWorld, latest: Base, compareWith: string | null): Promise<VersionWords | null> {
  try {
    return await readVersionWords(world.store, latest, compareWith);
  } catch (thrown) {
    world.log({ event: 'tab-not-written', message: asFailure(thrown).forLog });
    return null;
  }
}

function qualityContent(input: QualityInput, sheetId: number): TabContent {
  return { tab: QUALITY_TAB, rows: qualityRows(input, sheetId), charts: [] };
}

export async function leadershipTabs(world: RunWorld, prepared: ReadyRun, latest: Base): Promise<MakeTabs> {
  const { takenAt, central, rules, kept, readings, register, problems, summary, days } = prepared;
  const { periodMinutes, workbookUrl } = world.settings;
  const words = await wordsOrNone(world, latest, central.decisions.compareWith);
  const { reference } = rules;
  const shown: SummaryInput = {
    latest,
    checkedAt: takenAt,
    periodMinutes,
    words,
    register,
    summary,
    readings,
    reference,
    days,
  };
  const quality: QualityInput = {
    register,
    problems,
    readings,
    rules,
    workbookUrl,
    tabIdOf: ({ listed }, title) => kept.toldTo(listed)?.tabs?.[title] ?? null,
  };
  return (sheetIds) => {
    const sheetId = sheetIds.get(QUALITY_TAB.title) ?? 0;
    return [summaryContent(shown, linkToRow(sheetId, 0)), qualityContent(quality, sheetId)];
  };
}
