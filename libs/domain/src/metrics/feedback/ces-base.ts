import { histogramOf } from '../../scores/scale.ts';
import { attributionRules, eventDimensions, minimumSample, owners, windowRules } from '../rules.ts';

/** What the three readings of the effort score have in common. */
export const cesBase = {
  version: 2,
  direction: 'higher_is_better' as const,
  windowRule: windowRules.eventTime,
  attributionRule: attributionRules.ownEvent,
  dimensions: eventDimensions,
  params: {},
  minimumN: minimumSample,
  owner: owners.customerExperience,
  source: 'CES 2.0, CEB 2013',
};

/** Answers 1 to 7 of METRICS.md, M3. */
export const cesGoldenCell = histogramOf(1, 7, { 1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120 });

/** Efforts 1 to 5 where 1 is the least effort (CES 1.0): half of them easy, a quarter hard. */
export const lowIsEasyCell = histogramOf(1, 5, { 1: 30, 2: 20, 3: 25, 4: 15, 5: 10 }, 'lower_is_better');
