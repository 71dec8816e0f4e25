import { QueryRegistry } from './query-registry.ts';

describe('QueryRegistry', () => {
  it('refuses a query id that is in use', () => {
    const registry = new QueryRegistry();
    registry.register('a', 'default');
    expect(() => registry.register('a', 'default')).toThrow(expect.objectContaining({ code: 216 }));
  });

  it('takes a query id again once it ended', () => {
    const registry = new QueryRegistry();
    registry.finish(registry.register('a', 'default'));
    expect(() => registry.register('a', 'default')).not.toThrow();
  });

  it('aborts what is cancelled with ClickHouse code 394', () => {
    const query = new QueryRegistry().register('a', 'default');
    query.cancel();
    expect(query.signal.reason).toMatchObject({ code: 394 });
  });

  it('tells when every query has ended', async () => {
    const registry = new QueryRegistry();
    const queries = ['a', 'b'].map((id) => registry.register(id, 'default'));
    let ended = false;
    const waiting = registry.allEnded().then(() => (ended = true));
    registry.finish(queries[0]!);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    registry.finish(queries[1]!);
    await waiting;
    expect(ended).toBe(true);
  });

  it('finds a query until it ends', () => {
    const registry = new QueryRegistry();
    const query = registry.register('a', 'default');
    expect(registry.find('a')).toBe(query);
    registry.finish(query);
    expect(registry.find('a')).toBeUndefined();
  });
});
