import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ModelEventStore, type InsertFate } from '../../../test/model-event-store.ts';
import { eventEntry, letterEntry, recordReader, spoolRecord } from '../../../test/spool-records.ts';
import { DedupeIndex } from './dedupe-index.ts';
import { DrainState, type DrainCursor } from './drain-state.ts';
import { Drain, type DrainPorts } from './drain.ts';

type Point = Parameters<NonNullable<DrainPorts['reach']>>[0];

const emptyCursor: DrainCursor = {
  version: 1,
  seq: 0,
  accounts: { stored: 0, duplicate: 0, deadLettered: 0, conflicting: 0 },
  dedupe: { day: 0, bytes: 0 },
};
const dayMs = 86_400_000;
const today = Date.UTC(2026, 9, 1);

class Crash extends Error {}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pulso-drain-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A new process on the same directory: opens what the last one left and drains until done or crashed. */
async function runProcess(
  store: ModelEventStore,
  records: ReturnType<typeof spoolRecord>[],
  crashAt?: Point,
  nowMs = today,
) {
  const state = new DrainState(directory);
  const cursor = state.readCursor() ?? emptyCursor;
  const dedupe = DedupeIndex.open(join(directory, 'dedupe'), cursor.dedupe);
  const ports: DrainPorts = {
    store,
    state,
    dedupe,
    reader: recordReader(records, cursor.seq),
    pause: () => Promise.resolve(),
    onInsert: () => undefined,
    onFailure: () => undefined,
    reach: (point) => {
      if (point === crashAt) throw new Crash(point);
    },
  };
  const drain = new Drain(ports, cursor, () => nowMs);
  const upTo = { seq: records.at(-1)?.seq ?? 0 };
  try {
    const frozen = state.readFreeze();
    if (frozen !== undefined && frozen.toSeq > cursor.seq) await drain.recover(frozen);
    while ((await drain.step(upTo)) !== undefined);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  return state.readCursor()?.accounts ?? emptyCursor.accounts;
}

describe('Drain', () => {
  it('keeps exact accounts through crashes and failing inserts', async () => {
    const point = fc.constantFrom<Point[]>('frozen', 'inserted', 'remembered', 'committed');
    const fate = fc.constantFrom<InsertFate[]>(
      'store',
      'unavailable',
      'lost',
      'stored but unheard',
      'half stored',
    );
    const id = fc.integer({ min: 0, max: 30 });
    const entry = fc.oneof(
      { weight: 5, arbitrary: id.map((n) => eventEntry(`m${n}`, `2026-0${1 + (n % 3)}-01 10:00:00.000`)) },
      { weight: 1, arbitrary: id.map((n) => letterEntry(`body ${n}`)) },
    );
    const scenario = fc.record({
      records: fc.array(fc.array(entry, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
      crashes: fc.array(point, { maxLength: 6 }),
      fates: fc.array(fate, { maxLength: 8 }),
      poison: fc.uniqueArray(id, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ records: contents, crashes, fates, poison }) => {
        rmSync(directory, { recursive: true, force: true });
        directory = mkdtempSync(join(tmpdir(), 'pulso-drain-'));
        const records = contents.map((entries, index) => spoolRecord(index + 1, entries));
        const store = new ModelEventStore();
        store.fates.push(...fates);
        for (const n of poison) store.poison.add(`m${n}`);
        for (const crash of crashes) await runProcess(store, records, crash);
        const accounts = await runProcess(store, records);

        const sent = contents.flat();
        const events = new Set(
          sent.filter(({ quarantined }) => !quarantined).map(({ identity }) => identity.split('\0')[2]),
        );
        const letters = new Set(
          sent.filter(({ quarantined }) => quarantined).map(({ identity }) => identity),
        );
        const refused = [...events].filter((messageId) => store.poison.has(messageId as string)).length;
        expect(store.messageIds()).toEqual(
          [...events].filter((messageId) => !store.poison.has(messageId as string)).sort(),
        );
        expect(store.letterCount()).toBe(letters.size + refused);
        expect(accounts).toEqual({
          stored: events.size - refused,
          deadLettered: letters.size + refused,
          duplicate: sent.length - events.size - letters.size,
          conflicting: 0,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('knows an event again for seven days and no longer', async () => {
    const store = new ModelEventStore();
    const records = [1, 2, 3].map((seq) => spoolRecord(seq, [eventEntry('same')]));
    await runProcess(store, records.slice(0, 1));
    await runProcess(store, records.slice(0, 2), undefined, today + 7 * dayMs);
    expect(store.messageIds()).toEqual(['same']);
    await runProcess(store, records, undefined, today + 8 * dayMs);
    expect(store.messageIds()).toEqual(['same', 'same']);
  });

  it('never counts days backwards when the clock is set back', async () => {
    const store = new ModelEventStore();
    const records = [1, 2].map((seq) => spoolRecord(seq, [eventEntry('same')]));
    await runProcess(store, records.slice(0, 1));
    const accounts = await runProcess(store, records, undefined, today - 400 * dayMs);
    expect(accounts).toEqual({ stored: 1, duplicate: 1, deadLettered: 0, conflicting: 0 });
  });

  it('steps over records that the disk has lost', async () => {
    const store = new ModelEventStore();
    const accounts = await runProcess(store, [
      spoolRecord(1, [eventEntry('a')]),
      spoolRecord(9, [eventEntry('b')]),
    ]);
    expect(accounts.stored).toBe(2);
  });

  it('goes back to the frozen batch when the cursor is damaged', async () => {
    const store = new ModelEventStore();
    const records = [spoolRecord(1, [eventEntry('a')]), spoolRecord(2, [eventEntry('b')])];
    await runProcess(store, records.slice(0, 1));
    await runProcess(store, records, 'committed');
    writeFileSync(join(directory, 'cursor.json'), 'torn');
    const accounts = await runProcess(store, records);
    expect(store.messageIds()).toEqual(['a', 'b']);
    expect(accounts).toEqual({ stored: 2, duplicate: 0, deadLettered: 0, conflicting: 0 });
  });
});
