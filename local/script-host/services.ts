/** Every class that this stand-in has, and what a script finds in its global scope. */
import { blobClass } from './blob.ts';
import { CACHE_CLASSES, cacheService } from './cache-service.ts';
import {
  booleanCondition,
  conditionalFormatRule,
  conditionalFormatRuleBuilder,
  gradientCondition,
} from './conditional-format.ts';
import { dataValidation, dataValidationBuilder } from './data-validation.ts';
import { developerMetadata, developerMetadataFinder, developerMetadataLocation } from './developer-metadata.ts';
import { ENUMERATIONS } from './enumerations.ts';
import { htmlOutputClass } from './html-output.ts';
import { htmlService, htmlTemplate } from './html-service.ts';
import { LOCK_CLASSES, lockService } from './lock-service.ts';
import { mailApp } from './mail-app.ts';
import { menuClass } from './menu.ts';
import { PROPERTIES_CLASSES, propertiesService } from './properties-service.ts';
import { protectionClass } from './protection-class.ts';
import { rangeClass, rangeListClass } from './range-class.ts';
import { clockTriggerBuilder, scriptApp, spreadsheetTriggerBuilder, triggerBuilder, triggerClass } from './script-app.ts';
import type { ScriptRun } from './script-world.ts';
import type { ServiceClass } from './service-class.ts';
import { sessionService, userClass } from './session.ts';
import { sheetClass } from './sheet-class.ts';
import { spreadsheetApp } from './spreadsheet-app.ts';
import { namedRangeClass, spreadsheetClass } from './spreadsheet-class.ts';
import { browserService, promptResponse, uiClass } from './ui.ts';
import { httpResponse, urlFetchApp } from './url-fetch.ts';
import { utilitiesService } from './utilities.ts';

const GLOBALS: readonly ServiceClass<ScriptRun>[] = [
  spreadsheetApp,
  lockService,
  propertiesService,
  cacheService,
  scriptApp,
  htmlService,
  urlFetchApp,
  mailApp,
  sessionService,
  utilitiesService,
  browserService,
];

const OTHERS = [
  ...[rangeClass, rangeListClass, sheetClass, spreadsheetClass, namedRangeClass, protectionClass],
  ...[dataValidation, dataValidationBuilder, conditionalFormatRule, conditionalFormatRuleBuilder],
  ...[booleanCondition, gradientCondition, developerMetadata, developerMetadataFinder, developerMetadataLocation],
  ...[uiClass, promptResponse, menuClass, htmlOutputClass, htmlTemplate, httpResponse, blobClass, userClass],
  ...[triggerClass, triggerBuilder, spreadsheetTriggerBuilder, clockTriggerBuilder],
  ...[...LOCK_CLASSES, ...PROPERTIES_CLASSES, ...CACHE_CLASSES],
] as readonly unknown[] as readonly ServiceClass[];

/** Services of Google that are not here at all: asked for anything, they say so. */
const ABSENT = [
  ...['CalendarApp', 'CardService', 'Charts', 'ConferenceDataService', 'ContactsApp', 'ContentService', 'DataStudioApp'],
  ...['DocumentApp', 'DriveApp', 'FormApp', 'GmailApp', 'GroupsApp', 'Jdbc', 'LanguageApp', 'LinearOptimizationService'],
  ...['Maps', 'SitesApp', 'SlidesApp', 'XmlService'],
];

export const GLOBAL_NAMES: readonly string[] = GLOBALS.map(({ name }) => name);

/** By name. */
export const CLASSES: ReadonlyMap<string, ServiceClass> = new Map(
  [...(GLOBALS as readonly unknown[] as readonly ServiceClass[]), ...OTHERS].map((each) => [each.name, each]),
);

/** What the script's realm must know to make the objects: names only. */
export const SERVICE_TABLE: string = JSON.stringify({
  globals: GLOBAL_NAMES,
  absent: ABSENT,
  enums: ENUMERATIONS,
  classes: Object.fromEntries(
    [...CLASSES].map(([name, { members, enums }]) => [name, { members: [...members.keys()], enums }]),
  ),
});
