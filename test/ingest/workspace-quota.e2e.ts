import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeTempDirectory, TcpFaultProxy } from '@pulso/testing';
import { startApi, writeKey, type ApiOptions, type RunningApi } from '../support/start-api.ts';

const maxBytes = 134_217_728;
const otherKey = 'wk-other-0123456789';
const limitMs = 180_000;
const verbatim = 'It came in time, and in one piece. '.repeat(28);

/** Half a megabyte of answers, whose ids nobody has used. */
function batch(serial: number): string {
  const events = Array.from({ length: 500 }, (_, index) => ({
    kind: 'feedback',
    messageId: `b${serial}-${index}`,
    customer: { id: 'c1' },
    feedback: { type: 'nps', score: 9, verbatim },
  }));
  return JSON.stringify(events);
}

/**
 * Two workspaces, known from an earlier run; both stores refuse every connection, so that events only wait. Keys have
 * no route for another workspace yet: they lie where an earlier process left them.
 */
describe('a spool that two workspaces share', () => {
  const temp = makeTempDirectory('workspace-quota');
  let proxy: TcpFaultProxy;
  let api: RunningApi;
  let serial = 0;

  const start = (): Promise<RunningApi> => {
    const options: ApiOptions = {
      dataDirectory: temp.path,
      waitFor: 'events',
      environment: {
        CLICKHOUSE_URL: `${proxy.url}/pulso`,
        DATABASE_URL: `postgres://nobody@127.0.0.1:${new URL(proxy.url).port}/none`,
        SPOOL_MAX_BYTES: String(maxBytes),
      },
    };
    return startApi(options);
  };
  const send = (key: string) =>
    fetch(`${api.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: batch((serial += 1)),
    });
  const waiting = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`${api.url}/metrics`)).text();
    const samples = text.matchAll(/^pulso_spool_workspace_bytes\{workspace="(\w+)"\} (\d+)$/gm);
    return Object.fromEntries([...samples].map(([, workspace, bytes]) => [workspace, Number(bytes)]));
  };

  beforeAll(async () => {
    proxy = await TcpFaultProxy.start({ port: 1 });
    proxy.setFault({ mode: 'reset' });
    const keyHash = createHash('sha256').update(otherKey).digest('hex');
    const keys = [{ scope: 'write', keyHash, workspaceId: 'other', source: 'shop' }];
    await writeFile(join(temp.path, 'keys.json'), JSON.stringify({ atMs: Date.now(), keys }));
    api = await start();
  }, limitMs);
  afterAll(async () => {
    await api?.stop();
    await proxy?.close();
    temp.remove();
  }, limitMs);

  it(
    'lets one of them fill four fifths and always has room for the other, also after a restart',
    async () => {
      let answer = await send(writeKey);
      while (answer.status === 200) answer = await send(writeKey);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      const refusal = await answer.json();
      expect(refusal).toMatchObject({ code: 'spool_full', detail: expect.stringContaining('workspace') });

      const { main = 0 } = await waiting();
      expect(main / maxBytes).toBeGreaterThan(0.78);
      expect(main / maxBytes).toBeLessThanOrEqual(0.8);
      expect((await send(otherKey)).status).toBe(200);

      const before = await waiting();
      await api.kill();
      await delay(100);
      api = await start();
      expect(await waiting()).toEqual(before);
      expect([(await send(writeKey)).status, (await send(otherKey)).status]).toEqual([503, 200]);
    },
    limitMs,
  );
});
