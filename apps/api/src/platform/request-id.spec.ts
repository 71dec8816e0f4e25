import { requestIdOf, traceIdOf } from './request-id.ts';

const idOf = (given: string | string[] | undefined) => requestIdOf({ headers: { 'x-request-id': given } });

describe('requestIdOf', () => {
  it('keeps a harmless id of the caller', () => {
    expect(idOf('order-42.retry:1_a')).toBe('order-42.retry:1_a');
  });

  it.each([undefined, '', 'a b', 'a\nb', '<script>', 'x'.repeat(129), ['a', 'b']])('replaces %j', (given) => {
    expect(idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('traceIdOf', () => {
  const id = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('takes the trace id of a traceparent', () => {
    expect(traceIdOf({ traceparent: `00-${id}-00f067aa0ba902b7-01` })).toBe(id);
  });

  it.each([`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `00-${id}-${'0'.repeat(16)}-01`, 'garbage'])(
    'ignores the invalid %s',
    (traceparent) => {
      expect(traceIdOf({ traceparent })).toBeUndefined();
    },
  );
});
