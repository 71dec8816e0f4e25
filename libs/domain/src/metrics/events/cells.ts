/** What the event store reads for metrics on events as such. */
export interface EventCells {
  events: { events: number };
  newest: { newestMs: number | null; events: number };
}

export interface EventOptions {
  events: { kinds: readonly string[] };
  newest: object;
}
