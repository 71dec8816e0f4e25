import { assertReaderMay } from './reader-gate.ts';

const tableFunctions = new Set([
  'file',
  'url',
  's3',
  'remote',
  'executable',
  'numbers',
  'values',
  'eval',
  'merge',
]);
const ask = (sql: string) => () => assertReaderMay(sql, tableFunctions);

describe('assertReaderMay', () => {
  it.each([
    'SELECT count() FROM events WHERE kind = {kind:String}',
    "WITH toDate('2026-01-01') AS day SELECT day",
    '(SELECT 1) UNION ALL (SELECT 2)',
    "SELECT 'file(''/etc/passwd'')' AS text, file FROM t",
    'SELECT number FROM numbers(10) -- file()',
    'SELECT 1 FROM system.one',
    'SELECT 1, 1.5, .5, 1e5, 1e-5, 1.5E+3, 0xFF, t.1, [1][1]',
    'SELECT `area`, "stage" FROM pulso.events ORDER BY 1 LIMIT 5',
  ])('lets pass %s', (sql) => {
    expect(ask(sql)).not.toThrow();
  });

  it.each([
    "SELECT file('/etc/passwd')",
    "SELECT FILE ('/etc/passwd')",
    "SELECT file/* */('/etc/passwd')",
    "SELECT `file`('/etc/passwd')",
    'SELECT "f\\x69le"(\'/etc/passwd\')',
    'SELECT \u201Cfile\u201D(1)',
    'SELECT * APPLY file FROM (SELECT 1)',
    'SELECT * APPLY(file) FROM (SELECT 1)',
    "SELECT * FROM url('http://127.0.0.1/', 'CSV')",
    "SELECT * FROM (SELECT * FROM s3('x'))",
    "SELECT 1 WHERE 1 IN (SELECT * FROM remote('127.0.0.1', system.one))",
    "SELECT * FROM eval('SELECT 1')",
    "SELECT dictGet('d', 'a', 1)",
    'SELECT * FROM system.processes',
    'SELECT * FROM `system`.`query_log`',
    'SELECT * FROM information_schema.tables',
    'SELECT * FROM {t:Identifier}',
    'SELECT reverseDNSQuery(1)',
    'SELECT $$ text $$ FROM t',
    "SELECT x$$, file('/etc/passwd') AS $$",
    "SELECT 1.file('/etc/passwd')",
  ])('denies %s', (sql) => {
    expect(ask(sql)).toThrow(expect.objectContaining({ code: 497 }));
  });

  it.each([
    'INSERT INTO t VALUES (1)',
    'SET readonly = 0',
    'DROP TABLE t',
    'KILL QUERY WHERE 1',
    'DESCRIBE TABLE t',
    'SYSTEM FLUSH LOGS',
    '',
  ])('finds nothing to read in %s', (sql) => {
    expect(ask(sql)).toThrow(expect.objectContaining({ code: 164 }));
  });
});
