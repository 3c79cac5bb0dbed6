/** The public site as the central script reads it: the newest version, an older one to compare with, and the state of publishing. */
import { statusSchema, type VersionEntry, versionsSchema } from '../domain/public-documents.ts';
import { decodeSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { SITE_ADDRESS } from '../domain/workbook-tabs.ts';
import { settingIn } from './setting.ts';

export const NO_SITE = `В «Настройках» не указан адрес открытого сайта. Добавьте строку «${SITE_ADDRESS}», например https://data.example.org/public/ — его знает администратор.`;
export const SITE_SILENT = `Открытый сайт не ответил так, как должен. Проверьте строку «${SITE_ADDRESS}» в «Настройках» и повторите через несколько минут.`;

export interface Site {
  /** Undefined where there is no such document, or nobody answers. */
  read(path: string): string | undefined;
}

/** Undefined where «Настройки» do not say where it is. */
export function siteOf(central: GoogleAppsScript.Spreadsheet.Spreadsheet): Site | undefined {
  const address = settingIn(central, SITE_ADDRESS);
  if (!/^https?:\/\/\S+$/.test(address)) return undefined;
  const root = `${address.replace(/\/+$/, '')}/`;
  return {
    read(path) {
      try {
        const answer = UrlFetchApp.fetch(`${root}${path}`, { muteHttpExceptions: true });
        return answer.getResponseCode() === 200 ? answer.getContentText() : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Undefined where the document is not there, or is not what it should be. */
function decoded<T>(site: Site, path: string, decode: (text: string) => T): T | undefined {
  const text = site.read(path);
  try {
    return text === undefined ? undefined : decode(text);
  } catch {
    return undefined;
  }
}

export function readLatest(site: Site): Snapshot | undefined {
  return decoded(site, 'latest.json', decodeSnapshot);
}

function versionsAt(site: Site, path: string) {
  return decoded(site, path, (text) => versionsSchema.parse(JSON.parse(text)));
}

function entryOf(site: Site, seq: number): VersionEntry | undefined {
  const index = versionsAt(site, 'versions.json');
  const found = index?.versions.find((one) => one.seq === seq);
  const list = found ? undefined : index?.older?.find(({ from, to }) => from <= seq && seq <= to);
  return found ?? (list && versionsAt(site, list.path)?.versions.find((one) => one.seq === seq));
}

/** Undefined where that version was withdrawn, or is kept no longer. */
export function readVersion(site: Site, seq: number): Snapshot | undefined {
  const entry = entryOf(site, seq);
  if (!entry || entry.withdrawn) return undefined;
  return decoded(site, `${entry.path}snapshot.json`, decodeSnapshot);
}

/** How the last run ended: `published`, `unchanged`, `held`…; undefined where the site does not say. */
export function readOutcome(site: Site): string | undefined {
  return decoded(site, 'status.json', (text) => statusSchema.parse(JSON.parse(text)))?.lastAttempt.outcome;
}
