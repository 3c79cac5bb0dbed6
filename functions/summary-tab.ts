/** «Сводка»: the tab that the leadership opens. */
import type { OwnedTab } from './owned-tab.ts';

export const SUMMARY_TAB_TITLE = 'Сводка';

export const SUMMARY_TAB: OwnedTab = { title: SUMMARY_TAB_TITLE, columns: 8 };
