/** Range and RangeList: the cells of a tab, and several such places at once. */

import { VALIDATION_MEMBERS } from './data-validation.ts';
import { METADATA_RANGE_MEMBERS } from './developer-metadata.ts';
import { PROTECTION_RANGE_MEMBERS } from './protection-class.ts';
import { CHECKBOX_MEMBERS } from './range-checkbox.ts';
import { COPY_MEMBERS } from './range-copy.ts';
import { FORMAT_MEMBERS } from './range-format.ts';
import { PLACE_MEMBERS } from './range-place.ts';
import { type RangeState, rangeObject } from './range-state.ts';
import { VALUE_MEMBERS } from './range-values.ts';
import { SELF, type Signature, serviceClass, signatures } from './service-class.ts';

type Ranges = readonly RangeState[];

export const rangeClass = serviceClass<RangeState>('Range', {
  ...PLACE_MEMBERS,
  ...VALUE_MEMBERS,
  ...FORMAT_MEMBERS,
  ...COPY_MEMBERS,
  ...VALIDATION_MEMBERS,
  ...CHECKBOX_MEMBERS,
  ...PROTECTION_RANGE_MEMBERS,
  ...METADATA_RANGE_MEMBERS,
});

/** The members of Range that a list of ranges has too: it does the same with each. */
const FOR_EACH = [
  ...['activate', 'breakApart', 'check', 'clear', 'clearContent', 'clearDataValidations', 'clearFormat', 'clearNote'],
  ...['insertCheckboxes', 'removeCheckboxes', 'setBackground', 'setBackgroundRGB', 'setBorder', 'setFontColor'],
  ...['setFontFamily', 'setFontLine', 'setFontSize', 'setFontStyle', 'setFontWeight', 'setFormula'],
  ...['setHorizontalAlignment', 'setNote', 'setNumberFormat', 'setValue', 'setVerticalAlignment', 'setWrap'],
  ...['setWrapStrategy', 'uncheck'],
];

function forEach(name: string) {
  const member = rangeClass.members.get(name);
  if (!member) throw new Error(`Range has no ${name}.`);
  const passed = member.signatures.map(
    ({ kinds, run }): Signature<Ranges> => ({
      kinds,
      run(ranges, args) {
        for (const range of ranges) run(range, args);
        return SELF;
      },
    }),
  );
  return [name, passed] as const;
}

export const rangeListClass = serviceClass<Ranges>('RangeList', {
  ...Object.fromEntries(FOR_EACH.map(forEach)),
  getRanges: signatures<Ranges>()([], (ranges) => ranges.map(rangeObject)),
});
