import { waitFor } from '@pulso/testing';

export interface Ledger {
  accepted: number;
  stored: number;
  duplicate: number;
  dead_lettered: number;
  pending: number;
}

/** The api's own account of events, as `/metrics` shows it. */
async function readLedger(url: string): Promise<Ledger> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => {
    const value = new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`${name} is not in /metrics`);
    return Number(value);
  };
  return {
    accepted: read('pulso_events_accepted_total'),
    stored: read('pulso_events_stored_total'),
    duplicate: read('pulso_events_duplicate_total'),
    dead_lettered: read('pulso_events_dead_lettered_total'),
    pending: read('pulso_events_pending'),
  };
}

/** Resolves with the ledger once everything accepted has been stored or refused. */
export function whenDrained(url: string): Promise<Ledger> {
  const drained = async () => {
    const ledger = await readLedger(url);
    return ledger.pending === 0 && ledger;
  };
  return waitFor(drained, { what: 'the spool to drain', timeoutMs: 120_000, everyMs: 200 });
}
