import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { startEngineWithClients, type EngineWithClients } from '../../test/start-engine-with-clients.ts';

const count = async (started: EngineWithClients, table: string) =>
  Number((await started.rows<{ n: string }>(`SELECT count() AS n FROM ${table}`))[0]?.n);

describe('inserts into the embedded engine', () => {
  let started: EngineWithClients;
  beforeAll(async () => {
    started = await startEngineWithClients();
  }, 30_000);
  afterAll(() => started.stop());
  beforeEach(async () => {
    await started.owner.command({ query: 'DROP TABLE IF EXISTS t SYNC' });
    await started.owner.command({
      query: `CREATE TABLE t (id UInt64, day Date DEFAULT '2026-01-01', text String DEFAULT 'none', tags Map(String, String))
              ENGINE = MergeTree PARTITION BY toYYYYMM(day) ORDER BY id`,
    });
  });

  const post = (
    query: string,
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
    settings = '',
  ) => {
    const { url, username, password } = started.engine;
    const login = { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password };
    const address = `${url}/?query=${encodeURIComponent(query)}${settings}`;
    return fetch(address, { method: 'POST', body, headers: { ...login, ...headers } });
  };
  const summaryOf = (response: Response) =>
    JSON.parse(response.headers.get('x-clickhouse-summary') ?? '{}') as Record<string, string>;

  it('takes rows from the client and tells how many', async () => {
    const values = [
      { id: 1, tags: { a: 'b' } },
      { id: '18446744073709551615', text: 'é "\n' },
    ];
    const { summary } = await started.owner.insert({ table: 't', values, format: 'JSONEachRow' });
    expect(summary).toMatchObject({ written_rows: '2' });
    expect(await started.rows('SELECT * FROM t ORDER BY id')).toEqual([
      { id: '1', day: '2026-01-01', text: 'none', tags: { a: 'b' } },
      { id: '18446744073709551615', day: '2026-01-01', text: 'é "\n', tags: {} },
    ]);
  });

  it('takes a stream of rows', async () => {
    const values = Readable.from(
      (function* () {
        for (let id = 0; id < 5000; id += 1) yield { id };
      })(),
    );
    const { summary } = await started.owner.insert({ table: 't', values, format: 'JSONEachRow' });
    expect(summary?.written_rows).toBe('5000');
    expect(await count(started, 't')).toBe(5000);
  });

  it.each([
    ['JSONEachRow', '{"id":1}\n{"id":2}\n'],
    ['JSONCompactEachRow', '[1,"2026-01-01","x",{}]\n[2,"2026-01-01","y",{}]\n'],
    ['CSV', '1,2026-01-01,"a, ""b""",{}\n2,2026-01-01,"two\nlines",{}\n'],
    ['CSVWithNames', 'id,text\n1,x\n2,y\n'],
    ['TabSeparated', '1\t2026-01-01\ta\\tb\t{}\n2\t2026-01-01\tc\t{}\n'],
    ['Values', "(1, '2026-01-01', 'it''s', {}), (2, '2026-01-01', 'b', {})"],
    ['JSON', '{"meta":[{"name":"id","type":"UInt64"}],"data":[{"id":1},{"id":2}]}'],
    ['JSONColumns', '{"id":[1,2]}'],
  ])('takes %s', async (format, body) => {
    const response = await post(`INSERT INTO t FORMAT ${format}`, body);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(summaryOf(response)).toMatchObject({ written_rows: '2' });
    expect(await count(started, 't')).toBe(2);
  });

  it.each(['Parquet', 'Native', 'ArrowStream', 'RowBinaryWithNamesAndTypes'])(
    'takes back the bytes it wrote as %s',
    async (format) => {
      const { url, username, password } = started.engine;
      const headers = { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': password };
      const query = encodeURIComponent('SELECT number AS id FROM numbers(1000)');
      const written = await fetch(`${url}/?default_format=${format}&query=${query}`, { headers });
      const response = await post(
        `INSERT INTO t (id) FORMAT ${format}`,
        Buffer.from(await written.arrayBuffer()),
      );
      expect(await response.text()).toBe('');
      expect(summaryOf(response)).toMatchObject({ written_rows: '1000' });
      expect(await started.rows('SELECT sum(id) AS sum, any(text) AS text FROM t')).toEqual([
        { sum: '499500', text: 'none' },
      ]);
    },
  );

  it('takes RowBinary bytes that are no text', async () => {
    const response = await post(
      'INSERT INTO t (id) FORMAT RowBinary',
      Buffer.from([0xff, 0xfe, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0x80]),
    );
    expect(response.status).toBe(200);
    expect(await started.rows('SELECT id FROM t ORDER BY id')).toEqual([
      { id: '65279' },
      { id: '9223372036854775818' },
    ]);
  });

  it('takes data behind the statement in one body', async () => {
    const { summary } = await started.owner.command({
      query: "INSERT INTO t (id, text) VALUES (1, 'a;b'), (2, 'FORMAT CSV')",
    });
    expect(summary).toMatchObject({ written_rows: '2' });
    expect(await started.rows('SELECT text FROM t ORDER BY id')).toEqual([
      { text: 'a;b' },
      { text: 'FORMAT CSV' },
    ]);
  });

  it('inflates a compressed body', async () => {
    const response = await post('INSERT INTO t FORMAT JSONEachRow', gzipSync('{"id":1}\n{"id":2}\n'), {
      'Content-Encoding': 'gzip',
    });
    expect(summaryOf(response)).toMatchObject({ written_rows: '2' });
    const client = started.connect({ compression: { request: true } });
    await client.insert({ table: 't', values: [{ id: 3 }], format: 'JSONEachRow' });
    expect(await count(started, 't')).toBe(3);
  });

  it('stores nothing of a damaged compressed body', async () => {
    const damaged = gzipSync('{"id":1}\n'.repeat(1000)).subarray(0, 30);
    const response = await post('INSERT INTO t FORMAT JSONEachRow', damaged, { 'Content-Encoding': 'gzip' });
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('271');
    expect(await count(started, 't')).toBe(0);
  });

  it('stores nothing when one row is bad', async () => {
    const rows = Array.from({ length: 1000 }, (_, id) => `{"id":${id === 700 ? '"bad"' : id}}`).join('\n');
    const response = await post('INSERT INTO t FORMAT JSONEachRow', rows);
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([400, '27']);
    expect(await response.text()).toMatch(/at row 701/);
    expect(await count(started, 't')).toBe(0);
  });

  it('makes one part per partition of one insert', async () => {
    const rows = Array.from({ length: 30_000 }, (_, id) =>
      JSON.stringify({ id, day: id % 2 === 0 ? '2026-01-05' : '2026-02-05', text: 'x'.repeat(50) }),
    );
    await post('INSERT INTO t FORMAT JSONEachRow', rows.join('\n'));
    const parts =
      "SELECT partition, rows FROM system.parts WHERE table = 't' AND active AND database = 'default' ORDER BY partition";
    expect(await started.rows(parts)).toEqual([
      { partition: '202601', rows: '15000' },
      { partition: '202602', rows: '15000' },
    ]);
  });

  it.each([
    ['the default settings', ''],
    [
      'the settings of a loader',
      '&min_insert_block_size_rows=0&min_insert_block_size_bytes=0&max_insert_block_size=2000000',
    ],
  ])('makes one part of a large batch under %s', async (_, settings) => {
    const rows = Array.from({ length: 200_000 }, (_, id) => `{"id":${id},"text":"${'x'.repeat(60)}"}`);
    const response = await post('INSERT INTO t FORMAT JSONEachRow', rows.join('\n'), {}, settings);
    expect(summaryOf(response)).toMatchObject({ written_rows: '200000' });
    expect(await started.rows("SELECT rows FROM system.parts WHERE table = 't' AND active")).toEqual([
      { rows: '200000' },
    ]);
  });

  it('binds parameters in VALUES', async () => {
    await started.owner.command({
      query: 'INSERT INTO t (id, text) VALUES ({id:UInt64}, {text:String})',
      query_params: { id: 7, text: "it's; \n" },
    });
    expect(await started.rows('SELECT id, text FROM t')).toEqual([{ id: '7', text: "it's; \n" }]);
  });

  it('counts the rows of materialized views like ClickHouse', async () => {
    await started.owner.command({ query: 'CREATE TABLE copy (id UInt64) ENGINE = MergeTree ORDER BY id' });
    await started.owner.command({ query: 'CREATE MATERIALIZED VIEW view TO copy AS SELECT id FROM t' });
    const { summary } = await started.owner.insert({
      table: 't',
      values: [{ id: 1 }, { id: 2 }],
      format: 'JSONEachRow',
    });
    expect(summary).toMatchObject({ written_rows: '4' });
    await started.owner.command({ query: 'DROP VIEW view SYNC' });
  });

  it('obeys the settings of one insert', async () => {
    const insert = (skip: 0 | 1) =>
      started.owner.insert({
        table: 't',
        values: [{ id: 1, other: 1 }],
        format: 'JSONEachRow',
        clickhouse_settings: { input_format_skip_unknown_fields: skip },
      });
    await insert(1);
    await expect(insert(0)).rejects.toMatchObject({ code: '117' });
    expect(await count(started, 't')).toBe(1);
  });

  it.each(['JSONEachRow', 'RowBinary', 'JSONColumns'])('takes %s without a row', async (format) => {
    const response = await post(`INSERT INTO t FORMAT ${format}`, '');
    expect([response.status, summaryOf(response).written_rows]).toEqual([200, '0']);
  });

  it('answers an unknown table with code 60', async () => {
    await expect(
      started.owner.insert({ table: 'nowhere', values: [{ id: 1 }], format: 'JSONEachRow' }),
    ).rejects.toMatchObject({ code: '60' });
  });

  it('reads no file of this machine for an insert', async () => {
    const response = await post("INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV", '');
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('48');
  });
});
