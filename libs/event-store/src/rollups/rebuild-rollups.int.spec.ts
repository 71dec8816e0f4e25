import fc from 'fast-check';
import { batchOf, eventRow, type EventRow } from '../../test/event-row.ts';
import { useTestStore } from '../../test/use-test-store.ts';
import { Connection } from '../client/connection.ts';
import type { Statement } from '../client/connection.ts';
import { readSchemaFiles } from '../migrations/schema-file.ts';
import { findStaleHours } from './find-stale-hours.ts';
import { rebuildRollups } from './rebuild-rollups.ts';
import { dropLeftovers } from './replace-hours.ts';
import { rollupsOf } from './rollup.ts';

const always = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const rollups = rollupsOf(readSchemaFiles()).filter(({ mode }) => mode === 'replace hours');

const pick = (...values: string[]) => fc.constantFrom(...values);
/** Twelve hours around a month border, so that hours and partitions both collide; late events among them. */
const moment = fc
  .integer({ min: -6 * 3_600_000, max: 6 * 3_600_000 })
  .map((ms) => new Date(Date.UTC(2026, 1, 1) + ms).toISOString().replace('T', ' ').slice(0, 23));
const randomEvent: fc.Arbitrary<EventRow> = fc
  .record({
    workspace_id: pick('main', 'other'),
    kind: pick('order', 'feedback', 'touchpoint'),
    action: pick('', 'completed'),
    occurred_at: moment,
    channel: pick('', 'web', 'store'),
    stage: pick('', 'buy'),
    currency: pick('', 'EUR'),
    amount: fc.option(
      fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => (cents / 10_000).toFixed(4)),
    ),
    score_type: pick('nps', 'csat'),
    score: fc.option(fc.integer({ min: 0, max: 10 })),
    weight: fc.option(fc.integer({ min: 1, max: 64 }).map((eighths) => eighths / 8)),
    message_id: pick('a', 'b', 'c', 'd'),
  })
  .map((row) => eventRow(row));

/** The process dies before its n-th write: nothing after it happens, not even the cleaning up. */
class DyingConnection extends Connection {
  constructor(
    options: ConstructorParameters<typeof Connection>[0],
    private writesLeft: number,
  ) {
    super(options);
  }

  override async command(statement: Statement): Promise<void> {
    if (this.writesLeft === 0) throw new Error('killed');
    this.writesLeft -= 1;
    await super.command(statement);
  }
}

describe('rollups', () => {
  const test = useTestStore();
  beforeEach(async () => {
    for (const { name, object } of readSchemaFiles()) {
      if (object === 'table' && name !== 'schema_migrations') await test.execute(`TRUNCATE TABLE ${name}`);
    }
  });

  const staleHours = async () =>
    (await Promise.all(rollups.map((rollup) => findStaleHours(test.connection, rollup, always)))).flat();
  const answersIn = async (table: string) =>
    (await test.rows<{ rows: string }>(`SELECT count() AS rows FROM ${table}`))[0]?.rows;
  const scoresSql = `SELECT workspace_id, toStartOfHour(occurred_at) AS hour, score_type, score, channel, stage, count() AS answers,
    sum(ifNull(weight, 1)) AS weight FROM events WHERE kind = 'feedback' AND isNotNull(score) GROUP BY ALL ORDER BY ALL`;
  const rolledScoresSql = `SELECT workspace_id, hour, score_type, score, channel, stage, sum(answers) AS answers,
    sum(weight) AS weight FROM score_hourly GROUP BY ALL ORDER BY ALL`;
  const moneySql = `SELECT workspace_id, toStartOfHour(occurred_at) AS hour, kind, action, channel, stage, currency, count() AS events,
    toString(sum(ifNull(amount, 0))) AS total FROM events GROUP BY ALL ORDER BY ALL`;
  const rolledMoneySql = `SELECT workspace_id, hour, kind, action, channel, stage, currency, sum(events) AS events,
    toString(sum(amount)) AS total FROM event_hourly GROUP BY ALL ORDER BY ALL`;
  const assertEqualToRaw = async () => {
    expect(await test.rows(rolledMoneySql)).toEqual(await test.rows(moneySql));
    expect(await test.rows(rolledScoresSql)).toEqual(await test.rows(scoresSql));
    expect(await staleHours()).toEqual([]);
  };

  it('equal raw on random events, repeated and late ones too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomEvent, { minLength: 1, maxLength: 40 }), async (rows) => {
        await test.insert(rows);
        await assertEqualToRaw();
      }),
      { numRuns: 15 },
    );
  });

  it('equal raw after a rebuild of everything', async () => {
    const [rows] = fc.sample(fc.array(randomEvent, { minLength: 200, maxLength: 200 }), 1);
    await test.insert(rows ?? []);
    await test.execute('TRUNCATE TABLE score_hourly');
    const rebuilt = await test.store.rebuildRollups();
    expect(rebuilt.hours).toBeGreaterThan(0);
    await assertEqualToRaw();
  });

  it('lose what raw does not have', async () => {
    await test.insert([eventRow({ occurred_at: '2026-01-15 12:00:00.000' })]);
    await test.execute('ALTER TABLE events DELETE WHERE 1 SETTINGS mutations_sync = 2');
    await test.store.rebuildRollups({
      from: new Date('2026-01-15T12:00:00Z'),
      to: new Date('2026-01-15T13:00:00Z'),
    });
    expect(await answersIn('event_hourly')).toBe('0');
  });

  it('keep the hours outside the range that is rebuilt', async () => {
    await test.insert([12, 13, 14].map((hour) => eventRow({ occurred_at: `2026-01-15 ${hour}:30:00.000` })));
    await test.store.rebuildRollups({
      from: new Date('2026-01-15T13:10:00Z'),
      to: new Date('2026-01-15T13:20:00Z'),
    });
    await assertEqualToRaw();
    expect(await answersIn('event_hourly')).toBe('3');
  });

  it.each([
    ['doubled', 'INSERT INTO event_hourly SELECT * FROM event_hourly'],
    ['lost', 'TRUNCATE TABLE event_hourly'],
    [
      'moved to another channel',
      "INSERT INTO event_hourly SELECT * REPLACE ('phone' AS channel) FROM event_hourly",
    ],
  ])('notice and mend hours that were %s', async (_what, damage) => {
    await test.insert([eventRow(), eventRow({ occurred_at: '2026-01-15 13:00:00.000' })]);
    await test.execute(damage);
    expect(await staleHours()).toEqual([new Date('2026-01-15T12:00:00Z'), new Date('2026-01-15T13:00:00Z')]);
    await test.store.rebuildRollups();
    await assertEqualToRaw();
  });

  it('are right after a rebuild that was killed at any write', async () => {
    await test.insert([eventRow(), eventRow({ kind: 'feedback', score: 3 })]);
    for (let writes = 0, finished = false; !finished; writes += 1) {
      const dying = new DyingConnection({ ...test.connectionOptions, maxSockets: 1 }, writes);
      finished = await rebuildRollups(dying, { range: undefined, cluster: undefined }).then(
        () => true,
        () => false,
      );
      await dying.close();
      await assertEqualToRaw();
    }
    await dropLeftovers(test.connection, { olderThanSeconds: -1, cluster: undefined });
    expect(
      await test.rows(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE '%rebuild%'",
      ),
    ).toEqual([]);
  });

  it('settle beside a writer that goes on', async () => {
    let writing = true;
    const writer = (async () => {
      while (writing)
        await test.store.writer.insert(batchOf([eventRow(), eventRow({ kind: 'order', amount: '1.5' })]));
    })();
    await test.store
      .rebuildRollups({ from: new Date('2026-01-15T00:00:00Z'), to: new Date('2026-01-16T00:00:00Z') })
      .catch(() => undefined);
    writing = false;
    await writer;
    await test.store.rebuildRollups();
    await assertEqualToRaw();
  });
});
