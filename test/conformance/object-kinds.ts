/** The kinds of request that lay something on a tab, each with what it is expected to do. */
import type { sheets_v4 } from '@googleapis/sheets';
import { area } from '../local/google/book.ts';
import type { KindExamples } from './kind-example.ts';

const RANGE = area(0, 4, 0, 2);
const FURTHER = area(0, 6, 0, 2);
const first = (own: object) => ({ sheets: [own, {}] });
const NOTHING = { sheets: [{}, {}] };

const NAMED = { namedRangeId: 'named', name: 'Суммы', range: RANGE };
const addNamed = { addNamedRange: { namedRange: NAMED } };

const PROTECTED = { protectedRangeId: 5, range: RANGE, description: 'Итог', warningOnly: true };
const addProtected = { addProtectedRange: { protectedRange: PROTECTED } };

const BANDED = {
  bandedRangeId: 5,
  range: RANGE,
  rowProperties: { firstBandColor: { red: 1 }, secondBandColor: { blue: 1 } },
};
const addBanded = { addBanding: { bandedRange: BANDED } };

const CRITERIA = { '0': { hiddenValues: ['Тула'] } };
const VIEW = { filterViewId: 5, title: 'Мои', range: RANGE, criteria: CRITERIA };
const addView = { addFilterView: { filter: VIEW } };
const setFilter = { setBasicFilter: { filter: { range: RANGE, criteria: CRITERIA } } };

const rule = (text: string) => ({
  ranges: [RANGE],
  booleanRule: {
    condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: text }] },
    format: { textFormat: { bold: true } },
  },
});
const addRule = { addConditionalFormatRule: { rule: rule('a'), index: 0 } };

const spec = (title: string): sheets_v4.Schema$ChartSpec => ({
  title,
  basicChart: { chartType: 'COLUMN', series: [{ series: { sourceRange: { sources: [area(0, 4, 1, 2)] } } }] },
});
const anchored = (rowIndex: number) => ({ overlayPosition: { anchorCell: { rowIndex, columnIndex: 3 } } });
const addChart = { addChart: { chart: { chartId: 5, spec: spec('Проекты'), position: anchored(2) } } };
const CHARTS = 'sheets(charts(chartId,spec(title)))';

const METADATA = { metadataId: 5, metadataKey: 'region', metadataValue: '59', visibility: 'DOCUMENT' };
const HERE = { location: { spreadsheet: true } };
const OF_THE_BOOK = { ...METADATA, location: { spreadsheet: true, locationType: 'SPREADSHEET' } };
const addMetadata = { createDeveloperMetadata: { developerMetadata: { ...METADATA, ...HERE } } };
const byKey = { developerMetadataLookup: { metadataKey: 'region' } };

export const OBJECT_KINDS = {
  addNamedRange: {
    request: addNamed.addNamedRange,
    reply: { addNamedRange: { namedRange: NAMED } },
    shows: ['namedRanges', { namedRanges: [NAMED] }],
  },
  updateNamedRange: {
    before: [addNamed],
    request: { namedRange: { namedRangeId: 'named', name: 'Итоги' }, fields: 'name' },
    shows: ['namedRanges', { namedRanges: [{ ...NAMED, name: 'Итоги' }] }],
  },
  deleteNamedRange: { before: [addNamed], request: { namedRangeId: 'named' }, shows: ['namedRanges', {}] },
  addProtectedRange: {
    request: addProtected.addProtectedRange,
    reply: { addProtectedRange: { protectedRange: PROTECTED } },
    shows: ['sheets(protectedRanges)', first({ protectedRanges: [PROTECTED] })],
  },
  updateProtectedRange: {
    before: [addProtected],
    request: { protectedRange: { protectedRangeId: 5, range: FURTHER }, fields: 'range' },
    shows: ['sheets(protectedRanges)', first({ protectedRanges: [{ ...PROTECTED, range: FURTHER }] })],
  },
  deleteProtectedRange: {
    before: [addProtected],
    request: { protectedRangeId: 5 },
    shows: ['sheets(protectedRanges)', NOTHING],
  },
  addBanding: {
    request: addBanded.addBanding,
    reply: { addBanding: { bandedRange: BANDED } },
    shows: ['sheets(bandedRanges)', first({ bandedRanges: [BANDED] })],
  },
  updateBanding: {
    before: [addBanded],
    request: { bandedRange: { bandedRangeId: 5, range: FURTHER }, fields: 'range' },
    shows: ['sheets(bandedRanges)', first({ bandedRanges: [{ ...BANDED, range: FURTHER }] })],
  },
  deleteBanding: { before: [addBanded], request: { bandedRangeId: 5 }, shows: ['sheets(bandedRanges)', NOTHING] },
  setBasicFilter: {
    cells: [['Город'], ['Тула'], ['Омск']],
    request: setFilter.setBasicFilter,
    shows: ['sheets(basicFilter(range,criteria))', first({ basicFilter: { range: RANGE, criteria: CRITERIA } })],
  },
  clearBasicFilter: { before: [setFilter], request: { sheetId: 0 }, shows: ['sheets(basicFilter)', NOTHING] },
  addFilterView: {
    request: addView.addFilterView,
    reply: { addFilterView: { filter: VIEW } },
    shows: ['sheets(filterViews)', first({ filterViews: [VIEW] })],
  },
  updateFilterView: {
    before: [addView],
    request: { filter: { filterViewId: 5, title: 'Наши' }, fields: 'title' },
    shows: ['sheets(filterViews)', first({ filterViews: [{ ...VIEW, title: 'Наши' }] })],
  },
  duplicateFilterView: {
    before: [addView],
    request: { filterId: 5 },
    reply: { duplicateFilterView: { filter: { title: 'Copy of Мои', range: RANGE } } },
    shows: ['sheets(filterViews(title))', first({ filterViews: [{ title: 'Мои' }, { title: 'Copy of Мои' }] })],
  },
  deleteFilterView: { before: [addView], request: { filterId: 5 }, shows: ['sheets(filterViews)', NOTHING] },
  addConditionalFormatRule: {
    request: addRule.addConditionalFormatRule,
    shows: ['sheets(conditionalFormats)', first({ conditionalFormats: [rule('a')] })],
  },
  updateConditionalFormatRule: {
    before: [addRule],
    request: { sheetId: 0, index: 0, rule: rule('b') },
    reply: { updateConditionalFormatRule: { newRule: rule('b'), oldRule: rule('a') } },
    shows: ['sheets(conditionalFormats)', first({ conditionalFormats: [rule('b')] })],
  },
  deleteConditionalFormatRule: {
    before: [addRule],
    request: { sheetId: 0, index: 0 },
    reply: { deleteConditionalFormatRule: { rule: rule('a') } },
    shows: ['sheets(conditionalFormats)', NOTHING],
  },
  addChart: {
    request: addChart.addChart,
    reply: { addChart: { chart: { chartId: 5 } } },
    shows: [CHARTS, first({ charts: [{ chartId: 5, spec: { title: 'Проекты' } }] })],
  },
  updateChartSpec: {
    before: [addChart],
    request: { chartId: 5, spec: spec('Рост') },
    shows: [CHARTS, first({ charts: [{ chartId: 5, spec: { title: 'Рост' } }] })],
  },
  updateEmbeddedObjectPosition: {
    before: [addChart],
    request: { objectId: 5, newPosition: anchored(6), fields: 'anchorCell' },
    reply: { updateEmbeddedObjectPosition: { position: anchored(6) } },
    shows: ['sheets(charts(position(overlayPosition(anchorCell))))', first({ charts: [{ position: anchored(6) }] })],
  },
  updateEmbeddedObjectBorder: {
    before: [addChart],
    request: { objectId: 5, border: { color: { red: 1 } }, fields: 'color' },
    shows: ['sheets(charts(border(color)))', first({ charts: [{ border: { color: { red: 1 } } }] })],
  },
  deleteEmbeddedObject: { before: [addChart], request: { objectId: 5 }, shows: [CHARTS, NOTHING] },
  createDeveloperMetadata: {
    request: addMetadata.createDeveloperMetadata,
    reply: { createDeveloperMetadata: { developerMetadata: OF_THE_BOOK } },
    shows: ['developerMetadata', { developerMetadata: [OF_THE_BOOK] }],
  },
  updateDeveloperMetadata: {
    before: [addMetadata],
    request: { dataFilters: [byKey], developerMetadata: { metadataValue: '24' }, fields: 'metadataValue' },
    reply: { updateDeveloperMetadata: { developerMetadata: [{ ...OF_THE_BOOK, metadataValue: '24' }] } },
    shows: ['developerMetadata', { developerMetadata: [{ ...OF_THE_BOOK, metadataValue: '24' }] }],
  },
  deleteDeveloperMetadata: {
    before: [addMetadata],
    request: { dataFilter: byKey },
    reply: { deleteDeveloperMetadata: { deletedDeveloperMetadata: [OF_THE_BOOK] } },
    shows: ['developerMetadata', {}],
  },
} satisfies KindExamples;
