import { parseSchemaFile, readSchemaFiles } from '../migrations/schema-file.ts';
import { rollupsOf } from './rollup.ts';

const view = (header: string, sql: string) =>
  parseSchemaFile(
    '0099-x-feed.sql',
    `${header}CREATE MATERIALIZED VIEW IF NOT EXISTS x_feed TO x AS\n${sql}`,
  );
const table = parseSchemaFile(
  '0098-x.sql',
  'CREATE TABLE IF NOT EXISTS x\n(\n    a UInt8\n)\nENGINE = MergeTree\nORDER BY a',
);

describe('rollupsOf', () => {
  it('finds the rollups with their keys and sums', () => {
    const rollups = rollupsOf(readSchemaFiles());
    const hourly = rollups.find((rollup) => rollup.table.name === 'event_hourly');
    expect(hourly).toMatchObject({ mode: 'replace hours', sums: ['events', 'amount'] });
    expect(hourly?.keys).toEqual([
      'workspace_id',
      'kind',
      'action',
      'hour',
      'channel',
      'source',
      'area',
      'stage',
      'currency',
    ]);
  });

  it('narrows the select of the view to a range', () => {
    const [rollup] = rollupsOf([
      table,
      view('-- Rebuild: insert again\n', 'SELECT a\nFROM events AS raw\nWHERE raw.a > 0'),
    ]);
    expect(rollup?.selectInRange).toMatch(
      /FROM events AS raw\nPREWHERE occurred_at >= \{from:[^\n]*\nWHERE raw.a > 0$/,
    );
  });

  it('rebuilds with the query that a view was given last', () => {
    const [rollup] = rollupsOf([
      table,
      view('-- Rebuild: insert again\n', 'SELECT a\nFROM events'),
      parseSchemaFile('0100-x.sql', 'ALTER TABLE x_feed MODIFY QUERY\nSELECT a + 1 AS a\nFROM events'),
    ]);
    expect(rollup?.selectInRange).toMatch(/^SELECT a \+ 1 AS a\nFROM events\nPREWHERE/);
  });

  it('rebuilds what lies behind a relay from the events themselves', () => {
    const relay = parseSchemaFile(
      '0097-passing.sql',
      'CREATE TABLE IF NOT EXISTS passing\n(\n    a UInt8\n)\nENGINE = Null',
    );
    const feed = parseSchemaFile(
      '0098-passing-feed.sql',
      'CREATE MATERIALIZED VIEW IF NOT EXISTS passing_feed TO passing AS\nSELECT a\nFROM events',
    );
    const behind = view('-- Rebuild: insert again\n', 'SELECT a\nFROM passing AS told\nWHERE a > 0');
    const rollups = rollupsOf([table, relay, feed, behind]);
    expect(rollups).toHaveLength(1);
    expect(rollups[0]?.selectInRange).toMatch(/FROM events AS told\nPREWHERE [^\n]*\nWHERE a > 0$/);
  });

  it.each([
    ['', 'SELECT a\nFROM events', 'needs a header line'],
    ['-- Rebuild: never\n', 'SELECT a\nFROM events', 'needs a header line'],
    ['-- Rebuild: insert again\n', 'SELECT a\nFROM other', 'needs a line FROM events'],
  ])('refuses a view it could not rebuild: %j%j', (header, sql, problem) => {
    expect(() => rollupsOf([table, view(header, sql)])).toThrow(problem);
  });
});
