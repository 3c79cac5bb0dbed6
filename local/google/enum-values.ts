/** The values that Google's enumerations know, which its client declares as mere texts. */

interface Enumeration {
  /** Behind `type.googleapis.com/google.apps.sheets.v4.` */
  readonly type: string;
  readonly values: ReadonlySet<string>;
}

function enumeration(type: string, values: string): Enumeration {
  return { type, values: new Set(values.split(' ')) };
}

const DIMENSION = enumeration('Dimension', 'DIMENSION_UNSPECIFIED ROWS COLUMNS');
const PASTE = enumeration(
  'PasteType',
  'PASTE_NORMAL PASTE_VALUES PASTE_FORMAT PASTE_NO_BORDERS PASTE_FORMULA PASTE_DATA_VALIDATION ' +
    'PASTE_CONDITIONAL_FORMATTING',
);
const LOCATION_TYPE = enumeration(
  'DeveloperMetadataLocation.DeveloperMetadataLocationType',
  'DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED ROW COLUMN SHEET SPREADSHEET',
);
const VISIBILITY = enumeration(
  'DeveloperMetadata.DeveloperMetadataVisibility',
  'DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED DOCUMENT PROJECT',
);
const CONDITION = enumeration(
  'ConditionType',
  'CONDITION_TYPE_UNSPECIFIED NUMBER_GREATER NUMBER_GREATER_THAN_EQ NUMBER_LESS NUMBER_LESS_THAN_EQ NUMBER_EQ ' +
    'NUMBER_NOT_EQ NUMBER_BETWEEN NUMBER_NOT_BETWEEN TEXT_CONTAINS TEXT_NOT_CONTAINS TEXT_STARTS_WITH TEXT_ENDS_WITH ' +
    'TEXT_EQ TEXT_IS_EMAIL TEXT_IS_URL DATE_EQ DATE_BEFORE DATE_AFTER DATE_ON_OR_BEFORE DATE_ON_OR_AFTER DATE_BETWEEN ' +
    'DATE_NOT_BETWEEN DATE_IS_VALID ONE_OF_RANGE ONE_OF_LIST BLANK NOT_BLANK CUSTOM_FORMULA BOOLEAN TEXT_NOT_EQ ' +
    'DATE_NOT_EQ FILTER_EXPRESSION',
);

const HORIZONTAL = enumeration('HorizontalAlign', 'HORIZONTAL_ALIGN_UNSPECIFIED LEFT CENTER RIGHT');
const VERTICAL = enumeration('VerticalAlign', 'VERTICAL_ALIGN_UNSPECIFIED TOP MIDDLE BOTTOM');
const LEGEND = 'LEGEND_POSITION_UNSPECIFIED';

/** By message and field. */
const ENUMERATIONS: Readonly<Record<string, Enumeration>> = {
  'MergeCellsRequest.mergeType': enumeration('MergeCellsRequest.MergeType', 'MERGE_ALL MERGE_COLUMNS MERGE_ROWS'),
  'CopyPasteRequest.pasteType': PASTE,
  'CutPasteRequest.pasteType': PASTE,
  'CopyPasteRequest.pasteOrientation': enumeration('CopyPasteRequest.PasteOrientation', 'NORMAL TRANSPOSE'),
  'DimensionRange.dimension': DIMENSION,
  'AppendDimensionRequest.dimension': DIMENSION,
  'InsertRangeRequest.shiftDimension': DIMENSION,
  'DeleteRangeRequest.shiftDimension': DIMENSION,
  'SortSpec.sortOrder': enumeration('SortOrder', 'SORT_ORDER_UNSPECIFIED ASCENDING DESCENDING'),
  'BooleanCondition.type': CONDITION,
  'InterpolationPoint.type': enumeration(
    'InterpolationPoint.InterpolationPointType',
    'INTERPOLATION_POINT_TYPE_UNSPECIFIED MIN MAX NUMBER PERCENT PERCENTILE',
  ),
  'DeveloperMetadata.visibility': VISIBILITY,
  'DeveloperMetadataLookup.visibility': VISIBILITY,
  'DeveloperMetadataLocation.locationType': LOCATION_TYPE,
  'DeveloperMetadataLookup.locationType': LOCATION_TYPE,
  'DeveloperMetadataLookup.locationMatchingStrategy': enumeration(
    'DeveloperMetadataLookup.DeveloperMetadataLocationMatchingStrategy',
    'DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED EXACT_LOCATION INTERSECTING_LOCATION',
  ),
  'CellFormat.horizontalAlignment': HORIZONTAL,
  'CellFormat.verticalAlignment': VERTICAL,
  'CellFormat.wrapStrategy': enumeration(
    'WrapStrategy',
    'WRAP_STRATEGY_UNSPECIFIED OVERFLOW_CELL LEGACY_WRAP CLIP WRAP',
  ),
  'CellFormat.textDirection': enumeration('TextDirection', 'TEXT_DIRECTION_UNSPECIFIED LEFT_TO_RIGHT RIGHT_TO_LEFT'),
  'CellFormat.hyperlinkDisplayType': enumeration(
    'HyperlinkDisplayType',
    'HYPERLINK_DISPLAY_TYPE_UNSPECIFIED LINKED PLAIN_TEXT',
  ),
  'NumberFormat.type': enumeration(
    'NumberFormat.NumberFormatType',
    'NUMBER_FORMAT_TYPE_UNSPECIFIED TEXT NUMBER PERCENT CURRENCY DATE TIME DATE_TIME SCIENTIFIC',
  ),
  'ColorStyle.themeColor': enumeration(
    'ThemeColorType',
    'THEME_COLOR_TYPE_UNSPECIFIED TEXT BACKGROUND ACCENT1 ACCENT2 ACCENT3 ACCENT4 ACCENT5 ACCENT6 LINK',
  ),
  'SheetProperties.sheetType': enumeration('SheetType', 'SHEET_TYPE_UNSPECIFIED GRID OBJECT DATA_SOURCE'),
  'ConditionValue.relativeDate': enumeration(
    'ConditionValue.RelativeDate',
    'RELATIVE_DATE_UNSPECIFIED PAST_YEAR PAST_MONTH PAST_WEEK YESTERDAY TODAY TOMORROW',
  ),
  'BasicChartSpec.chartType': enumeration(
    'BasicChartType',
    'BASIC_CHART_TYPE_UNSPECIFIED BAR LINE AREA COLUMN SCATTER COMBO STEPPED_AREA',
  ),
  'BasicChartSpec.legendPosition': enumeration(
    'BasicChartLegendPosition',
    `BASIC_CHART_${LEGEND} BOTTOM_LEGEND LEFT_LEGEND RIGHT_LEGEND TOP_LEGEND NO_LEGEND INSIDE_LEGEND`,
  ),
  'PieChartSpec.legendPosition': enumeration(
    'PieChartSpec.PieChartLegendPosition',
    `PIE_CHART_${LEGEND} BOTTOM_LEGEND LEFT_LEGEND RIGHT_LEGEND TOP_LEGEND NO_LEGEND LABELED_LEGEND`,
  ),
  'Border.style': enumeration(
    'Border.Style',
    'STYLE_UNSPECIFIED DOTTED DASHED SOLID SOLID_MEDIUM SOLID_THICK NONE DOUBLE',
  ),
};

/** The full name of the enumeration that does not know the value; undefined when the value is known or nobody can tell. */
export function refusedByEnumeration(message: string, field: string, value: unknown): string | undefined {
  const known = ENUMERATIONS[`${message}.${field}`];
  if (!known || typeof value !== 'string' || known.values.has(value)) return undefined;
  return `type.googleapis.com/google.apps.sheets.v4.${known.type}`;
}
