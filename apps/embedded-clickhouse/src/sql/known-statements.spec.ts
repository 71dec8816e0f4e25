import { KnownStatements } from './known-statements.ts';

describe('KnownStatements', () => {
  const forbidden = "SELECT * FROM url('http://127.0.0.1/', 'CSV')";
  let known: KnownStatements;
  beforeEach(() => (known = new KnownStatements(new Set(['url']))));

  it('reads a text once', () => {
    expect(known.read('SELECT 1', true)).toBe(known.read('SELECT 1', false));
  });

  it('asks the gate for a reader although the owner asked the same before', () => {
    known.read(forbidden, false);
    expect(() => known.read(forbidden, true)).toThrow(expect.objectContaining({ code: 497 }));
    expect(() => known.read(forbidden, true)).toThrow(expect.objectContaining({ code: 497 }));
  });

  it('does not keep a text with data', () => {
    const insert = 'INSERT INTO t FORMAT CSV';
    expect(known.read(insert, false)).not.toBe(known.read(insert, false));
  });

  it('keeps the newest 256', () => {
    const first = known.read('SELECT 0', false);
    for (let number = 1; number <= 256; number += 1) known.read(`SELECT ${number}`, false);
    expect(known.read('SELECT 256', false)).toBe(known.read('SELECT 256', false));
    expect(known.read('SELECT 0', false)).not.toBe(first);
  });
});
