import { QueryRegistry } from './query-registry.ts';

describe('QueryRegistry', () => {
  it('refuses a query id that is in use', () => {
    const registry = new QueryRegistry();
    registry.register('a', 'default');
    expect(() => registry.register('a', 'default')).toThrow(expect.objectContaining({ code: 216 }));
  });

  it('takes a query id again once it ended', () => {
    const registry = new QueryRegistry();
    registry.register('a', 'default');
    registry.finish('a');
    expect(() => registry.register('a', 'default')).not.toThrow();
  });

  it('aborts what is cancelled with ClickHouse code 394', () => {
    const registry = new QueryRegistry();
    const { signal } = registry.register('a', 'default');
    registry.cancel('a');
    expect(signal.reason).toMatchObject({ code: 394 });
  });

  it('waits until a query has ended', async () => {
    const registry = new QueryRegistry();
    registry.register('a', 'default');
    let ended = false;
    const waiting = registry.ended('a').then(() => (ended = true));
    await Promise.resolve();
    expect(ended).toBe(false);
    registry.finish('a');
    await waiting;
    expect(ended).toBe(true);
  });

  it('does not wait for a query it never saw', async () => {
    await expect(new QueryRegistry().ended('nobody')).resolves.toBeUndefined();
  });
});
