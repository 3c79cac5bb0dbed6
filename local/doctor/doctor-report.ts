/** The findings as a table for people, and as JSON for programs. */
import { plural } from '../../domain/headline.ts';
import type { Finding, Mark } from './finding.ts';

const SIGNS: Readonly<Record<Mark, string>> = { right: '✔', wrong: '✖', note: '–' };

export function isHealthy(findings: readonly Finding[]): boolean {
  return !findings.some(({ mark }) => mark === 'wrong');
}

function verdict(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ mark }) => mark === 'wrong').length;
  if (wrong === 0) return `Проверено: ${findings.length}. Всё в порядке.`;
  return `Проверено: ${findings.length}. Исправить: ${wrong} ${plural(wrong, 'место', 'места', 'мест')}.`;
}

export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.min(44, Math.max(...findings.map(({ what }) => what.length)));
  const lines = findings.flatMap(({ what, mark, found, remedy }) => [
    `${SIGNS[mark]} ${what.padEnd(width)}  ${found}`,
    ...(remedy === '' ? [] : [`  ${''.padEnd(width)}  → ${remedy}`]),
  ]);
  return [...lines, '', verdict(findings)].join('\n');
}

export function encodeFindings(findings: readonly Finding[]): string {
  return JSON.stringify({ ok: isHealthy(findings), findings }, null, 2);
}
