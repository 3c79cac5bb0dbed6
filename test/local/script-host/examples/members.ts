/** An example of every member that the stand-in has, by `Range.getValues`. */
import { APPLICATIONS } from './applications.ts';
import { CONDITIONAL_FORMATS } from './conditional-formats.ts';
import { CONNECTIONS } from './connections.ts';
import { DIMENSIONS } from './dimensions.ts';
import type { MemberExamples } from './member-example.ts';
import { METADATA } from './metadata.ts';
import { PAGES } from './pages.ts';
import { PROTECTIONS } from './protections.ts';
import { RANGE_LISTS } from './range-lists.ts';
import { RANGE_LOOKS } from './range-looks.ts';
import { RANGE_PLACES } from './range-places.ts';
import { RANGE_VALUES } from './range-values.ts';
import { SHEETS } from './sheets.ts';
import { SPREADSHEETS } from './spreadsheets.ts';
import { STORES } from './stores.ts';
import { TRIGGERS } from './triggers.ts';
import { UTILITIES } from './utilities.ts';
import { VALIDATIONS } from './validations.ts';

export const MEMBER_EXAMPLES: MemberExamples = {
  ...RANGE_VALUES,
  ...RANGE_PLACES,
  ...RANGE_LOOKS,
  ...RANGE_LISTS,
  ...SHEETS,
  ...DIMENSIONS,
  ...SPREADSHEETS,
  ...APPLICATIONS,
  ...PROTECTIONS,
  ...VALIDATIONS,
  ...CONDITIONAL_FORMATS,
  ...METADATA,
  ...STORES,
  ...TRIGGERS,
  ...PAGES,
  ...UTILITIES,
  ...CONNECTIONS,
};
