import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@pulso/testing';
import type { Installation } from './support/installation.ts';
import { whenDrained } from './support/questions.ts';
import { runSimulator, startSimulator } from './support/simulator.ts';

const patienceMs = 300_000;
const purchases = 6_919;
const batchSize = 500;

/** The sets that are imported in one go; the purchases and the incident log are imported in ways of their own. */
const plainImports = [
  ['sfo_survey', '--years', '2014,2015,2016,2017'],
  ['online_retail'],
  ['olist'],
  ['olist_funnel'],
  ['helpdesk_it'],
  ['bpic2012_loans'],
  ['facebook_ads_kag'],
];

/** Brings all real files in, and shows on the way that an event counts once however it is sent. */
export function describeImports(installation: Installation): void {
  it(
    'counts a repeated import and its replay once',
    async () => {
      const { api, target } = installation;
      await runSimulator(target, 'import', 'cdnow');
      const repeated = await runSimulator(target, 'import', 'cdnow');
      expect(repeated).toMatch(new RegExp(`sent 0 events[\\s\\S]*skipped +${purchases}`));
      const resent = await runSimulator(target, 'import', 'cdnow', '--fresh');
      expect(resent).toMatch(new RegExp(`sent ${purchases} events`));
      await runSimulator(target, 'replay', 'cdnow', '--speed', '50000000');
      expect(await whenDrained(api.url)).toEqual({
        accepted: 3 * purchases,
        stored: purchases,
        duplicate: 2 * purchases,
        dead_lettered: 0,
        pending: 0,
      });
    },
    patienceMs,
  );

  it(
    'resumes an import that was killed half-way',
    async () => {
      const { api, target } = installation;
      const before = await whenDrained(api.url);
      const first = startSimulator(target, 'import', 'uci_incident_log');
      await waitFor(() => acknowledgedBatches('uci_incident_log') > 80, {
        what: '80 acknowledged batches',
        timeoutMs: 120_000,
      });
      await first.kill();
      const acknowledged = acknowledgedBatches('uci_incident_log');
      const summary = await runSimulator(target, 'import', 'uci_incident_log');
      expect(Number(/skipped +(\d+)/.exec(summary)?.[1])).toBe(acknowledged * batchSize);
      const after = await whenDrained(api.url);
      expect(after.stored - before.stored).toBe(Number(/accepted +(\d+)/.exec(summary)?.[1]));
    },
    patienceMs,
  );

  it.each(plainImports)(
    'imports %s whole',
    async (...dataset) => {
      const summary = await runSimulator(installation.target, 'import', ...dataset);
      expect(summary).toMatch(/sent (\d+) events[\s\S]*accepted +\1\n +quarantined +0\n/);
    },
    patienceMs,
  );

  it(
    'stores every event of every file',
    async () => {
      const ledger = await whenDrained(installation.api.url);
      expect(ledger).toMatchObject({ dead_lettered: 0, pending: 0 });
      expect(ledger.stored).toBe(ledger.accepted - ledger.duplicate);
    },
    patienceMs,
  );

  function acknowledgedBatches(dataset: string): number {
    const { journalDirectory } = installation.target;
    const journal = readdirSync(journalDirectory).find((file) => file.startsWith(dataset));
    return journal ? readFileSync(join(journalDirectory, journal), 'utf8').split('\n').length - 1 : 0;
  }
}
