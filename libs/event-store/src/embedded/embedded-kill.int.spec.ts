import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startEngineWithClients, type EngineWithClients } from '../../test/start-engine-with-clients.ts';

/** Long enough that it still runs when the KILL arrives, and short enough that a KILL that fails is noticed. */
const SLOW = 'SELECT sleepEachRow(0.2) FROM numbers(50) SETTINGS max_block_size = 1';

describe('KILL QUERY on the embedded engine', () => {
  let started: EngineWithClients;
  beforeAll(async () => {
    started = await startEngineWithClients();
    await started.owner.command({
      query:
        'CREATE TABLE t (id UInt64, wait UInt8 MATERIALIZED sleepEachRow(0.001)) ENGINE = MergeTree ORDER BY id',
    });
  }, 30_000);
  afterAll(() => started.stop());
  beforeEach(() => started.owner.command({ query: 'TRUNCATE TABLE t' }));

  const kill = (queryId: string) =>
    started.owner.command({
      query: 'KILL QUERY WHERE query_id = {id:String} SYNC',
      query_params: { id: queryId },
    });
  const count = async () => Number((await started.rows<{ n: string }>('SELECT count() AS n FROM t'))[0]?.n);
  const outcomeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'stored',
      (error: { code?: string }) => error.code,
    );
  /** `sleepEachRow` in a column makes the insert as slow as its rows are many. */
  const insert = (queryId: string, rows: number) =>
    outcomeOf(
      started.owner.insert({
        table: 't',
        values: Array.from({ length: rows }, (_, id) => ({ id })),
        format: 'JSONEachRow',
        query_id: queryId,
        clickhouse_settings: { function_sleep_max_microseconds_per_block: '60000000' },
      }),
    );

  it('stops a running query', async () => {
    const query = outcomeOf(started.owner.query({ query: SLOW, query_id: 'slow', format: 'JSONEachRow' }));
    await delay(300);
    const begunAt = performance.now();
    await kill('slow');
    expect(performance.now() - begunAt).toBeLessThan(3000);
    expect(await query).toBe('394');
  });

  it('answers for a query that does not exist', async () => {
    await expect(kill('nobody')).resolves.toBeDefined();
  });

  it('drops an insert that waits its turn', async () => {
    const first = insert('first', 1500);
    await delay(200);
    const second = insert('second', 10);
    await delay(100);
    await kill('second');
    expect(await second).toBe('394');
    await first;
    expect(await count()).toBe(1500);
  });

  it('answers for a running insert only when it has ended', async () => {
    const running = insert('running', 1500);
    await delay(300);
    await kill('running');
    const atAnswer = await count();
    await delay(1500);
    const outcome = await running;
    expect(await count()).toBe(atAnswer);
    expect(atAnswer).toBe(outcome === 'stored' ? 1500 : 0);
  });

  it('drops an insert whose body is still on its way', async () => {
    const { url, username, password } = started.engine;
    const { port } = new URL(url);
    const login = `X-ClickHouse-User: ${username}\r\nX-ClickHouse-Key: ${password}`;
    const body = '{"id":1}\n';
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    const path = `/?query_id=half&query=${encodeURIComponent('INSERT INTO t FORMAT JSONEachRow')}`;
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\n${login}\r\nContent-Length: ${body.length}\r\n\r\n{"id"`,
    );
    await delay(200);
    await kill('half');
    socket.write(':1}\n');
    await delay(300);
    socket.destroy();
    expect(await count()).toBe(0);
  });

  it('drops an insert that waits when its client goes away', async () => {
    const first = insert('busy', 1000);
    await delay(200);
    const abort = new AbortController();
    const left = started.owner.insert({
      table: 't',
      values: [{ id: 1 }],
      format: 'JSONEachRow',
      abort_signal: abort.signal,
    });
    await delay(100);
    abort.abort();
    await expect(left).rejects.toThrow();
    await first;
    await delay(200);
    expect(await count()).toBe(1000);
  });

  it('refuses a query id that is in use', async () => {
    const query = outcomeOf(started.owner.query({ query: SLOW, query_id: 'twice', format: 'JSONEachRow' }));
    await delay(200);
    await expect(started.owner.query({ query: 'SELECT 1', query_id: 'twice' })).rejects.toMatchObject({
      code: '216',
    });
    await kill('twice');
    await query;
  });

  it('gets through while every lane is full', async () => {
    const queries = Array.from({ length: 8 }, (_, index) =>
      outcomeOf(started.owner.query({ query: SLOW, query_id: `full-${index}` })),
    );
    await delay(400);
    const other = started.connect({});
    const begunAt = performance.now();
    await Promise.all(
      queries.map((_, index) =>
        other.command({
          query: 'KILL QUERY WHERE query_id = {id:String} SYNC',
          query_params: { id: `full-${index}` },
        }),
      ),
    );
    expect(performance.now() - begunAt).toBeLessThan(5000);
    expect(await Promise.all(queries)).toEqual(Array.from({ length: 8 }, () => '394'));
  });
});
