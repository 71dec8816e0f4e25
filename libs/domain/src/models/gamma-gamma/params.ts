export const gammaGammaNames = ['p', 'q', 'v'] as const;

/** Amounts ~ Gamma(p, ν) with ν ~ Gamma(q, v) over customers; v (γ in the papers) in units of money. */
export type GammaGammaNumbers = Record<(typeof gammaGammaNames)[number], number>;

/** A Gamma-Gamma model of the mean spend of a purchase occasion. */
export interface GammaGammaParams extends GammaGammaNumbers {
  model: 'gamma-gamma';
}
