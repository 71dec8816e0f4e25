import type { Comparison } from '@pulso/contract';

type Contributor = NonNullable<Comparison['contributors']>[number];

export interface ContributionBar {
  /** Undefined for the rest and for groups folded into it. */
  contributor: Contributor | undefined;
  total: number;
  /** Where the bar starts and ends on the common scale, in per cent; zero stands at `zero`. */
  from: number;
  to: number;
}

export interface Contributions {
  bars: ContributionBar[];
  /** What all bars add up to: the difference itself. */
  sum: number;
  zero: number;
}

const maxBars = 8;

/** The parts of a difference on one scale with zero in it; smaller groups and the rest are one last bar. */
export function contributionBars({ contributors = [], rest = 0, difference }: Comparison): Contributions {
  const shown = contributors.slice(0, maxBars);
  const folded = contributors.slice(maxBars).reduce((sum, { total }) => sum + total, rest);
  const parts = [
    ...shown.map((contributor) => ({ contributor, total: contributor.total })),
    ...(isDust(folded, difference.value) ? [] : [{ contributor: undefined, total: folded }]),
  ];
  const totals = parts.map(({ total }) => total);
  const low = Math.min(0, ...totals);
  const span = Math.max(0, ...totals) - low || 1;
  const place = (at: number) => (100 * (at - low)) / span;
  return {
    bars: parts.map((part) => ({
      ...part,
      from: place(Math.min(0, part.total)),
      to: place(Math.max(0, part.total)),
    })),
    sum: totals.reduce((sum, total) => sum + total, 0),
    zero: place(0),
  };
}

/** What is left of adding fractions in binary is no part of anything. */
const isDust = (part: number, whole: number | null) =>
  Math.abs(part) <= 1e-9 * Math.max(1, Math.abs(whole ?? 0));
