import { sourceFreshness, utcTextOf, utcTextToMs, type EventStore } from '@pulso/event-store';

const lookBackMs = 24 * 3600 * 1000;
/** A busy day is millions of events: it is read whole this often, and in between only what came since. */
const wholeEveryMs = 600_000;
/** From being counted as stored to being seen by a question. */
const marginMs = 10_000;
const defaultGapSeconds = 60;

interface HeardSource {
  source: string;
  lastEventMs: number;
  lastReceivedMs: number;
  usualGapSeconds: number;
}

/** What was heard of each source in the last day. All that was received before `completeToMs` is in it. */
export interface HeardSources {
  sources: HeardSource[];
  completeToMs: number;
  wholeAtMs: number;
}

/**
 * Reads what is new since `before`, or the whole day when there is no `before` or an old one. `lagSeconds` is the age of
 * the oldest event that is not stored yet; null when there is none. Throws EventStoreError.
 */
export async function hearSources(
  store: EventStore,
  question: { workspaceId: string; epoch: number; nowMs: number; lagSeconds: number | null },
  before?: HeardSources,
): Promise<HeardSources> {
  const { workspaceId, epoch, nowMs, lagSeconds } = question;
  const isWhole = before === undefined || nowMs - before.wholeAtMs > wholeEveryMs;
  const sinceMs = isWhole ? nowMs - lookBackMs : before.completeToMs;
  const since = utcTextOf(new Date(Math.floor(sinceMs / 60_000) * 60_000));
  const rows = await store.query(sourceFreshness, { workspaceId, since }, { timeoutMs: 5000, epoch });
  const heard = rows.map((row) => ({
    source: row.source,
    lastEventMs: utcTextToMs(row.lastEventAt),
    lastReceivedMs: utcTextToMs(row.lastReceivedAt),
    usualGapSeconds: row.usualGapSeconds ?? defaultGapSeconds,
  }));
  return {
    sources: isWhole ? heard : withNews(before.sources, heard),
    completeToMs: nowMs - (lagSeconds ?? 0) * 1000 - marginMs,
    wholeAtMs: isWhole ? nowMs : before.wholeAtMs,
  };
}

/** A minute says nothing about a usual gap: that of the day stays. */
function withNews(known: readonly HeardSource[], news: readonly HeardSource[]): HeardSource[] {
  const sources = new Map(known.map((one) => [one.source, one]));
  for (const one of news) {
    const old = sources.get(one.source);
    sources.set(one.source, {
      source: one.source,
      lastEventMs: Math.max(one.lastEventMs, old?.lastEventMs ?? 0),
      lastReceivedMs: Math.max(one.lastReceivedMs, old?.lastReceivedMs ?? 0),
      usualGapSeconds: old?.usualGapSeconds ?? one.usualGapSeconds,
    });
  }
  return [...sources.values()].sort((left, right) => (left.source < right.source ? -1 : 1));
}
