import { setTimeout as delay } from 'node:timers/promises';

export interface Accounts {
  accepted: number;
  stored: number;
  duplicate: number;
  deadLettered: number;
  pending: number;
  conflicting: number;
}

/** Reads the accounts of ingest from /metrics, as an operator would. */
export async function readAccounts(url: string): Promise<Accounts> {
  const text = await fetch(`${url}/metrics`).then((answer) => answer.text());
  const read = (name: string): number => {
    const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`${name} is not exported`);
    return Number(value);
  };
  return {
    accepted: read('pulso_events_accepted_total'),
    stored: read('pulso_events_stored_total'),
    duplicate: read('pulso_events_duplicate_total'),
    deadLettered: read('pulso_events_dead_lettered_total'),
    pending: read('pulso_events_pending'),
    conflicting: read('pulso_events_conflicting_total'),
  };
}

/** Waits until nothing is pending. Rejects after `limitMs`. */
export async function waitUntilDrained(url: string, limitMs = 60_000): Promise<Accounts> {
  const until = Date.now() + limitMs;
  let last: Accounts | undefined;
  while (Date.now() < until) {
    last = await readAccounts(url).catch(() => last);
    if (last?.pending === 0) return last;
    await delay(100);
  }
  throw new Error(`still pending after ${limitMs} ms: ${JSON.stringify(last)}`);
}

/** accepted = stored + duplicate + dead-lettered + pending, exactly. */
export function expectBalanced({ accepted, stored, duplicate, deadLettered, pending }: Accounts): void {
  expect(stored + duplicate + deadLettered + pending).toBe(accepted);
}
