import { turnUp, type AnswerRule, type Scale } from './scale.ts';

/** First satisfied answer by scale: Formbricks' published table, plus the 0-10 variant and thumbs. */
const satisfiedFrom: Readonly<Record<string, number>> = {
  '1-3': 3,
  '1-4': 3,
  '1-5': 4,
  '1-6': 5,
  '1-7': 6,
  '1-10': 8,
  '0-10': 9,
  '0-1': 1,
};

export const satisfiedRules: readonly AnswerRule[] = Object.entries(satisfiedFrom).map(([scale, from]) => ({
  scale,
  from,
}));

/** Whether an answer counts as satisfied; null when no satisfied set is published for its scale. */
export function isSatisfied(score: number, scale: Scale): boolean | null {
  const from = satisfiedFrom[`${scale.min}-${scale.max}`];
  return from === undefined ? null : turnUp(score, scale) >= from;
}
