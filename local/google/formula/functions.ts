/** All functions that formulas can call here, and those that only Google can compute. */
import type { Support } from '../support.ts';
import { AGGREGATE_FUNCTIONS } from './aggregate-functions.ts';
import { type Call, define, type Functions } from './call.ts';
import { DATE_FUNCTIONS } from './date-functions.ts';
import { type Uncomputed, uncomputed } from './formula-error.ts';
import { LIBRARY_FUNCTIONS } from './library-functions.ts';
import { LOGICAL_FUNCTIONS } from './logical-functions.ts';
import { LOOKUP_FUNCTIONS } from './lookup-functions.ts';
import { NUMBER_FUNCTIONS } from './number-functions.ts';
import { russianNames } from './russian-names.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

/** Computes its argument for every cell of the ranges in it; only a result of one cell can be shown. */
function forEveryCell(call: Call) {
  return call.result(0, true);
}

const GROUPS = {
  logical: LOGICAL_FUNCTIONS,
  numbers: NUMBER_FUNCTIONS,
  aggregates: AGGREGATE_FUNCTIONS,
  lookup: LOOKUP_FUNCTIONS,
  texts: TEXT_FUNCTIONS,
  dates: DATE_FUNCTIONS,
  'statistics and finance': LIBRARY_FUNCTIONS,
  arrays: { ARRAYFORMULA: define(1, 1, forEveryCell) },
} as const satisfies Readonly<Record<string, Functions>>;

type Group = keyof typeof GROUPS;

/** Without what every object inherits: `=CONSTRUCTOR()` is an unknown function. */
export const FUNCTIONS: ReadonlyMap<string, Functions[string]> = new Map(
  Object.values(GROUPS).flatMap((group: Functions) => Object.entries(group)),
);

const IN_PART: ReadonlyMap<string, Support> = new Map([
  ['ARRAYFORMULA', 'partly: only where it comes to one cell'],
  ['INDEX', 'partly: a whole row or column only as an argument'],
  ['OFFSET', 'partly: more than one cell only as an argument'],
  ['INDIRECT', 'partly: A1 notation only; more than one cell only as an argument'],
  ['XLOOKUP', 'partly: searches from the first value on, and comes to one cell'],
  ['HYPERLINK', 'partly: the text that is shown; CellData.hyperlink only of an address that is written out'],
  ['TEXT', 'partly: the patterns of Google’s guide to formats'],
]);

export interface ComputedFunction {
  readonly name: string;
  /** As people write it in a Russian workbook, where it has such a name. */
  readonly russian: readonly string[];
  readonly group: Group;
  readonly support: Support;
}

/** Every function that formulas are computed with, for whoever lists them. */
export const COMPUTED_FUNCTIONS: readonly ComputedFunction[] = (Object.keys(GROUPS) as Group[]).flatMap((group) =>
  Object.keys(GROUPS[group]).map((name) => ({
    name,
    russian: russianNames(name),
    group,
    support: IN_PART.get(name) ?? 'yes',
  })),
);

/** They reach outside of the workbook, and no request is ever made for them. */
const REACHING: ReadonlySet<string> = new Set(
  'IMPORTRANGE IMPORTXML IMPORTHTML IMPORTDATA IMPORTFEED GOOGLEFINANCE GOOGLETRANSLATE DETECTLANGUAGE IMAGE AI GEMINI'.split(
    ' ',
  ),
);

/** Google has them and this stand-in does not, so that they are no unknown names. */
const MISSING = new Set(
  `
  ACCRINT ACCRINTM ACOSH ACOT ACOTH ADDRESS AMORLINC ARABIC ARRAY_CONSTRAIN ASC ASINH ATANH AVERAGE.WEIGHTED AVERAGEA
  BASE BETA.DIST BETA.INV BETADIST BETAINV BIN2DEC BIN2HEX BIN2OCT BINOM.DIST BINOM.INV BINOMDIST BITAND BITLSHIFT BITOR
  BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CELL CHIDIST CHIINV CHISQ.DIST CHISQ.DIST.RT CHISQ.INV
  CHISQ.INV.RT CHISQ.TEST CHITEST CHOOSECOLS CHOOSEROWS COMBINA COMPLEX CONFIDENCE CONFIDENCE.NORM CONFIDENCE.T CONVERT
  COSH COT COTH COUNTUNIQUEIFS COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD COVAR COVARIANCE.P COVARIANCE.S
  CRITBINOM CSC CSCH CUMIPMT CUMPRINC DAVERAGE DAYS360 DB DCOUNT DCOUNTA DDB DEC2BIN DEC2HEX DEC2OCT DECIMAL DELTA DEVSQ
  DGET DISC DMAX DMIN DOLLAR DOLLARDE DOLLARFR DPRODUCT DSTDEV DSTDEVP DSUM DURATION DVAR DVARP EFFECT ENCODEURL
  EPOCHTODATE ERF ERF.PRECISE ERFC ERFC.PRECISE ERROR.TYPE EXPON.DIST EXPONDIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST
  FACTDOUBLE FDIST FILTER FINDB FINV FISHER FISHERINV FIXED FLATTEN FLOOR.MATH FLOOR.PRECISE FORECAST FORECAST.LINEAR
  FORMULATEXT FREQUENCY FTEST FVSCHEDULE GAMMA GAMMA.DIST GAMMA.INV GAMMADIST GAMMAINV GAMMALN GAMMALN.PRECISE GAUSS
  GETPIVOTDATA GROWTH HEX2BIN HEX2DEC HEX2OCT HSTACK HYPGEOM.DIST HYPGEOMDIST IMABS IMAGINARY IMARGUMENT IMCONJUGATE
  IMCOS IMCOSH IMCOT IMCOTH IMCSC IMCSCH IMDIV IMEXP IMLN IMLOG IMLOG10 IMLOG2 IMPOWER IMPRODUCT IMREAL IMSEC IMSECH
  IMSIN IMSINH IMSQRT IMSUB IMSUM IMTAN IMTANH INTRATE ISBETWEEN ISDATE ISEMAIL ISFORMULA ISO.CEILING ISPMT ISREF ISURL
  KURT LAMBDA LEFTB LENB LET LINEST LOGEST LOGINV LOGNORM.DIST LOGNORM.INV LOGNORMDIST LOOKUP MAKEARRAY MAP MARGINOFERROR
  MAXA MDETERM MDURATION MIDB MINA MINVERSE MIRR MMULT MODE.MULT MODE.SNGL MULTINOMIAL MUNIT NEGBINOM.DIST NEGBINOMDIST
  NETWORKDAYS.INTL NOMINAL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NORMDIST NORMINV NORMSDIST NORMSINV OCT2BIN OCT2DEC
  OCT2HEX PDURATION PEARSON PERCENTILE.EXC PERCENTRANK PERCENTRANK.EXC PERCENTRANK.INC PERMUT PERMUTATIONA PHI POISSON
  POISSON.DIST PRICE PRICEDISC PRICEMAT PROB QUARTILE.EXC QUERY RAND RANDARRAY RANDBETWEEN RANK.AVG RECEIVED REDUCE
  REGEXEXTRACT REGEXMATCH REGEXREPLACE REPLACEB RIGHTB RRI RSQ SCAN SEARCHB SEC SECH SEQUENCE SERIESSUM SHEET SHEETS SINH
  SKEW SKEW.P SORT SORTN SPARKLINE SPLIT SQRTPI STANDARDIZE STDEVA STDEVPA STEYX SUBTOTAL SUMX2MY2 SUMX2PY2 SUMXMY2 SYD
  T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TANH TBILLEQ TBILLPRICE TBILLYIELD TDIST TINV TO_DATE TO_DOLLARS
  TO_PERCENT TO_PURE_NUMBER TOCOL TOROW TRANSPOSE TREND TRIMMEAN TTEST TYPE UNIQUE UNARY_PERCENT UPLUS VARA VARPA VDB
  VSTACK WEEKNUM WEIBULL WEIBULL.DIST WORKDAY.INTL WRAPCOLS WRAPROWS XIRR XMATCH XNPV YEARFRAC YIELD YIELDDISC YIELDMAT
  Z.TEST ZTEST
  `
    .trim()
    .split(/\s+/),
);

/** Functions of Google's that are refused with their names, for whoever lists them. */
export const UNCOMPUTED_FUNCTIONS: readonly string[] = [...REACHING, ...MISSING].sort();

/** What Google can compute and this stand-in cannot; undefined for a name that Google does not know either. */
export function uncomputedFunction(name: string): Uncomputed | undefined {
  if (REACHING.has(name)) return uncomputed(`${name}, which reaches outside of the workbook`);
  return MISSING.has(name) ? uncomputed(`the function ${name}`) : undefined;
}
