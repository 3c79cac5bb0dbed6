/** What the changelog says of one version. */

/** `## 1.2.3 (2026-11-23)`, with or without the day. */
const HEADING = /^## v?(\d+\.\d+\.\d+)(?:\s.*)?$/;
const ANY_HEADING = /^## /;

/** The section of the version, without its heading; null where there is none, or nothing in it. */
export function sectionOf(changelog: string, version: string): string | null {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => HEADING.exec(line)?.[1] === version);
  if (start < 0) return null;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => ANY_HEADING.test(line));
  const section = (end < 0 ? after : after.slice(0, end)).join('\n').trim();
  return section === '' ? null : section;
}
