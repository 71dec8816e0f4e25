import { SessionCookie } from './session-cookie.ts';

describe('SessionCookie', () => {
  const plain = new SessionCookie(undefined);
  const secure = new SessionCookie('https://cx.example');

  it('is out of reach of scripts and other sites', () => {
    expect(plain.write('abc')).toBe('pulso=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict');
  });

  it('is bound to its host over https', () => {
    expect(secure.write('abc')).toMatch(/^__Host-pulso=abc; Path=\/; .*; Secure$/);
    expect(secure.write('abc')).not.toContain('Domain');
  });

  it('ends at once when cleared', () => {
    expect(plain.clear()).toContain('Max-Age=0');
  });

  it.each([
    ['pulso=abc', 'abc'],
    ['a=b; pulso=abc; c=d', 'abc'],
    ['xpulso=abc', undefined],
    ['__Host-pulso=abc', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (header, token) => {
    expect(plain.read(header)).toBe(token);
  });
});
