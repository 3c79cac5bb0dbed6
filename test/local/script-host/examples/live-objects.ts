/** For every class an expression that gives an object of it; `book`, `one`, `two` and `at` are at hand as in the examples. */

const RULE = "SpreadsheetApp.newConditionalFormatRule().setRanges([at('A1')])";
const METADATA = "book.addDeveloperMetadata('key').getDeveloperMetadata()[0]";
const TRIGGER = "ScriptApp.newTrigger('f')";

export const LIVE_OBJECTS: Readonly<Record<string, string>> = {
  Range: "at('A1')",
  RangeList: "one.getRangeList(['A1'])",
  Sheet: 'one',
  Spreadsheet: 'book',
  NamedRange: "(book.setNamedRange('List', at('A1')), book.getNamedRanges()[0])",
  Protection: "at('A1').protect()",
  DataValidation: 'SpreadsheetApp.newDataValidation().requireDate().build()',
  DataValidationBuilder: 'SpreadsheetApp.newDataValidation()',
  ConditionalFormatRule: `${RULE}.whenCellEmpty().build()`,
  ConditionalFormatRuleBuilder: RULE,
  BooleanCondition: `${RULE}.whenCellEmpty().getBooleanCondition()`,
  GradientCondition: `${RULE}.setGradientMinpoint('red').getGradientCondition()`,
  DeveloperMetadata: METADATA,
  DeveloperMetadataFinder: 'book.createDeveloperMetadataFinder()',
  DeveloperMetadataLocation: `${METADATA}.getLocation()`,
  Ui: 'SpreadsheetApp.getUi()',
  PromptResponse: "SpreadsheetApp.getUi().prompt('words')",
  Menu: "SpreadsheetApp.getUi().createMenu('Menu')",
  HtmlOutput: "HtmlService.createHtmlOutput('')",
  HtmlTemplate: "HtmlService.createTemplate('')",
  HTTPResponse: "UrlFetchApp.fetch(origin + '/v4/none', { muteHttpExceptions: true })",
  Blob: "Utilities.newBlob('')",
  User: 'Session.getActiveUser()',
  Trigger: `${TRIGGER}.timeBased().after(1).create()`,
  TriggerBuilder: TRIGGER,
  SpreadsheetTriggerBuilder: `${TRIGGER}.forSpreadsheet(book)`,
  ClockTriggerBuilder: `${TRIGGER}.timeBased()`,
  Lock: 'LockService.getScriptLock()',
  Properties: 'PropertiesService.getScriptProperties()',
  Cache: 'CacheService.getScriptCache()',
};
