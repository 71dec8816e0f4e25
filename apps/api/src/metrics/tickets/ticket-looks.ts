import {
  settledUntil,
  ticketAfter,
  ticketSettlements,
  ticketWorkspaces,
  touchedTickets,
  type EventStore,
  type TicketRange,
} from '@pulso/event-store';

type Store = Pick<EventStore, 'query' | 'addRows'>;

/** In one look: what 30,000 events a second touch in ten seconds, were they all of tickets, and not more. */
export const mostTouched = 300_000;
/** Their facts take some 200 MB of the engine's memory. */
const rowsOfRange = 250_000;
/** Rows that are older than the stamps bear 0: they do not move any more. */
const oldestMs = 1;

/** By their hash, when something of a ticket was last stored, at or after `ms`; and now. All by the engine's clock. */
export async function touchedSince(
  store: Store,
  ms: number,
): Promise<{ touched: ReadonlyMap<string, number>; nowMs: number }> {
  const sinceMs = Math.max(oldestMs, ms);
  const rows = await store.query(touchedTickets, { sinceMs, limit: mostTouched });
  const touched = new Map(rows.map(({ hash, storedMs }) => [hash, storedMs]));
  const nowMs = touched.get('') ?? 0;
  touched.delete('');
  return { touched, nowMs };
}

/** All tickets, in ranges that the engine settles at once. */
export async function* rangesOf(store: Store): AsyncGenerator<TicketRange> {
  for (const { workspaceId } of await store.query(ticketWorkspaces, {})) {
    let after = '';
    for (;;) {
      const [last] = await store.query(ticketAfter, { workspace: workspaceId, after, rows: rowsOfRange });
      yield { workspaceId, after, upTo: last?.ticket };
      if (last === undefined) break;
      after = last.ticket;
    }
  }
}

/** Up to when an earlier process settled everything, by the engine's clock; undefined when none did. */
export async function readSettled(store: Store): Promise<number | undefined> {
  const [last] = await store.query(settledUntil, {});
  return last?.ms ?? undefined;
}

/** Tells the next process where to go on. */
export async function noteSettled(store: Store, untilMs: number): Promise<void> {
  await store.addRows(ticketSettlements, [{ settled_until: untilMs }]);
}
