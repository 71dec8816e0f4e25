export interface Scale {
  min: number;
  max: number;
}

export const recommendScale: Scale = { min: 0, max: 10 };

/**
 * A whole number on the scale, or undefined for every way the files write "no answer": 11 or empty for NETPRO, 0, 6 or
 * `Blank` for the others.
 */
export function readScore(cell: string | undefined, { min, max }: Scale): number | undefined {
  if (cell === undefined || !/^\d+$/.test(cell)) return undefined;
  const score = Number(cell);
  return score >= min && score <= max ? score : undefined;
}

export function npsClass(score: number): 'promoter' | 'passive' | 'detractor' {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}
