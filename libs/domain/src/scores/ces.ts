import { turnUp, type Scale } from './scale.ts';

interface Effort {
  /** Counts in the share of easy answers. */
  easy: boolean;
  /** +1, 0 or -1 in the net index. */
  net: -1 | 0 | 1;
}

/**
 * How an effort answer counts; null on a scale other than 1-7 and 1-5.
 * 1-7 (CES 2.0, agreement with "made it easy"): easy is 5-7, the net index is %(6-7) - %(1-3), 4 is neutral.
 * 1-5: easy is 4-5 and the net index %(4-5) - %(1-2), 3 is neutral. CES 1.0 (1-5 of effort, lower is better) is
 * mirrored first.
 */
export function effortOf(score: number, scale: Scale): Effort | null {
  const ease = turnUp(score, scale);
  if (scale.min !== 1) return null;
  if (scale.max === 7) return { easy: ease >= 5, net: ease >= 6 ? 1 : ease <= 3 ? -1 : 0 };
  if (scale.max === 5) return { easy: ease >= 4, net: ease >= 4 ? 1 : ease <= 2 ? -1 : 0 };
  return null;
}
