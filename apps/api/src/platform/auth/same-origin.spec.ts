import type { IncomingHttpHeaders } from 'node:http';
import { assertSameOrigin } from './same-origin.ts';

const post = (headers: IncomingHttpHeaders, publicUrl?: string) => () =>
  assertSameOrigin({ method: 'POST', headers: { host: 'pulso.example:3000', ...headers } }, publicUrl);

describe('assertSameOrigin', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['the page itself', { 'sec-fetch-site': 'same-origin', origin: 'http://pulso.example:3000' }],
    ['the page in a browser without fetch metadata', { origin: 'http://pulso.example:3000' }],
    ['a script that is no browser', {}],
  ])('lets %s through', (_, headers) => {
    expect(post(headers)).not.toThrow();
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['another port', { origin: 'http://pulso.example:3001' }],
    ['a look-alike host', { origin: 'http://pulso.example:3000.evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a lie about the origin', { 'sec-fetch-site': 'cross-site', origin: 'http://pulso.example:3000' }],
  ])('refuses %s', (_, headers) => {
    expect(post(headers)).toThrow('another site');
  });

  it('takes the public address behind a proxy', () => {
    expect(post({ origin: 'https://cx.example' }, 'https://cx.example/')).not.toThrow();
  });

  it('lets a read from anywhere through', () => {
    expect(() =>
      assertSameOrigin({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } }, undefined),
    ).not.toThrow();
  });
});
