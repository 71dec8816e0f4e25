import { renderSchema } from './render-schema.ts';
import { parseSchemaFile } from './schema-file.ts';

const table = parseSchemaFile(
  '0001-sums.sql',
  '-- Shard: rand()\nCREATE TABLE IF NOT EXISTS sums\n(\n    a UInt8\n)\nENGINE = SummingMergeTree((a))\nORDER BY tuple()',
);
const view = parseSchemaFile(
  '0002-sums-feed.sql',
  'CREATE MATERIALIZED VIEW IF NOT EXISTS sums_feed TO sums AS\nSELECT a\nFROM events AS raw\nWHERE raw.a > 0',
);

describe('renderSchema', () => {
  it('makes parts durable where there is no replica', () => {
    expect(renderSchema(table)).toEqual([
      expect.stringMatching(/ORDER BY tuple\(\)\nSETTINGS fsync_after_insert = 1/),
    ]);
  });

  it('replicates a table and lays a distributed one over it', () => {
    const [local, distributed] = renderSchema(table, 'blue');
    expect(local).toContain('CREATE TABLE IF NOT EXISTS sums_local ON CLUSTER `blue`');
    expect(local).toContain(
      "ENGINE = ReplicatedSummingMergeTree('/clickhouse/tables/{shard}/{database}/sums_local', '{replica}', (a))",
    );
    expect(distributed).toContain('CREATE TABLE IF NOT EXISTS sums ON CLUSTER `blue` AS sums_local');
    expect(distributed).toContain("Distributed('blue', currentDatabase(), sums_local, rand())");
  });

  it('keeps a view on the shard where its block lands', () => {
    const [sql] = renderSchema(view, 'blue');
    expect(sql).toMatch(/sums_feed ON CLUSTER `blue` TO sums_local AS\n/);
    expect(sql).toContain('FROM events_local AS raw\n');
  });

  it('lets a view go on calling its source by its name', () => {
    const bare = parseSchemaFile(
      '0002-sums-feed.sql',
      'CREATE MATERIALIZED VIEW IF NOT EXISTS sums_feed TO sums AS\nSELECT events.a\nFROM events',
    );
    expect(renderSchema(bare, 'blue')[0]).toMatch(/SELECT events\.a\nFROM events_local AS events$/);
  });

  it('keeps a relay on its shard: it holds nothing to replicate or to make durable', () => {
    const sql = 'CREATE TABLE IF NOT EXISTS passing\n(\n    a UInt8\n)\nENGINE = Null';
    const relay = parseSchemaFile('0004-passing.sql', sql);
    expect(renderSchema(relay)).toEqual([sql]);
    expect(renderSchema(relay, 'blue')).toEqual([
      sql.replace('EXISTS passing', 'EXISTS passing_local ON CLUSTER `blue`'),
    ]);
  });

  it('gives a view another query on every shard', () => {
    const sql = 'ALTER TABLE sums_feed MODIFY QUERY\nSELECT events.a\nFROM events';
    const query = parseSchemaFile('0005-sums-feed.sql', sql);
    expect(renderSchema(query)).toEqual([sql]);
    expect(renderSchema(query, 'blue')).toEqual([
      'ALTER TABLE sums_feed ON CLUSTER `blue` MODIFY QUERY\nSELECT events.a\nFROM events_local AS events',
    ]);
  });

  it('adds a column to both tables, an index and a codec to one', () => {
    const column = parseSchemaFile('0003-b.sql', 'ALTER TABLE sums ADD COLUMN IF NOT EXISTS b UInt8');
    const index = parseSchemaFile('0004-i.sql', 'ALTER TABLE sums ADD INDEX IF NOT EXISTS i a TYPE minmax');
    expect(renderSchema(column, 'blue').map((sql) => sql.slice(0, 40))).toEqual([
      'ALTER TABLE sums_local ON CLUSTER `blue`',
      'ALTER TABLE sums ON CLUSTER `blue` ADD C',
    ]);
    const codec = parseSchemaFile('0005-c.sql', 'ALTER TABLE sums MODIFY COLUMN IF EXISTS b CODEC(LZ4)');
    expect(renderSchema(index, 'blue')).toHaveLength(1);
    expect(renderSchema(codec, 'blue')).toHaveLength(1);
  });

  it('refuses a sharded table that does not say how', () => {
    const silent = { ...table, header: new Map<string, string>() };
    expect(() => renderSchema(silent, 'blue')).toThrow(
      '0001-sums.sql needs a header line "-- Shard: expression"',
    );
  });

  it.each(['a`b', "a'b", '', 'a b'])('refuses %j as a cluster name', (cluster) => {
    expect(() => renderSchema(table, cluster)).toThrow('cannot be a cluster');
  });
});
