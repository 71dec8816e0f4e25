import { jest } from '@jest/globals';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fitTable, ModelInputError, type PurchaseTable } from '@pulso/domain';
import { ComputePool } from './compute-pool.ts';

/** Customers of one to five purchases, the same on every run. */
function tableOf(customers: number): PurchaseTable {
  const column = (of: (index: number) => number) =>
    Float64Array.from({ length: customers }, (_, index) => of(index));
  const x = (index: number) => index % 5;
  const T = (index: number) => 200 + ((index * 37) % 300);
  const ifRepeated = (index: number, value: number) => (x(index) === 0 ? 0 : value);
  const tx = (index: number) => ifRepeated(index, 10 + ((index * 53) % (T(index) - 10)));
  const m = (index: number) => ifRepeated(index, 10 + ((index * 17) % 90));
  return {
    ...{ x: column(x), tx: column(tx), T: column(T), m: column(m) },
    ...{ holdout: new Float64Array(customers), count: new Float64Array(customers).fill(1) },
    ...{ customers, calibrationEnd: 20_000, holdoutEnd: 20_000, medianGap: 40, repeats: [], spend: 0 },
    currencies: ['EUR'],
  };
}
const small = tableOf(300);
/** A thread takes a second to start, and much longer on a busy machine. */
jest.setTimeout(60_000);

describe('ComputePool', () => {
  const pools: ComputePool[] = [];
  const poolOf = (...limits: Parameters<typeof ComputePool.limitedTo>): ComputePool => {
    const pool = ComputePool.limitedTo(...limits);
    pools.push(pool);
    return pool;
  };
  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.onApplicationShutdown())));

  it('answers as the function does', async () => {
    expect(await poolOf({}).run('fitTable', small, 'week')).toEqual(fitTable(small, 'week'));
  });

  it('leaves the event loop free while 23,570 customers are fitted', async () => {
    const pool = poolOf({});
    const large = tableOf(23_570);
    await pool.run('fitTable', small, 'week');
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const startedMs = performance.now();
    const { purchases } = await pool.run('fitTable', large, 'week');
    const fitMs = performance.now() - startedMs;
    loop.disable();
    expect(purchases).toMatchObject({ ok: true, fit: { n: 23_570 } });
    // The longest stop is a small part of the fit: on one thread it would be all of it.
    expect(loop.max / 1e6).toBeLessThan(Math.max(100, fitMs / 4));
  });

  it('passes on that an input has no answer', async () => {
    const params = { model: 'bg-nbd', per: 'week', r: 1, alpha: 1, a: 1, b: 1 } as const;
    const endless = { model: 'gamma-gamma', p: 1, q: 0.5, v: 1 } as const;
    const history = { customer: 'c', x: 0, tx: 0, T: 1, m: 0 };
    const asked = poolOf({}).run('valueHistories', params, endless, [history], { weeks: 1, discountRate: 0 });
    await expect(asked).rejects.toBeInstanceOf(ModelInputError);
    await expect(asked).rejects.toMatchObject({ code: 'infinite_mean' });
  });

  it('gives up on what takes too long, and goes on with the next', async () => {
    const pool = poolOf({ patienceMs: 8000 });
    // Half a minute of work where it is fast: a busy machine must be able to do the small one in time.
    const endless = pool.run('fitTable', tableOf(2_500_000), 'day');
    await expect(endless).rejects.toMatchObject({ code: 'query_timeout' });
    expect(await pool.run('fitTable', small, 'week')).toMatchObject({ purchases: { ok: true } });
  });

  it('tells the one too many to come back', async () => {
    const pool = poolOf({ mostWaiting: 1 });
    const asked = [1, 2, 3].map(() => pool.run('fitTable', small, 'week'));
    await expect(asked[2]).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await Promise.all(asked.slice(0, 2))).toHaveLength(2);
  });

  it('lets an idle thread go and starts another', async () => {
    const pool = poolOf({ idleMs: 1 });
    await pool.run('fitTable', small, 'week');
    await delay(50);
    expect(await pool.run('fitTable', small, 'week')).toMatchObject({ spend: { ok: true } });
  });

  it('refuses what was asked when it shuts down', async () => {
    const pool = poolOf({});
    const asked = [1, 2].map(() => pool.run('fitTable', small, 'week'));
    const refused = Promise.allSettled(asked);
    await pool.onApplicationShutdown();
    expect((await refused).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    await expect(pool.run('fitTable', small, 'week')).rejects.toMatchObject({ code: 'shutting_down' });
  });
});
