import { AppError, type Session } from '@pulso/contract';
import { SessionCache } from './session-cache.ts';

const session: Session = {
  user: { email: 'a@example.com', role: 'viewer' },
  workspace: { id: 'main', name: 'Main', tz: 'UTC', baseCurrency: 'EUR' },
};
const found = () => Promise.resolve(session);
const gone = () => Promise.resolve(undefined);
const away = () => Promise.reject(new AppError('store_unavailable', 'away'));

describe('SessionCache', () => {
  it('spares the store for five seconds', async () => {
    const cache = new SessionCache();
    await cache.get('t', found, 0);
    await expect(cache.get('t', gone, 4999)).resolves.toBe(session);
    await expect(cache.get('t', gone, 5000)).resolves.toBeUndefined();
  });

  it('carries a session over an outage of five minutes', async () => {
    const cache = new SessionCache();
    await cache.get('t', found, 0);
    await expect(cache.get('t', away, 299_999)).resolves.toBe(session);
    await expect(cache.get('t', away, 300_000)).rejects.toThrow('away');
  });

  it('lets nobody in during an outage who was out', async () => {
    await expect(new SessionCache().get('t', away, 0)).rejects.toThrow('away');
  });

  it('forgets a session that signed out', async () => {
    const cache = new SessionCache();
    await cache.get('t', found, 0);
    cache.forget('t');
    await expect(cache.get('t', gone, 1)).resolves.toBeUndefined();
  });

  it('never remembers that a token was unknown', async () => {
    const cache = new SessionCache();
    await cache.get('t', gone, 0);
    await expect(cache.get('t', found, 1)).resolves.toBe(session);
  });
});
