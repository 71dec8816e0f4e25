/** How a survey asked: its lowest and highest answer, and which end is good. Belongs to the survey, never to the reader. */
export interface Scale {
  min: number;
  max: number;
  direction: 'higher_is_better' | 'lower_is_better';
}

/** On a scale such as 1-5, the lowest answer that is in the numerator; mirrored when lower is better. */
export interface AnswerRule {
  scale: string;
  from: number;
}

/** One bar of an answer histogram. */
export interface ScoreCount extends Scale {
  score: number;
  answers: number;
  /** Σ of the answers' survey weights and of their squares, where they were asked for. */
  weight?: number;
  weight2?: number;
}

/** The answer with the good end turned up: 1 on a lower-is-better 1-5 is worth a 5. */
export function turnUp(score: number, scale: Scale): number {
  return scale.direction === 'lower_is_better' ? scale.min + scale.max - score : score;
}

const scaleName = (scale: Scale): string =>
  `${scale.min}-${scale.max}${scale.direction === 'lower_is_better' ? ' (lower is better)' : ''}`;

/** Names of the different scales in a histogram, in order. More than one means that no mean may be taken. */
export function scalesOf(counts: Iterable<Scale>): string[] {
  return [...new Set([...counts].map(scaleName))].sort();
}

/** Answers by score on one scale, as a histogram. */
export function histogramOf(
  min: number,
  max: number,
  answersByScore: Readonly<Record<number, number>>,
  direction: Scale['direction'] = 'higher_is_better',
): ScoreCount[] {
  return Object.entries(answersByScore).map(([score, answers]) => ({
    min,
    max,
    direction,
    score: Number(score),
    answers,
  }));
}
