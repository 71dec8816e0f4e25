import { tokenize } from './token.ts';

const values = (sql: string) => [...tokenize(sql)].map((token) => `${token.kind}:${token.value}`);

describe('tokenize', () => {
  it('skips blanks and every kind of comment', () => {
    expect(values('a -- b\n/* c */ #! d\n e')).toEqual(['word:a', 'word:e']);
  });

  it('does not nest comments', () => {
    expect(values('/* /* */ file */')).toEqual(['word:file', 'sign:*', 'sign:/']);
  });

  it('keeps escaped quotes inside texts', () => {
    expect(values(`'a\\'b' 'c''d' '\\\\'`)).toEqual([`text:'a\\'b'`, `text:'c''d'`, `text:'\\\\'`]);
  });

  it('takes the quotes off names', () => {
    expect(values('`a b`."c"')).toEqual(['quoted-name:a b', 'sign:.', 'quoted-name:c']);
  });

  it('reads a heredoc as text', () => {
    expect(values('$x$ file() $x$ y')).toEqual(['text:$x$ file() $x$', 'word:y']);
  });

  it('tells a number from a name', () => {
    expect(values('1e5 a1 0x1F')).toEqual(['number:1e5', 'word:a1', 'number:0x1F']);
  });

  it('throws at a quote that is never closed', () => {
    expect(() => values('select "a')).toThrow(/unclosed quote at position 8/);
  });

  it('stops where its reader stops', () => {
    const tokens = tokenize("a 'never closed");
    expect(tokens.next().value).toMatchObject({ value: 'a', start: 0, end: 1 });
    tokens.return();
  });
});
