import { countDeadLetters } from '@pulso/event-store';
import { expectBalanced, waitUntilDrained } from './support/accounts.ts';
import { openRemoteStage, type RemoteStage } from './support/stage.ts';
import { countIds } from './support/stored-ids.ts';

const limitMs = 120_000;
const poisoned = 'poison-417';

let stage: RemoteStage;
beforeAll(async () => {
  stage = await openRemoteStage();
  // A real refusal by the real engine: a row that our validation takes and the table does not.
  await stage.command(`ALTER TABLE events ADD CONSTRAINT no_poison CHECK message_id NOT LIKE 'poison-%'`);
}, limitMs);
afterAll(() => stage.close(), limitMs);

function send(ids: string[]): Promise<Response> {
  const { url, writeKey } = stage.api;
  const events = ids.map((messageId) => ({ messageId, kind: 'touchpoint', customer: { id: 'c-1' } }));
  return fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${writeKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
}

describe('one row in a thousand that the store refuses', () => {
  it(
    'becomes one dead letter, and the rest is stored',
    async () => {
      const ids = Array.from({ length: 1000 }, (_, index) => (index === 417 ? poisoned : `good-${index}`));
      expect((await send(ids)).status).toBe(200);
      const accounts = await waitUntilDrained(stage.api.url);
      expectBalanced(accounts);
      expect(accounts).toMatchObject({ stored: 999, deadLettered: 1, duplicate: 0 });
      const stored = await countIds(stage.store);
      expect(stored.size).toBe(999);
      expect(stored.has(poisoned)).toBe(false);
      const letters = await stage.store.query(countDeadLetters, {});
      expect(letters.reduce((sum, one) => sum + one.letters, 0)).toBe(1);
    },
    limitMs,
  );

  it(
    'holds up what comes after it for under five seconds',
    async () => {
      const from = performance.now();
      await send([`${poisoned}-again`]);
      await send(['after-the-poison']);
      expectBalanced(await waitUntilDrained(stage.api.url, 10_000));
      expect(performance.now() - from).toBeLessThan(10_000);
      expect((await countIds(stage.store)).get('after-the-poison')).toBe(1);
    },
    limitMs,
  );
});
