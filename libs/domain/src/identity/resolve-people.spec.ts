import fc from 'fast-check';
import type { IdentityLink } from './identity-link.ts';
import { resolvePeople } from './resolve-people.ts';

type Saying = 'joined' | 'named' | 'parted';
const mirrored = { joined: 'joinedMs', named: 'renamedMs', parted: 'partedMs' } as const;

/** What one event says, from both sides, as the store keeps it. */
function said(saying: Saying, id: string, other: string, atMs = 1): IdentityLink[] {
  const never = { joinedMs: 0, namedMs: 0, renamedMs: 0, partedMs: 0 };
  return [
    { ...never, id, other, [`${saying}Ms`]: atMs },
    { ...never, id: other, other: id, [mirrored[saying]]: atMs },
  ];
}
const login = (visitor: string, known: string, atMs?: number) =>
  said('joined', `v:${visitor}`, `c:${known}`, atMs);
const merge = (one: string, other: string, atMs?: number) => said('joined', `c:${one}`, `c:${other}`, atMs);
const alias = (name: string, known: string, atMs?: number) => said('named', `c:${name}`, `c:${known}`, atMs);
const unmerge = (one: string, other: string, atMs?: number) => said('parted', `c:${one}`, `c:${other}`, atMs);
const person = (links: IdentityLink[], id: string) => resolvePeople(links).get(id)?.person;

describe('resolvePeople', () => {
  it('makes one person of two devices that log in', () => {
    const links = [...login('phone', 'ana'), ...login('laptop', 'ana')];
    expect([...resolvePeople(links).values()].map((identity) => identity.person)).toEqual([
      'c:ana',
      'c:ana',
      'c:ana',
    ]);
  });

  it('leaves a device of two people to itself, and merges neither', () => {
    const links = [...login('kiosk', 'ana'), ...login('kiosk', 'bo')];
    expect(resolvePeople(links).get('v:kiosk')).toEqual({ person: 'v:kiosk', shared: true });
    expect(person(links, 'c:bo')).toBe('c:bo');
  });

  it('gives a device to two known ids that were merged', () => {
    const links = [...login('phone', 'ana'), ...login('phone', 'bo'), ...merge('bo', 'ana')];
    expect(resolvePeople(links).get('v:phone')).toEqual({ person: 'c:ana', shared: false });
  });

  it('undoes a merge, and what hung on it', () => {
    const merged = [...login('phone', 'bo'), ...merge('ana', 'bo', 5)];
    expect(person(merged, 'v:phone')).toBe('c:ana');
    const undone = [...merged, ...unmerge('bo', 'ana', 6)];
    expect([person(undone, 'c:bo'), person(undone, 'v:phone')]).toEqual(['c:bo', 'c:bo']);
    expect(person([...undone, ...merge('ana', 'bo', 7)], 'c:bo')).toBe('c:ana');
  });

  it('lets an unmerge win over a merge of the same moment', () => {
    expect(person([...unmerge('ana', 'bo', 5), ...merge('ana', 'bo', 5)], 'c:bo')).toBe('c:bo');
  });

  it('joins an earlier name, and calls the person by the name in use', () => {
    expect(person(alias('a-draft', 'zoe'), 'c:a-draft')).toBe('c:zoe');
    expect(person([...alias('old', 'new'), ...alias('oldest', 'old')], 'c:oldest')).toBe('c:new');
  });

  it('does not merge two people by a name that both are said to have had', () => {
    const links = [...alias('guest', 'ana'), ...alias('guest', 'bo')];
    expect(['c:ana', 'c:bo', 'c:guest'].map((id) => person(links, id))).toEqual(['c:ana', 'c:bo', 'c:guest']);
    expect(person([...links, ...merge('ana', 'bo')], 'c:guest')).toBe('c:ana');
  });
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anything = fc
  .tuple(fc.constantFrom(login, merge, alias, unmerge), name, name, fc.integer({ min: 1, max: 4 }))
  .filter(([say, one, other]) => one !== other || say === login)
  .map(([say, one, other, atMs]) => say(one, other, atMs));
const history = fc.array(anything, { maxLength: 14 }).map((links) => links.flat());
const sorted = (links: IdentityLink[]) =>
  [...resolvePeople(links)].sort(([one], [other]) => (one < other ? -1 : 1));

describe('resolvePeople of any history', () => {
  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        history.chain((links) =>
          fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length })),
        ),
        ([links, shuffled]) => expect(sorted(shuffled)).toEqual(sorted(links)),
      ),
      { numRuns: 300 },
    );
  });

  it('does not depend on what arrives twice', () => {
    fc.assert(
      fc.property(
        history.chain((links) => fc.tuple(fc.constant(links), fc.subarray(links))),
        ([links, again]) => expect(sorted([...links, ...again])).toEqual(sorted(links)),
      ),
    );
  });

  it('calls every person by an id of theirs, and a person is their own', () => {
    fc.assert(
      fc.property(history, (links) => {
        const people = resolvePeople(links);
        for (const [id, { person: who, shared }] of people) {
          expect(people.get(who)?.person).toBe(who);
          if (shared) expect(who).toBe(id);
        }
      }),
    );
  });

  it('merges no known customers by devices', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), (logins) => {
        const links = logins.flatMap(([visitor, known]) => login(visitor, known));
        for (const [id, { person: who }] of resolvePeople(links))
          if (id.startsWith('c:')) expect(who).toBe(id);
      }),
    );
  });

  it('is nobody else once everything was taken apart', () => {
    fc.assert(
      fc.property(history, (links) => {
        const apart = links.map((link) => ({ ...link, partedMs: 9 }));
        for (const [id, { person: who }] of resolvePeople(apart)) expect(who).toBe(id);
      }),
    );
  });
});
