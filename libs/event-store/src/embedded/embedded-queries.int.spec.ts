import { TupleParam } from '@clickhouse/client';
import { startEngineWithClients, type EngineWithClients } from '../../test/start-engine-with-clients.ts';

describe('queries to the embedded engine', () => {
  let started: EngineWithClients;
  beforeAll(async () => {
    started = await startEngineWithClients();
  }, 30_000);
  afterAll(() => started.stop());

  const one = async (sql: string, params?: Record<string, unknown>) =>
    (await started.rows<{ value: unknown }>(sql, { params }))[0]?.value;
  const ask = (path: string, init?: RequestInit) => {
    const { url, username, password } = started.engine;
    const headers = { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password };
    return fetch(`${url}${path}`, {
      ...init,
      headers: { ...headers, ...(init?.headers as Record<string, string>) },
    });
  };

  it.each([
    ['UInt8', 255, 255],
    ['UInt64', '18446744073709551615', '18446744073709551615'],
    ['Int64', -9007199254740993n, '-9007199254740993'],
    ['Float64', 0.1, 0.1],
    ['Decimal(18, 4)', '12.3400', 12.34],
    ['Bool', true, true],
    ['String', `it's "q" \\ \n\t\r é 🙂 \u0001`, `it's "q" \\ \n\t\r é 🙂 \u0001`],
    ['String', '', ''],
    ['Nullable(String)', null, null],
    ['UUID', '124e3c2d-f7af-4c9e-a203-da62eb8702eb', '124e3c2d-f7af-4c9e-a203-da62eb8702eb'],
    ['Date', '2026-02-28', '2026-02-28'],
    ["DateTime64(3, 'UTC')", new Date(1_700_000_000_123), '2023-11-14 22:13:20.123'],
    ['Array(String)', ["a'b", 'c\\d', 'e\nf', ''], ["a'b", 'c\\d', 'e\nf', '']],
    ['Array(Nullable(Int32))', [1, null, -3], [1, null, -3]],
    ['Array(Array(UInt8))', [[1], [2, 3], []], [[1], [2, 3], []]],
    ['Map(String, UInt8)', { a: 1, "b'c": 2 }, { a: 1, "b'c": 2 }],
    ['Tuple(String, UInt8)', new TupleParam(['x', 1]), ['x', 1]],
  ])('binds a parameter of type %s', async (type, given, expected) => {
    expect(await one(`SELECT {value:${type}} AS value`, { value: given })).toEqual(expected);
  });

  it('takes no parameter for SQL', async () => {
    expect(await one('SELECT {value:String} AS value', { value: "'; DROP TABLE system.one; --" })).toBe(
      "'; DROP TABLE system.one; --",
    );
    await expect(one('SELECT {value:UInt8} AS value', { value: '1 OR 1' })).rejects.toMatchObject({
      code: '457',
    });
  });

  it('forgets the parameters of the query before', async () => {
    await one('SELECT {value:UInt8} AS value', { value: 1 });
    await expect(one('SELECT {value:UInt8} AS value')).rejects.toMatchObject({ code: '456' });
  });

  it('reads parameters that are too long for a URL', async () => {
    const client = started.connect({ use_multipart_params_auto: true });
    const ids = Array.from({ length: 3000 }, (_, index) => `id-${index}`);
    const [row] = await started.rows('SELECT length({ids:Array(String)}) AS value', {
      client,
      params: { ids },
    });
    expect(row).toEqual({ value: '3000' });
  });

  it('quotes UInt64, so that no digit is lost', async () => {
    expect(await one('SELECT 9007199254740993::UInt64 AS value')).toBe('9007199254740993');
  });

  it('answers concurrent queries each with its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, value) => one('SELECT {value:UInt8} + sleep(0.01) AS value', { value })),
    );
    expect(answers).toEqual(Array.from({ length: 24 }, (_, value) => value));
  });

  it('keeps settings within their request', async () => {
    const limited = {
      query: 'SELECT number FROM numbers(10)',
      clickhouse_settings: { max_result_rows: '5', result_overflow_mode: 'throw' as const },
    };
    await expect(started.owner.query(limited).then((answer) => answer.json())).rejects.toMatchObject({
      code: '396',
    });
    expect(await started.rows('SELECT number FROM numbers(10)')).toHaveLength(10);
  });

  it.each([
    'JSON',
    'JSONCompact',
    'CSVWithNames',
    'TabSeparatedWithNames',
    'Parquet',
    'RowBinary',
    'ArrowStream',
  ] as const)('writes %s', async (format) => {
    const response = await ask(
      `/?default_format=${format}&query=${encodeURIComponent('SELECT 7::UInt8 AS seven')}`,
    );
    expect([response.status, response.headers.get('x-clickhouse-format')]).toEqual([200, format]);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (format === 'RowBinary') expect([...bytes]).toEqual([7]);
    else expect(bytes.toString('latin1')).toMatch(/seven/);
  });

  it('compresses an answer when asked', async () => {
    const query = encodeURIComponent('SELECT number FROM numbers(10000)');
    const plain = await ask(`/?query=${query}`);
    const zipped = await ask(`/?enable_http_compression=1&query=${query}`, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect([plain.headers.get('content-encoding'), zipped.headers.get('content-encoding')]).toEqual([
      null,
      'gzip',
    ]);
    expect(await zipped.text()).toBe(await plain.text());
    const client = started.connect({ compression: { response: true } });
    expect(await started.rows('SELECT number FROM numbers(5000)', { client })).toHaveLength(5000);
  });

  it('returns the query id and a summary', async () => {
    const answer = await started.owner.query({
      query: 'SELECT number FROM numbers(3)',
      query_id: 'my-id',
      format: 'JSONEachRow',
    });
    await answer.text();
    expect(answer.query_id).toBe('my-id');
    const response = await ask('/?query_id=other-id&query=SELECT%201');
    expect(response.headers.get('x-clickhouse-query-id')).toBe('other-id');
    expect(JSON.parse(response.headers.get('x-clickhouse-summary')!)).toMatchObject({
      result_rows: '1',
      written_rows: '0',
    });
  });

  it.each([
    ['SELECT * FROM nowhere', 404, '60'],
    ['SELECT nothing', 404, '47'],
    ['SELECT nosuch(1)', 404, '46'],
    ['SELECT 1 FROM', 400, '62'],
    ['SELECT 1; SELECT 2', 400, '62'],
    ["SELECT toUInt8('x')", 400, '6'],
    ['SELECT throwIf(1)', 500, '395'],
    ["SELECT 1 INTO OUTFILE '/tmp/never'", 501, '48'],
  ])('answers %s with status %i and code %s', async (sql, status, code) => {
    const response = await ask('/', { method: 'POST', body: sql });
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([status, code]);
    expect(await response.text()).toMatch(
      new RegExp(`^Code: ${code}\\. DB::Exception: .+\\([A-Z_]+\\) \\(version [\\d.]+\\)\\n$`, 's'),
    );
  });

  it('lets the client tell faults apart by code', async () => {
    await expect(started.rows('SELECT * FROM nowhere')).rejects.toMatchObject({
      code: '60',
      type: 'UNKNOWN_TABLE',
    });
  });

  it('answers 404 for an unknown database and setting', async () => {
    const database = await ask('/?database=nowhere&query=SELECT%201');
    const setting = await ask('/?nosuchsetting=1&query=SELECT%201');
    expect([database.status, database.headers.get('x-clickhouse-exception-code')]).toEqual([404, '81']);
    expect([setting.status, setting.headers.get('x-clickhouse-exception-code')]).toEqual([404, '115']);
  });

  it('refuses a wrong password and a missing one', async () => {
    const wrong = started.connect({ password: 'wrong' });
    await expect(started.rows('SELECT 1', { client: wrong })).rejects.toMatchObject({ code: '516' });
    const response = await fetch(`${started.engine.url}/?query=SELECT%201`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Basic'),
    ]);
  });

  it('changes nothing on GET', async () => {
    const response = await ask(`/?query=${encodeURIComponent('CREATE DATABASE by_get')}`);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it('answers ping while a query runs', async () => {
    const slow = one('SELECT sleep(0.8) AS value');
    const startedAt = performance.now();
    expect(await (await fetch(`${started.engine.url}/ping`)).text()).toBe('Ok.\n');
    expect(await started.owner.ping({ select: true })).toEqual({ success: true });
    expect(performance.now() - startedAt).toBeLessThan(700);
    await slow;
  });
});
