/**
 * What of the summary may leave the house. Until statistical disclosure control exists, every magnitude below the national
 * level is withheld, and a national one too where fewer than three organisations stand behind it.
 */
import { LARGEST_RUBLES } from './number-kinds.ts';
import type { SupportLine } from './support-count.ts';
import type { Magnitude, Measures } from './tally.ts';

/** A magnitude in public: a number, or the word that it is withheld. */
type PublicMagnitude = number | { readonly withheld: true };

export interface PublicMeasures {
  readonly operatingClusters: number;
  readonly declaredClusters: number;
  readonly jointProjects: number;
  readonly participants: number;
  readonly investmentMillionRub: PublicMagnitude;
  readonly subsidyMillionRub: PublicMagnitude;
  readonly newJobs: PublicMagnitude;
}

type Level = 'national' | 'below';

const FEWEST_CONTRIBUTORS = 3;
const WITHHELD = { withheld: true } as const;

function mayBeShown({ total, contributors }: Magnitude, level: Level): boolean {
  // A sum that JSON cannot carry exactly is not published at all.
  if (level === 'below' || total > BigInt(LARGEST_RUBLES)) return false;
  return contributors === 0 || contributors >= FEWEST_CONTRIBUTORS;
}

function millions(magnitude: Magnitude, level: Level): PublicMagnitude {
  return mayBeShown(magnitude, level) ? Number(magnitude.total) / 1e6 : WITHHELD;
}

function publicMeasures(measures: Measures, level: Level): PublicMeasures {
  const { operatingClusters, declaredClusters, jointProjects, participants } = measures;
  return {
    operatingClusters,
    declaredClusters,
    jointProjects,
    participants,
    investmentMillionRub: millions(measures.investmentRubles, level),
    subsidyMillionRub: millions(measures.subsidyRubles, level),
    newJobs: mayBeShown(measures.newJobs, level) ? Number(measures.newJobs.total) : WITHHELD,
  };
}

export function protectNational(measures: Measures): PublicMeasures {
  return publicMeasures(measures, 'national');
}

export function protectLine<Line extends Measures & { readonly key: string }>(
  line: Line,
): PublicMeasures & { readonly key: string } {
  return { key: line.key, ...publicMeasures(line, 'below') };
}

const SQUARE_METRES_PER_HECTARE = 10_000;

export interface PublicSupportLine {
  readonly key: string;
  readonly name: string;
  readonly requested: number;
  readonly granted: number;
  readonly amountMillionRub: PublicMagnitude;
  readonly areaHa: PublicMagnitude;
}

/** Kinds of support stand below the country, as regions and industries do. */
export function protectSupport({ key, name, requested, granted, ...sums }: SupportLine): PublicSupportLine {
  const area = sums.areaSquareMetres;
  const areaHa = mayBeShown(area, 'below') ? Number(area.total) / SQUARE_METRES_PER_HECTARE : WITHHELD;
  return { key, name, requested, granted, amountMillionRub: millions(sums.amountRubles, 'below'), areaHa };
}
