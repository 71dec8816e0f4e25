import { resolvePeople } from '@pulso/domain';
import { eventRow } from '../../../test/event-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { linksToKnown, visitorsOf } from './links-of.ts';
import { touchedIds } from './touched-ids.ts';

const at = (minute: number) => `2026-01-15 12:${String(minute).padStart(2, '0')}:00.000`;
const visit = (anonymous_id: string, customer_id: string, minute = 0) =>
  eventRow({ anonymous_id, customer_id, occurred_at: at(minute) });
const told = (action: string, customer_id: string, related_id: string, minute: number, anonymous_id = '') =>
  eventRow({ kind: 'identity', action, customer_id, related_id, anonymous_id, occurred_at: at(minute) });

describe('identity links', () => {
  const test = useTestStore({ freshFor: 'test' });
  const links = (ids: string[]) => test.store.query(linksToKnown, { workspaceId: 'main', ids, perId: 100 });
  const touched = (sinceMs: number, after = ['', ''], limit = 100) =>
    test.store.query(touchedIds, {
      sinceMs,
      afterWorkspace: after[0] ?? '',
      afterId: after[1] ?? '',
      limit,
    });

  it('keep the newest time of each saying, from both sides', async () => {
    await test.insert([visit('phone', 'ana', 1), visit('phone', 'ana', 3), visit('phone', 'ana', 2)]);
    const joinedMs = Date.parse('2026-01-15T12:03:00Z');
    const never = { namedMs: 0, renamedMs: 0, partedMs: 0 };
    expect(await links(['v:phone'])).toEqual([{ id: 'v:phone', other: 'c:ana', joinedMs, ...never }]);
    expect(await test.store.query(visitorsOf, { workspaceId: 'main', ids: ['c:ana'] })).toEqual([
      { visitor: 'v:phone' },
    ]);
  });

  it('take the previous id of an alias for both kinds, unless the event tells', async () => {
    await test.insert([told('alias', 'ana', 'old', 1), told('alias', 'bo', 'tablet', 1, 'tablet')]);
    expect(
      (await links(['v:old', 'c:old', 'v:tablet', 'c:tablet'])).map(({ id, other }) => [id, other]),
    ).toEqual([
      ['c:old', 'c:ana'],
      ['v:old', 'c:ana'],
      ['v:tablet', 'c:bo'],
    ]);
  });

  it('resolve as the rules say: merged, taken apart, shared', async () => {
    await test.insert([
      visit('phone', 'bo'),
      told('merge', 'ana', 'bo', 1),
      told('merge', 'cy', 'di', 1),
      told('unmerge', 'di', 'cy', 2, 'phone'),
      visit('kiosk', 'cy'),
      visit('kiosk', 'di'),
      eventRow({ customer_id: 'ed', kind: 'order' }),
      eventRow({ customer_id: '', anonymous_id: 'nobody' }),
      told('unmerge', 'ed', '', 3, 'phone'),
    ]);
    const ids = ['c:ana', 'c:bo', 'c:cy', 'c:di', 'v:kiosk', 'v:phone', 'c:ed', 'v:nobody'];
    const people = [...resolvePeople(await links(ids))].map(([id, { person, shared }]) => [
      id,
      person,
      shared,
    ]);
    expect(people).toEqual([
      ['c:ana', 'c:ana', false],
      ['c:bo', 'c:ana', false],
      ['c:cy', 'c:cy', false],
      ['c:di', 'c:di', false],
      ['v:kiosk', 'v:kiosk', true],
      ['v:phone', 'c:ana', false],
    ]);
  });

  it('tell page by page what was stored since a moment', async () => {
    await test.insert([visit('phone', 'ana'), visit('laptop', 'ana'), told('merge', 'ana', 'bo', 1)]);
    const all = await touched(0);
    expect(all.map(({ id }) => id)).toEqual(['c:ana', 'c:bo', 'v:laptop', 'v:phone']);
    expect((await touched(0, ['main', 'c:bo'], 1)).map(({ id }) => id)).toEqual(['v:laptop']);
    expect(await touched(Math.max(...all.map(({ storedMs }) => storedMs)) + 1)).toEqual([]);
  });

  it('are the same after a rebuild', async () => {
    await test.insert([visit('phone', 'ana', 1), told('unmerge', 'ana', 'phone', 2)]);
    const before = await links(['v:phone', 'c:phone', 'c:ana']);
    await test.execute('TRUNCATE TABLE identity_links');
    await test.store.rebuildRollups();
    expect(await links(['v:phone', 'c:phone', 'c:ana'])).toEqual(before);
  });
});
