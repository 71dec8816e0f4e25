import { authenticate } from './authenticate.ts';

const passwords = { default: 'owner-secret', reader: 'reader-secret' };
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const none = new URLSearchParams();

describe('authenticate', () => {
  it('takes Basic, the ClickHouse headers and URL parameters', () => {
    expect(authenticate(basic('reader', 'reader-secret'), none, passwords)).toBe('reader');
    expect(
      authenticate({ 'x-clickhouse-user': 'reader', 'x-clickhouse-key': 'reader-secret' }, none, passwords),
    ).toBe('reader');
    expect(authenticate({}, new URLSearchParams({ password: 'owner-secret' }), passwords)).toBe('default');
  });

  it.each([
    ['default', 'reader-secret'],
    ['default', ''],
    ['nobody', 'owner-secret'],
    ['__proto__', 'owner-secret'],
  ])('refuses %s with %s', (user, password) => {
    expect(() => authenticate(basic(user, password), none, passwords)).toThrow(
      expect.objectContaining({ code: 516 }),
    );
  });

  it('asks for a password when there is none', () => {
    expect(() => authenticate({}, none, passwords)).toThrow(expect.objectContaining({ code: 194 }));
  });
});
