/** «Сводка»: the tab that the leadership opens and prints. */
import type { OwnedTab } from './owned-tab.ts';
import { DISTRICT_HEADINGS } from './summary-breakdowns.ts';

export const SUMMARY_TAB_TITLE = 'Сводка';

/** Before there were breakdowns with rows beside them. */
const COLUMNS_BEFORE = 8;

/** Together as wide as an A4 page takes at a readable size. */
export const SUMMARY_TAB: OwnedTab = {
  title: SUMMARY_TAB_TITLE,
  metadataKey: 'svod-summary',
  widthsPixels: [255, ...DISTRICT_HEADINGS.slice(1).map(() => 84)],
  frozenRowCount: 1,
  headings: DISTRICT_HEADINGS,
  columnsBefore: COLUMNS_BEFORE,
};
