import { jest } from '@jest/globals';
import type { FirstAdmin } from '../auth/first-admin.ts';
import type { IngestStats } from '../ingest-stats.ts';
import type { StoreMonitor, StoreState } from '../stores/store-monitor.ts';
import { Readiness } from './readiness.ts';

function begin() {
  const world = { event: 'down' as StoreState, metadata: 'down' as StoreState, admin: false, writable: true };
  const monitor = { eventStoreState: () => world.event, metadataStoreState: () => world.metadata };
  const admin = { isSettled: () => world.admin };
  const ingest = {
    spool: () => ({
      bytes: 64,
      oldestPendingAgeSeconds: 2,
      writable: world.writable,
      quarantinedSegments: 0,
    }),
  };
  const readiness = new Readiness(monitor as StoreMonitor, admin as FirstAdmin, ingest as IngestStats);
  return { world, readiness };
}

function beginStarted() {
  const { world, readiness } = begin();
  Object.assign(world, { event: 'up', metadata: 'up', admin: true });
  readiness.report();
  return { world, readiness };
}

describe('Readiness', () => {
  it('starts until both stores answer and somebody can sign in', () => {
    const { world, readiness } = begin();
    expect(readiness.report()).toMatchObject({ ready: false, status: 'starting' });
    Object.assign(world, { event: 'up', metadata: 'up' });
    expect(readiness.report().status).toBe('starting');
    world.admin = true;
    expect(readiness.report()).toEqual({
      ready: true,
      status: 'ready',
      spool: { writable: true, bytes: 64, oldestPendingAgeSeconds: 2 },
      stores: { event: 'up', metadata: 'up' },
    });
  });

  it('goes on after its grace without an administrator, and says that something is missing', () => {
    const { world, readiness } = begin();
    Object.assign(world, { event: 'up', metadata: 'up' });
    const later = performance.now() + 10_001;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    expect(readiness.report()).toMatchObject({ ready: true, status: 'degraded' });
    world.admin = true;
    expect(readiness.report().status).toBe('ready');
    clock.mockRestore();
  });

  it('stays ready when a store goes away later', () => {
    const { world, readiness } = beginStarted();
    world.event = 'down';
    expect(readiness.report()).toMatchObject({ ready: true, status: 'degraded', stores: { event: 'down' } });
  });

  it('is not ready while the spool takes nothing', () => {
    const { world, readiness } = beginStarted();
    world.writable = false;
    expect(readiness.report()).toMatchObject({ ready: false, status: 'not_accepting' });
  });

  it('is not ready once it shuts down', () => {
    const { readiness } = beginStarted();
    readiness.beforeApplicationShutdown();
    expect(readiness.report()).toMatchObject({ ready: false, status: 'shutting_down' });
  });
});
