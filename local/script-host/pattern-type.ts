/** The type that a number format has by its pattern: the API asks for both, a script gives only the pattern. */

const QUOTED = /"[^"]*"|\\.|\[[^\]]*\]/g;

export function patternType(pattern: string): string {
  const bare = pattern.replace(QUOTED, '').toLowerCase();
  if (bare.includes('@')) return 'TEXT';
  const hasDay = /[yd]|mmm/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare));
  const hasTime = /[hs]/.test(bare);
  if (hasDay) return hasTime ? 'DATE_TIME' : 'DATE';
  if (hasTime) return 'TIME';
  if (/e[+-]/.test(bare)) return 'SCIENTIFIC';
  if (bare.includes('%')) return 'PERCENT';
  return /[$€₽£¥]/.test(pattern) ? 'CURRENCY' : 'NUMBER';
}
