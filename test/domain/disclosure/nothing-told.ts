/** A version of which no magnitude is looked up. */
import type { ToldMagnitudes } from '../../../domain/told-magnitudes.ts';

export const NOTHING_TOLD: ToldMagnitudes = {
  seq: 0,
  national: {
    ...{ operatingClusters: 0, declaredClusters: 0, jointProjects: 0, participants: 0 },
    ...{ investmentMillionRub: 0, subsidyMillionRub: 0, newJobs: 0 },
  },
  breakdowns: {
    ...{ byFederalDistrict: [], byRegion: [], byIndustry: [] },
    ...{ byClusterStatus: [], byProjectStatus: [], bySupportKind: [] },
  },
};
