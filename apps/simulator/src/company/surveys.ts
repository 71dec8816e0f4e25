import { at, type Place } from './journeys/touch.ts';
import { dayMs, hourMs, minuteMs, type Journey, type Scene } from './scene.ts';
import { verbatims, type Theme } from './verbatims.ts';

interface Survey {
  type: 'nps' | 'csat' | 'ces';
  name: string;
  milestone: string;
  theme: Theme;
  touchpoint?: string;
  /** How many of those who reach the milestone answer. */
  answerShare: number;
  /** Median time from the milestone to the answer. */
  answerMs: number;
  /** What this question usually gets on top of the mood: a checkout is judged kinder than a company. */
  ease: number;
}

const surveys = {
  visit: {
    type: 'csat',
    name: 'shop visit',
    milestone: 'visit',
    theme: 'visit',
    answerShare: 0.12,
    answerMs: 4 * minuteMs,
    ease: 0.05,
  },
  effort: {
    type: 'ces',
    name: 'checkout effort',
    milestone: 'purchase',
    theme: 'checkout',
    answerShare: 0.32,
    answerMs: 12 * minuteMs,
    ease: 0.4,
  },
  purchase: {
    type: 'csat',
    name: 'purchase',
    milestone: 'purchase',
    theme: 'checkout',
    answerShare: 0.18,
    answerMs: 20 * minuteMs,
    ease: 0.45,
  },
  delivery: {
    type: 'csat',
    name: 'delivery',
    milestone: 'delivery',
    theme: 'delivery',
    answerShare: 0.5,
    answerMs: 1.5 * hourMs,
    ease: 0.2,
  },
  service: {
    type: 'csat',
    name: 'customer service',
    milestone: 'ticket solved',
    theme: 'service',
    answerShare: 0.5,
    answerMs: 0.5 * hourMs,
    ease: 0.35,
  },
  product: {
    type: 'csat',
    name: 'product',
    milestone: 'two days at home',
    theme: 'brand',
    touchpoint: 'product at home',
    answerShare: 0.2,
    answerMs: 2 * dayMs,
    ease: 0.3,
  },
  relationship: {
    type: 'nps',
    name: 'relationship',
    milestone: 'after purchase',
    theme: 'brand',
    touchpoint: 'relationship survey',
    answerShare: 0.45,
    answerMs: 1.5 * dayMs,
    ease: -0.15,
  },
} as const satisfies Record<string, Survey>;

/** Centre and step of each question's answers per unit of mood, on its own scale, and up to where an answer is bad or fair. */
const scales = {
  nps: { min: 0, max: 10, centre: 7.4, perMood: 1.7, spread: 1.5, bad: 6, fair: 8 },
  csat: { min: 1, max: 5, centre: 3.5, perMood: 0.85, spread: 0.75, bad: 2, fair: 3 },
  ces: { min: 1, max: 7, centre: 4.4, perMood: 1.1, spread: 1.1, bad: 3, fair: 4 },
} as const;
const verbatimShare = 0.65;

/** Sends a survey at a milestone. Some answer, later, with a score of the mood they are in now. */
export function sendSurvey(scene: Scene, which: keyof typeof surveys, place: Place): void {
  const survey: Survey = surveys[which];
  if (scene.prng.chance(survey.answerShare)) scene.fork(answer(scene, survey, place));
}

function* answer(scene: Scene, survey: Survey, place: Place): Journey {
  const { prng, shopper } = scene;
  const { type, name, milestone, theme, touchpoint = place.touchpoint } = survey;
  const { min, max } = scales[type];
  const score = scoreOf(scene, survey);
  const said = verbatims[theme][bandOf(type, score)][shopper.language];
  const verbatim = prng.chance(verbatimShare) ? prng.pick(said) : undefined;
  yield {
    waitMs: prng.around(survey.answerMs, 0.5),
    event: {
      kind: 'feedback',
      name: 'Survey answered',
      ...at(scene, { ...place, source: 'survey', touchpoint }),
      feedback: {
        type,
        score,
        scale: { min, max },
        survey: name,
        milestone,
        language: shopper.language,
        verbatim,
      },
    },
  };
}

function scoreOf({ prng, shopper }: Scene, { type, ease }: Survey): number {
  const { min, max, centre, perMood, spread } = scales[type];
  const felt = prng.normal(centre + perMood * (shopper.mood + ease), spread);
  return Math.max(min, Math.min(max, Math.round(felt)));
}

function bandOf(type: Survey['type'], score: number): 'good' | 'fair' | 'bad' {
  const { bad, fair } = scales[type];
  if (score <= bad) return 'bad';
  return score <= fair ? 'fair' : 'good';
}
