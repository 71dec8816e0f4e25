import { dayMs, hourMs } from './scene.ts';

interface Incident {
  /** After the story's start. */
  startMs: number;
  lastsMs: number;
  severity: number;
}

/** Two that are over when the wall is switched on: a lost weekend at the carrier, and half a day of snow. */
const past: readonly Incident[] = [
  { startMs: 19 * dayMs, lastsMs: 44 * hourMs, severity: 1 },
  { startMs: 26.5 * dayMs, lastsMs: 12 * hourMs, severity: 0.7 },
];
/** Then one every ten hours. The first has been going on for three: whoever opens the wall sees it, and sees it end. */
const recurring = { everyMs: 10 * hourMs, beforeLiveMs: 3 * hourMs, lastsMs: 5 * hourMs, severity: 0.9 };
const rampShare = 0.2;

/**
 * How badly deliveries are disturbed at an instant, 0 to 1: it rises over a fifth of the incident, holds, and falls
 * over the last fifth. `historyMs` is how much of the story is past when the wall is switched on.
 */
export function disturbanceAt(sinceStartMs: number, historyMs: number): number {
  const sinceFirstMs = sinceStartMs - historyMs + recurring.beforeLiveMs;
  if (sinceFirstMs >= 0) return strengthOf({ ...recurring, startMs: 0 }, sinceFirstMs % recurring.everyMs);
  return Math.max(...past.map((incident) => strengthOf(incident, sinceStartMs)));
}

function strengthOf({ startMs, lastsMs, severity }: Incident, atMs: number): number {
  const share = (atMs - startMs) / lastsMs;
  if (share <= 0 || share >= 1) return 0;
  return severity * Math.min(1, share / rampShare, (1 - share) / rampShare);
}
