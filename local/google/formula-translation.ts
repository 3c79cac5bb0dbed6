/** Formulas in another locale: their separators, the decimal point of their numbers and names of functions change. */
import { englishName } from './formula/russian-names.ts';
import { joinTokens, type Token, tokenize } from './formula/tokens.ts';
import { type Locale, localeNamed } from './locale.ts';
import type { CellValue, Workbook } from './workbook.ts';
import type { Change } from './workbook-change.ts';

function translated(token: Token, from: Locale, to: Locale): Token {
  if (token.kind === 'argument') return { ...token, text: to.argument };
  if (token.kind === 'arrayColumn') return { ...token, text: to.arrayColumn };
  if (token.kind === 'function' && from.decimal !== to.decimal)
    return { ...token, text: englishName(token.text, from) };
  return token.kind === 'number' ? { ...token, text: token.text.replace(from.decimal, to.decimal) } : token;
}

/** What is no formula stays as it is. */
function translateFormula(formula: string, from: Locale, to: Locale): string {
  const tokens = tokenize(formula, from);
  return tokens ? joinTokens(tokens.map((token) => translated(token, from, to))) : formula;
}

/** The changes that keep every formula's meaning when a workbook gets another locale. */
export function translatedFormulas({ properties, sheets }: Workbook, locale: string): Change[] {
  const [from, to] = [localeNamed(properties.locale), localeNamed(locale)];
  if (from === to) return [];
  return sheets.flatMap((sheet) =>
    sheet.values.flatMap((cells, row): Change[] => {
      const values = cells.map((value): CellValue | null => {
        if (typeof value !== 'object' || value === null) return null;
        const formula = translateFormula(value.formula, from, to);
        return formula === value.formula ? null : { formula };
      });
      if (values.every((value) => value === null)) return [];
      return [{ kind: 'changeValues', sheetId: sheet.properties.sheetId, row, column: 0, values: [values] }];
    }),
  );
}
