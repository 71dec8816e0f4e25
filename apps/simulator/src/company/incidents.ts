import { dayMs, hourMs } from './scene.ts';

interface Incident {
  beforeLiveMs: number;
  lastsMs: number;
  severity: number;
}

/** Over when the wall is switched on: half a day of snow, a lost weekend at the carrier, and a strike a month before. */
const past: readonly Incident[] = [
  { beforeLiveMs: 3.5 * dayMs, lastsMs: 12 * hourMs, severity: 0.7 },
  { beforeLiveMs: 11 * dayMs, lastsMs: 44 * hourMs, severity: 1 },
  { beforeLiveMs: 44 * dayMs, lastsMs: 40 * hourMs, severity: 0.9 },
];
/** Then one every ten hours. The first has been going on for three: whoever opens the wall sees it, and sees it end. */
const recurring = { everyMs: 10 * hourMs, beforeLiveMs: 3 * hourMs, lastsMs: 5 * hourMs, severity: 0.9 };
const rampShare = 0.2;

/**
 * How badly deliveries are disturbed at an instant, 0 to 1: it rises over a fifth of the incident, holds, and falls
 * over the last fifth. `historyMs` is how much of the story is past when the wall is switched on.
 */
export function disturbanceAt(sinceStartMs: number, historyMs: number): number {
  const sinceLiveMs = sinceStartMs - historyMs;
  const sinceFirstMs = sinceLiveMs + recurring.beforeLiveMs;
  if (sinceFirstMs >= 0) return strengthOf(recurring, sinceFirstMs % recurring.everyMs);
  return Math.max(...past.map((incident) => strengthOf(incident, sinceLiveMs + incident.beforeLiveMs)));
}

function strengthOf({ lastsMs, severity }: Omit<Incident, 'beforeLiveMs'>, sinceItBeganMs: number): number {
  const share = sinceItBeganMs / lastsMs;
  if (share <= 0 || share >= 1) return 0;
  return severity * Math.min(1, share / rampShare, (1 - share) / rampShare);
}
