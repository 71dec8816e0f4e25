import { parseStatement } from './statement.ts';

describe('parseStatement', () => {
  it.each([
    ['SELECT 1', 'read', undefined],
    ['  -- why\n select 1 format CSV ;', 'read', 'CSV'],
    ["/* FORMAT XML */ WITH 1 AS x SELECT x, ';' FORMAT JSON", 'read', 'JSON'],
    ['(SELECT 1) UNION ALL (SELECT 2)', 'read', undefined],
    ['CREATE TABLE t (a Int8) ENGINE = Memory', 'write', undefined],
    ['INSERT INTO t SELECT * FROM s', 'write', undefined],
    ['INSERT INTO t (a) WITH 1 AS x SELECT x', 'write', undefined],
    ['KILL MUTATION WHERE 1', 'write', undefined],
  ])('sorts %s', (sql, kind, format) => {
    expect(parseStatement(sql)).toEqual({ kind, format, placeholders: [] });
  });

  it.each([
    ['INSERT INTO t FORMAT JSONEachRow', { table: 't', columns: [] }],
    ['insert into pulso.events format CSV', { table: 'pulso.events', columns: [] }],
    [
      'INSERT INTO TABLE `pulso`.`events` (`a`, b) FORMAT CSV',
      { table: 'pulso.events', columns: ['a', 'b'] },
    ],
    ['INSERT INTO t (format, b) FORMAT CSV', { table: 't', columns: ['format', 'b'] }],
    ['INSERT INTO `odd name` FORMAT CSV', undefined],
    ['INSERT INTO t (* EXCEPT(b)) FORMAT CSV', undefined],
    ['INSERT INTO t SETTINGS async_insert = 1 FORMAT CSV', undefined],
    ['INSERT INTO t (a b) FORMAT CSV', undefined],
    ["INSERT INTO FUNCTION file('x') FORMAT CSV", undefined],
  ])('finds the target of %s', (sql, target) => {
    expect(parseStatement(sql)).toMatchObject({ kind: 'data-insert', target, dataAt: sql.length });
  });

  it('leaves the bytes behind the format alone', () => {
    const statement = parseStatement(`INSERT INTO t SETTINGS a = 1 FORMAT JSONEachRow {"a":"it's; not SQL"}`);
    expect(statement).toMatchObject({
      head: 'INSERT INTO t',
      settings: 'SETTINGS a = 1',
      format: 'JSONEachRow',
      dataAt: 47,
    });
  });

  it('takes VALUES for the format of that name', () => {
    const expected = { head: 'INSERT INTO t', format: 'Values', dataAt: 20 };
    expect(parseStatement("INSERT INTO t VALUES (1, 'a')")).toMatchObject(expected);
    expect(parseStatement('INSERT INTO t FORMAT Values (1)')).toMatchObject({ ...expected, dataAt: 27 });
  });

  it('names the parameters of a statement', () => {
    expect(parseStatement("SELECT {a:UInt8}, { b : Map(String, String) }, {'c': 1}")).toMatchObject({
      placeholders: ['a', 'b'],
    });
  });

  it.each([
    ["KILL QUERY WHERE query_id = 'a-1' SYNC", { literal: 'a-1' }, true],
    ["kill query where query_id='it''s \\'x' async;", { literal: "it's 'x" }, false],
    ['KILL QUERY WHERE query_id = {batchId:String} SYNC', { parameter: 'batchId' }, true],
  ])('reads the id from %s', (sql, queryId, wait) => {
    expect(parseStatement(sql)).toEqual({ kind: 'kill-query', queryId, wait });
  });

  it.each(["KILL QUERY WHERE user = 'x'", 'KILL QUERY WHERE 1', "KILL QUERY WHERE query_id = 'a' OR 1"])(
    'does not guess whom %s means',
    (sql) => {
      expect(() => parseStatement(sql)).toThrow(/Code: 48/);
    },
  );

  it.each([
    ['SELECT 1; SELECT 2', 62],
    ['', 62],
    ['-- nothing', 62],
    ["SELECT 'open", 62],
    ["SELECT 1 INTO OUTFILE '/tmp/x'", 48],
    ["INSERT INTO t FROM INFILE '/tmp/x' FORMAT CSV", 48],
  ])('refuses %s with code %i', (sql, code) => {
    expect(() => parseStatement(sql)).toThrow(expect.objectContaining({ code }));
  });
});
