import { turnUp, type AnswerRule, type Scale } from './scale.ts';

interface Effort {
  /** Counts in the share of easy answers. */
  easy: boolean;
  /** +1, 0 or -1 in the net index. */
  net: -1 | 0 | 1;
}

const scales = [
  { scale: '1-7', easyFrom: 5, netFrom: 6, hardTo: 3 },
  { scale: '1-5', easyFrom: 4, netFrom: 4, hardTo: 2 },
];
export const easyRules: readonly AnswerRule[] = scales.map(({ scale, easyFrom: from }) => ({ scale, from }));
export const netRules: readonly AnswerRule[] = scales.map(({ scale, netFrom: from }) => ({ scale, from }));

/**
 * How an effort answer counts; null on a scale other than 1-7 and 1-5.
 * 1-7 (CES 2.0, agreement with "made it easy"): easy is 5-7, the net index is %(6-7) - %(1-3), 4 is neutral.
 * 1-5: easy is 4-5 and the net index %(4-5) - %(1-2), 3 is neutral. CES 1.0 (1-5 of effort, lower is better) is
 * mirrored first.
 */
export function effortOf(score: number, scale: Scale): Effort | null {
  const rule = scales.find((known) => known.scale === `${scale.min}-${scale.max}`);
  if (rule === undefined) return null;
  const ease = turnUp(score, scale);
  return {
    easy: ease >= rule.easyFrom,
    net: ease >= rule.netFrom ? 1 : ease <= rule.hardTo ? -1 : 0,
  };
}
