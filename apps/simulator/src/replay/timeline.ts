import type { EventInput } from '@pulso/contract';

export interface TimedEvent {
  atMs: number;
  event: EventInput;
}

/** All events by their own time; those of one instant stay in file order. Keeps them all: about 1 kB an event. */
export async function inTimeOrder(events: AsyncIterable<EventInput>): Promise<TimedEvent[]> {
  const timed: TimedEvent[] = [];
  for await (const event of events) timed.push({ atMs: Date.parse(String(event.occurredAt)), event });
  return timed.sort((one, other) => one.atMs - other.atMs);
}

/** Index after the last event, from `from` on, that has happened by `untilMs`. */
export function takeUntil(events: readonly TimedEvent[], from: number, untilMs: number): number {
  let to = from;
  for (let next = events[to]; next !== undefined && next.atMs <= untilMs; next = events[to]) to += 1;
  return to;
}
