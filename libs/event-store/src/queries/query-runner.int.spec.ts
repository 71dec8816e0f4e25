import { z } from 'zod';
import { eventRow } from '../../test/event-row.ts';
import { useTestStore } from '../../test/use-test-store.ts';
import type { EventStoreObserver } from '../event-store.ts';
import { QueryRunner } from './query-runner.ts';
import { count } from './column-schemas.ts';
import { defineQuery } from './named-query.ts';

const numbers = defineQuery({
  name: 'test.numbers',
  sql: 'SELECT number FROM numbers({rows:UInt64})',
  params: z.object({ rows: z.number().int() }),
  row: z.object({ number: count }),
});
const nothing = z.object({});

describe('the query runner', () => {
  const test = useTestStore();
  let runs: Parameters<NonNullable<EventStoreObserver['onQuery']>>[0][];
  let runner: QueryRunner;
  const numbersOf = (rows: number) => Array.from({ length: rows }, (_row, number) => ({ number }));

  beforeEach(() => {
    runs = [];
    runner = new QueryRunner(test.connection, { readonly: '2' }, { onQuery: (run) => runs.push(run) });
  });

  it('binds parameters and parses rows', async () => {
    expect(await runner.run(numbers, { rows: 3 })).toEqual(numbersOf(3));
  });

  it('binds a thousand long values with every awkward character', async () => {
    const echo = defineQuery({
      name: 'test.echo',
      sql: 'SELECT {values:Array(String)} AS echoed',
      params: z.object({ values: z.array(z.string()) }),
      row: z.object({ echoed: z.array(z.string()) }),
    });
    const values = Array.from(
      { length: 1_000 },
      (_value, at) => `${at} 'a' "b" \\ \n\t {c:String} é😀 ${'x'.repeat(100)}`,
    );
    expect(await runner.run(echo, { values })).toEqual([{ echoed: values }]);
  });

  it('runs identical questions once and gives each its own list', async () => {
    const [one, other] = await Promise.all([
      runner.run(numbers, { rows: 3 }),
      runner.run(numbers, { rows: 3 }),
    ]);
    expect(runs).toEqual([{ name: 'test.numbers', rows: 3, durationMs: expect.any(Number), failed: false }]);
    one?.reverse();
    expect(other).toEqual(numbersOf(3));
  });

  it('does not share a run with a later epoch', async () => {
    await Promise.all([
      runner.run(numbers, { rows: 3 }, { epoch: 1 }),
      runner.run(numbers, { rows: 3 }, { epoch: 2 }),
    ]);
    expect(runs).toHaveLength(2);
  });

  it('sees what was inserted before it ran', async () => {
    const rows = defineQuery({
      name: 'test.rows',
      sql: 'SELECT count() AS rows FROM events',
      params: nothing,
      row: z.object({ rows: count }),
    });
    expect(await runner.run(rows, {})).toEqual([{ rows: 0 }]);
    await test.insert([eventRow()]);
    expect(await runner.run(rows, {})).toEqual([{ rows: 1 }]);
  });

  it('throws rather than cut an answer that is too long', async () => {
    await expect(runner.run(numbers, { rows: 11 }, { maxRows: 10 })).rejects.toMatchObject({
      name: 'EventStoreError',
      code: 396,
    });
    expect(runs).toMatchObject([{ failed: true }]);
  });

  it('stops a query at its time limit', async () => {
    const slow = defineQuery({
      name: 'test.slow',
      sql: 'SELECT sum(sipHash64(number)) AS total FROM numbers(100000000000)',
      params: nothing,
      row: z.object({ total: z.string() }),
      limits: { maxExecutionMs: 1_000 },
    });
    await expect(runner.run(slow, {})).rejects.toMatchObject({ outcome: 'unavailable', code: 159 });
  });

  it('stops a query at its memory limit', async () => {
    const large = defineQuery({
      name: 'test.large',
      sql: 'SELECT length(groupArray(number)) AS total FROM numbers(100000000)',
      params: nothing,
      row: z.object({ total: z.string() }),
      limits: { maxMemoryBytes: 33_554_432 },
    });
    await expect(runner.run(large, {})).rejects.toMatchObject({ outcome: 'unavailable', code: 241 });
  });

  it('lets one caller leave and serves the others', async () => {
    const leaving = new AbortController();
    const answers = Promise.allSettled([
      runner.run(numbers, { rows: 2 }, { signal: leaving.signal }),
      runner.run(numbers, { rows: 2 }),
    ]);
    leaving.abort(new Error('gone'));
    expect(await answers).toMatchObject([
      { status: 'rejected', reason: { message: 'gone' } },
      { status: 'fulfilled' },
    ]);
  });

  it.each([
    ['INSERT INTO schema_migrations (version) VALUES (9)'],
    ['DROP TABLE events'],
    ['SELECT 1 SETTINGS readonly = 0'],
  ])('cannot change anything: %s', async (sql) => {
    const query = defineQuery({ name: 'test.write', sql, params: nothing, row: z.unknown() });
    await expect(test.store.query(query, {})).rejects.toMatchObject({ name: 'EventStoreError' });
  });

  it('tells a row that breaks its schema', async () => {
    const wrong = defineQuery({
      name: 'test.wrong',
      sql: "SELECT 'a' AS number",
      params: nothing,
      row: z.object({ number: count }),
    });
    await expect(runner.run(wrong, {})).rejects.toThrow('Invalid');
  });
});
