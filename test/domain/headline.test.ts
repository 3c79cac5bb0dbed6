import { describe, expect, it } from 'vitest';
import { plural, sayHeadline } from '../../domain/headline.ts';
import type { Headline } from '../../domain/summary.ts';

const SEED: Headline = {
  operatingClusters: 61,
  confirmedClusters: 61,
  declaredClusters: 48,
  forecastClusters: 109,
  growth: 1.79,
  applyingRegions: 45,
  regions: 83,
  jointProjects: 138,
  jointProjectsPerDeclaredCluster: 2.88,
};

/** The sentence in Russian with plain spaces, so that a test can be read. */
function russian(changes: Partial<Headline>): string {
  return sayHeadline({ ...SEED, ...changes }).ru.replaceAll('\u00A0', ' ');
}

describe('the sentence', () => {
  it('says the figures of the reference in Russian', () => {
    expect(sayHeadline(SEED).ru).toBe(
      '61 кластер, заявлено ещё 48 от 45 регионов, 138 совместных проектов, всего может стать 109: рост в 1,79 раза',
    );
  });

  it('says them in English', () => {
    expect(sayHeadline(SEED).en).toBe(
      '61 clusters, 48 more declared by 45 regions, 138 joint projects, 109 possible in all: 1.79 times as many',
    );
  });

  it('says one of a thing in English', () => {
    const one = {
      operatingClusters: 1,
      declaredClusters: 1,
      applyingRegions: 1,
      jointProjects: 1,
      forecastClusters: 2,
    };
    expect(sayHeadline({ ...SEED, ...one, growth: 2 }).en).toBe(
      '1 cluster, 1 more declared by 1 region, 1 joint project, 2 possible in all: 2 times as many',
    );
  });

  it.each([
    [0, '0 кластеров'],
    [1, '1 кластер'],
    [2, '2 кластера'],
    [4, '4 кластера'],
    [5, '5 кластеров'],
    [11, '11 кластеров'],
    [12, '12 кластеров'],
    [14, '14 кластеров'],
    [21, '21 кластер'],
    [22, '22 кластера'],
    [111, '111 кластеров'],
    [112, '112 кластеров'],
    [121, '121 кластер'],
    [1001, '1 001 кластер'],
  ])('begins with %i clusters as «%s»', (operatingClusters, words) => {
    expect(russian({ operatingClusters })).toMatch(new RegExp(`^${words}, заявлено`));
  });

  it.each([
    [0, '0 регионов'],
    [1, '1 региона'],
    [2, '2 регионов'],
    [5, '5 регионов'],
    [11, '11 регионов'],
    [21, '21 региона'],
    [71, '71 региона'],
    [111, '111 регионов'],
  ])('says %i regions as «от %s»', (applyingRegions, words) => {
    expect(russian({ applyingRegions })).toContain(` от ${words},`);
  });

  it.each([
    [0, '0 совместных проектов'],
    [1, '1 совместный проект'],
    [2, '2 совместных проекта'],
    [5, '5 совместных проектов'],
    [11, '11 совместных проектов'],
    [21, '21 совместный проект'],
    [111, '111 совместных проектов'],
    [1138, '1 138 совместных проектов'],
  ])('says %i projects as «%s»', (jointProjects, words) => {
    expect(russian({ jointProjects })).toContain(`, ${words},`);
  });

  it.each([
    [1, 'рост в 1 раз'],
    [2, 'рост в 2 раза'],
    [3, 'рост в 3 раза'],
    [5, 'рост в 5 раз'],
    [11, 'рост в 11 раз'],
    [21, 'рост в 21 раз'],
    [22, 'рост в 22 раза'],
    [111, 'рост в 111 раз'],
    [1.5, 'рост в 1,5 раза'],
    [1.05, 'рост в 1,05 раза'],
    [11.25, 'рост в 11,25 раза'],
  ])('says a growth of %d as «%s»', (growth, words) => {
    expect(russian({ growth })).toMatch(new RegExp(`: ${words}$`));
  });

  it('names no growth where there is none to name', () => {
    const { ru, en } = sayHeadline({ ...SEED, operatingClusters: 0, forecastClusters: 48, growth: null });
    expect(ru).toMatch(/^0 кластеров, .*всего может стать 48: /);
    expect(ru).not.toMatch(/null|NaN|рост в/);
    expect(en).not.toMatch(/null|NaN|times/);
  });

  it('can be said of an empty register', () => {
    const none = {
      operatingClusters: 0,
      declaredClusters: 0,
      forecastClusters: 0,
      applyingRegions: 0,
      jointProjects: 0,
    };
    expect(russian({ ...none, growth: null })).toMatch(
      /^0 кластеров, заявлено ещё 0 от 0 регионов, 0 совместных проектов, всего может стать 0: /,
    );
  });
});

describe('plural', () => {
  it.each([
    [0, 'строк'],
    [1, 'строка'],
    [3, 'строки'],
    [10, 'строк'],
    [13, 'строк'],
    [20, 'строк'],
    [101, 'строка'],
    [104, 'строки'],
    [211, 'строк'],
  ])('of %i is «%s»', (count, word) => {
    expect(plural(count, 'строка', 'строки', 'строк')).toBe(word);
  });
});
