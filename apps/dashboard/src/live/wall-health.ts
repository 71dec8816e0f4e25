import type { Freshness } from '@pulso/contract';
import type { Connection } from './live-source.ts';

export type Health = 'connecting' | 'live' | 'stale' | 'degraded' | 'offline';

/** The server speaks at least every 5 s; three missed messages are no accident. */
export const silenceLimitMs = 15_000;
/** Events this much older than their arrival are a replay of the past, not a slow sender. */
const replayGapSeconds = 900;
const recentSeconds = 120;

export interface HealthInput {
  connection: Connection;
  freshness: Freshness | undefined;
  /** When anything was last heard from the server; undefined before the first message. */
  heardAtMs: number | undefined;
  nowMs: number;
}

export function healthOf({ connection, freshness, heardAtMs, nowMs }: HealthInput): Health {
  if (heardAtMs === undefined) return connection === 'closed' ? 'offline' : 'connecting';
  if (connection !== 'open') return 'offline';
  if (nowMs - heardAtMs > silenceLimitMs) return 'stale';
  return freshness?.store === 'down' ? 'degraded' : 'live';
}

/** True while events arrive now that happened long ago: the wall's clock then follows them. */
export function isReplaying(freshness: Freshness | undefined): boolean {
  if (!freshness?.newestEventAt || !freshness.newestReceivedAt) return false;
  const received = Date.parse(freshness.newestReceivedAt);
  const gapSeconds = (received - Date.parse(freshness.newestEventAt)) / 1000;
  return gapSeconds > replayGapSeconds && (Date.parse(freshness.at) - received) / 1000 < recentSeconds;
}
