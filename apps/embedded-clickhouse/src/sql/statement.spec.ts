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
    expect(parseStatement(sql)).toEqual({ kind, sql, format });
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
    ["INSERT INTO FUNCTION file('x') FORMAT CSV", undefined],
  ])('finds the target of %s', (sql, target) => {
    expect(parseStatement(sql)).toMatchObject({ kind: 'data-insert', head: sql, target, dataAt: sql.length });
  });

  it('leaves the bytes behind the format alone', () => {
    const head = 'INSERT INTO t FORMAT JSONEachRow';
    expect(parseStatement(`${head} {"a":"it's; not SQL"}`)).toMatchObject({ head, dataAt: head.length });
  });

  it('turns VALUES into a format of its own', () => {
    expect(parseStatement("INSERT INTO t VALUES (1, 'a')")).toMatchObject({
      head: 'INSERT INTO t FORMAT Values',
      format: 'Values',
      dataAt: 20,
    });
  });

  it('takes Values as a format too', () => {
    const head = 'INSERT INTO t FORMAT Values';
    expect(parseStatement(`${head} (1)`)).toMatchObject({ head, format: 'Values', dataAt: head.length });
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
