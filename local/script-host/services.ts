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
import {
  clockTriggerBuilder,
  scriptApp,
  spreadsheetTriggerBuilder,
  triggerBuilder,
  triggerClass,
} from './script-app.ts';
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

type AnyClass = { readonly [K in keyof ServiceClass]: ServiceClass<never>[K] };

/** The other classes, by the service that Google lists them under. */
const OTHERS: Readonly<Record<string, readonly AnyClass[]>> = {
  SpreadsheetApp: [
    ...[rangeClass, rangeListClass, sheetClass, spreadsheetClass, namedRangeClass, protectionClass],
    ...[dataValidation, dataValidationBuilder, conditionalFormatRule, conditionalFormatRuleBuilder],
    ...[booleanCondition, gradientCondition, developerMetadata, developerMetadataFinder, developerMetadataLocation],
  ],
  Ui: [uiClass, promptResponse, menuClass],
  HtmlService: [htmlOutputClass, htmlTemplate],
  UrlFetchApp: [httpResponse],
  Utilities: [blobClass],
  Session: [userClass],
  ScriptApp: [triggerClass, triggerBuilder, spreadsheetTriggerBuilder, clockTriggerBuilder],
  LockService: LOCK_CLASSES,
  PropertiesService: PROPERTIES_CLASSES,
  CacheService: CACHE_CLASSES,
};

/** Services of Google that are not here at all: asked for anything, they say so. */
const ABSENT = [
  ...[
    'CalendarApp',
    'CardService',
    'Charts',
    'ConferenceDataService',
    'ContactsApp',
    'ContentService',
    'DataStudioApp',
  ],
  ...[
    'DocumentApp',
    'DriveApp',
    'FormApp',
    'GmailApp',
    'GroupsApp',
    'Jdbc',
    'LanguageApp',
    'LinearOptimizationService',
  ],
  ...['Maps', 'SitesApp', 'SlidesApp', 'XmlService'],
];

export const GLOBAL_NAMES: readonly string[] = GLOBALS.map(({ name }) => name);

/** By name. */
export const CLASSES: ReadonlyMap<string, ServiceClass> = new Map(
  [...GLOBALS, ...Object.values(OTHERS).flat()].map((each) => [each.name, each as unknown as ServiceClass]),
);

/** As Google's complaints name a class: `SpreadsheetApp.Range`. */
export const FULL_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(OTHERS).flatMap(([service, classes]) => classes.map(({ name }) => [name, `${service}.${name}`])),
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
