import type { Journey, Scene } from './scene.ts';
import { at, type Place } from './journeys/touch.ts';
import { verbatims, type Theme } from './verbatims.ts';

export interface Ask {
  type: 'nps' | 'csat' | 'ces';
  survey: string;
  milestone: string;
  theme: Theme;
  /** What this question usually gets on top of the mood: a checkout is judged kinder than a company. */
  ease: number;
}

/** Centre and step of each question's answers per unit of mood, on its own scale. */
const scales = {
  nps: { min: 0, max: 10, centre: 7.4, perMood: 1.7, spread: 1.5 },
  csat: { min: 1, max: 5, centre: 3.5, perMood: 0.85, spread: 0.75 },
  ces: { min: 1, max: 7, centre: 4.4, perMood: 1.1, spread: 1.1 },
} as const;
const verbatimShare = 0.6;

/** A survey that the shopper answers after `waitMs`, with the score of the mood they are in by then. */
export function answer(scene: Scene, ask: Ask): (place: Place, waitMs: number) => Journey {
  return function* (place, waitMs) {
    // The mood at sending decides: the wait is only the time it takes to open the mail.
    const { prng, shopper } = scene;
    const score = scoreOf(scene, ask);
    const verbatim = prng.chance(verbatimShare)
      ? prng.pick(verbatims[ask.theme][bandOf(ask.type, score)][shopper.language])
      : undefined;
    const { min, max } = scales[ask.type];
    yield {
      waitMs,
      event: {
        kind: 'feedback',
        name: 'Survey answered',
        ...at(scene, place),
        feedback: {
          type: ask.type,
          score,
          scale: { min, max },
          survey: ask.survey,
          milestone: ask.milestone,
          language: shopper.language,
          verbatim,
        },
      },
    };
  };
}

function scoreOf({ prng, shopper }: Scene, { type, ease }: Ask): number {
  const { min, max, centre, perMood, spread } = scales[type];
  const felt = prng.normal(centre + perMood * (shopper.mood + ease), spread);
  return Math.max(min, Math.min(max, Math.round(felt)));
}

function bandOf(type: Ask['type'], score: number): 'good' | 'fair' | 'bad' {
  const [bad, good] = type === 'nps' ? [6, 9] : type === 'csat' ? [2, 4] : [3, 5];
  if (score >= good) return 'good';
  return score <= bad ? 'bad' : 'fair';
}
