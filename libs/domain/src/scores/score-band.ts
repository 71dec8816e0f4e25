import { effortOf } from './ces.ts';
import { isSatisfied } from './csat.ts';
import { npsClass } from './nps.ts';
import { turnUp, type Scale } from './scale.ts';

export type ScoreBand = 'good' | 'watch' | 'bad' | 'none';

/**
 * How one answer is marked beside its verbatim: promoter, satisfied or easy is good; detractor, the lower 40 %
 * of a satisfaction scale, or hard is bad; what lies between is watch. `none` when the answer has no score.
 */
export function scoreBand(type: string, score: number | null, scale: Scale | null): ScoreBand {
  if (score === null || scale === null || scale.max <= scale.min) return 'none';
  if (type === 'nps') {
    const side = npsClass(score);
    return side === 'promoters' ? 'good' : side === 'passives' ? 'watch' : side === null ? 'none' : 'bad';
  }
  const effort = type === 'ces' ? effortOf(score, scale) : null;
  if (effort) return effort.easy ? 'good' : effort.net < 0 ? 'bad' : 'watch';
  if (isSatisfied(score, scale)) return 'good';
  return (turnUp(score, scale) - scale.min) / (scale.max - scale.min) <= 0.4 ? 'bad' : 'watch';
}
