import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startApi, type RunningApi } from '../support/start-api.ts';

interface Readiness {
  ready: boolean;
  status: string;
  stores: { metadata: string };
}

describe('PostgreSQL killed under load', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const postgresPid = async () =>
    Number.parseInt(
      await readFile(join(api.dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'),
      10,
    );
  const readiness = async () => (await (await fetch(`${api.url}/health/ready`)).json()) as Readiness;
  const signIn = () =>
    fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@pulso.local', password: 'a-password-of-the-tests' }),
    });

  it('costs no event, and is back within five seconds', async () => {
    const statuses = new Map<number, number>();
    let running = true;
    const load = (async () => {
      for (let turn = 0; running; turn += 1) {
        const { status } = await fetch(`${api.url}/v1/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${api.writeKey}` },
          body: JSON.stringify({
            kind: 'touchpoint',
            messageId: `m${turn}`,
            name: 'Visited',
            customer: { id: 'c' },
          }),
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        await delay(5);
      }
    })();
    try {
      for (let kill = 0; kill < 3; kill += 1) {
        const before = await postgresPid();
        process.kill(before, 'SIGKILL');
        const killedAt = performance.now();
        while ((await postgresPid().catch(() => before)) === before || !(await signIn()).ok) {
          if (performance.now() - killedAt > 5000) throw new Error(`not back within 5 s\n${api.output()}`);
          await delay(50);
        }
        expect((await readiness()).ready).toBe(true);
      }
    } finally {
      running = false;
      await load;
    }
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(20);
  }, 60_000);

  it('answers 503 to a sign-in while it is away', async () => {
    const pid = await postgresPid();
    process.kill(pid, 'SIGSTOP');
    try {
      // Its sessions are processes of their own: they are stopped with it.
      execFileSync('pkill', ['-STOP', '-P', String(pid)]);
      const answer = await signIn();
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        503,
        'store_unavailable',
      ]);
      await delay(4500);
      expect(await readiness()).toMatchObject({
        ready: true,
        status: 'degraded',
        stores: { metadata: 'down' },
      });
    } finally {
      execFileSync('pkill', ['-CONT', '-P', String(pid)]);
      process.kill(pid, 'SIGCONT');
    }
    const resumedAt = performance.now();
    while (!(await signIn()).ok) {
      if (performance.now() - resumedAt > 10_000) throw new Error('not reconnected within 10 s');
      await delay(100);
    }
  }, 60_000);
});
