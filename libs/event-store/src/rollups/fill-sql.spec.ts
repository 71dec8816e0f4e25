import { fillSql } from './fill-sql.ts';

describe('fillSql', () => {
  it('puts each text into every slot of its name', () => {
    const sql = 'INSERT INTO <target> SELECT * FROM <source> WHERE <source>.a < {a:UInt8}';
    expect(fillSql(sql, { target: 't', source: 's' })).toBe(
      'INSERT INTO t SELECT * FROM s WHERE s.a < {a:UInt8}',
    );
  });

  it('leaves what a text contains alone', () => {
    expect(fillSql('<select>', { select: 'a < b AND c > <d>' })).toBe('a < b AND c > <d>');
  });

  it('throws on a slot without a text', () => {
    expect(() => fillSql('DROP TABLE <table>', {})).toThrow('no text for the slot <table>');
  });
});
