import { assertMayScrape } from './scrape-access.ts';

const scrape = (remoteAddress: string, headers: Record<string, string>, token?: string) => () =>
  assertMayScrape({ headers, socket: { remoteAddress } }, token);

describe('assertMayScrape', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('lets %s in without a token', (address) => {
    expect(scrape(address, {})).not.toThrow();
  });

  it.each([
    ['192.168.1.9', {}],
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { forwarded: 'for=10.0.0.1' }],
  ])('refuses %s with %j without a token', (address, headers) => {
    expect(scrape(address, headers)).toThrow('METRICS_TOKEN');
  });

  it('asks even this machine for the token', () => {
    expect(scrape('127.0.0.1', {}, 'secret-token')).toThrow('Bearer');
    expect(scrape('127.0.0.1', { authorization: 'Bearer wrong' }, 'secret-token')).toThrow('Bearer');
    expect(scrape('10.0.0.1', { authorization: 'Bearer secret-token' }, 'secret-token')).not.toThrow();
  });
});
