import { parseSchemaFile, readSchemaFiles } from './schema-file.ts';

const table =
  '-- Question: what?\n-- Shard:    rand()\nCREATE TABLE IF NOT EXISTS things\n(\n    a UInt8\n)\nENGINE = MergeTree\nORDER BY a\n';

describe('parseSchemaFile', () => {
  it('reads number, object, name and header', () => {
    const file = parseSchemaFile('0012-things.sql', table);
    expect(file).toMatchObject({ version: 12, object: 'table', name: 'things' });
    expect(file.header.get('shard')).toBe('rand()');
    expect(file.sql).toMatch(/^CREATE TABLE[^]*ORDER BY a$/);
  });

  it('reads a view and an alteration', () => {
    const view = 'CREATE MATERIALIZED VIEW IF NOT EXISTS a_feed TO a AS\nSELECT 1';
    expect(parseSchemaFile('0001-a-feed.sql', view)).toMatchObject({ object: 'view', name: 'a_feed' });
    const alteration = 'ALTER TABLE a ADD COLUMN IF NOT EXISTS b UInt8';
    expect(parseSchemaFile('0001-a-b.sql', alteration)).toMatchObject({ object: 'alteration', name: 'a' });
  });

  it('tells a relay from a table, and a view that asks anew from a table that changes', () => {
    const relay = 'CREATE TABLE IF NOT EXISTS passing\n(\n    a UInt8\n)\nENGINE = Null\n';
    expect(parseSchemaFile('0001-passing.sql', relay)).toMatchObject({ object: 'relay', name: 'passing' });
    const query = 'ALTER TABLE a_feed MODIFY QUERY\nSELECT 2';
    expect(parseSchemaFile('0002-a-feed.sql', query)).toMatchObject({ object: 'query', name: 'a_feed' });
  });

  it.each([
    ['CREATE TABLE things (a UInt8) ENGINE = MergeTree ORDER BY a'],
    ['ALTER TABLE things ADD COLUMN b UInt8'],
    ['DROP TABLE things'],
    ['INSERT INTO things VALUES (1)'],
  ])('refuses a statement that cannot run twice: %s', (sql) => {
    expect(() => parseSchemaFile('0001-things.sql', sql)).toThrow('may run twice');
  });

  it.each(['things.sql', '1-things.sql', '0000-things.sql', '0001-Things.sql'])(
    'refuses the file name %s',
    (name) => {
      expect(() => parseSchemaFile(name, table)).toThrow('is not named');
    },
  );

  it('keeps its checksum when only comments and space change', () => {
    const { checksum } = parseSchemaFile('0001-things.sql', table);
    const noted = `-- More.\n${table.replace('a UInt8', '  a UInt8 -- a note')}`;
    expect(parseSchemaFile('0001-things.sql', noted).checksum).toBe(checksum);
    expect(parseSchemaFile('0001-things.sql', table.replace('UInt8', 'UInt16')).checksum).not.toBe(checksum);
  });
});

describe('the schema folder', () => {
  const files = readSchemaFiles();

  it('begins with the ledger of migrations', () => {
    expect(files[0]).toMatchObject({ version: 1, name: 'schema_migrations' });
  });

  it.each(files.filter((file) => file.object === 'table').map((file) => [file.fileName, file]))(
    'heads %s with its question, order, retention and shard',
    (_name, file) => {
      expect([...file.header.keys()]).toEqual(expect.arrayContaining(['question', 'order', 'keep', 'shard']));
    },
  );
});
