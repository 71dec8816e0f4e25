import { Components } from './components.ts';
import {
  foldLinks,
  isJoined,
  isKnown,
  isNamed,
  isRenamed,
  isVisitor,
  type IdentityLink,
} from './identity-link.ts';

/** Who is behind an id. `shared`: several people use it, so it stays a visitor of its own. */
export interface Identity {
  person: string;
  shared: boolean;
}

/**
 * Who is behind each id of the links.
 *
 * Known customers become one person only by what was said outright: a merge of the two, or an alias whose earlier
 * name belongs to one person alone. A visitor who was seen with one person is that person; one seen with two or more
 * is a shared device and joins nobody. A person is called by the smallest of their customer ids that are more than an
 * earlier name of another; visitors have no say in it.
 *
 * The links must hold all that is said about each id whose answer is used. Neither the order nor the repetition of
 * links changes an answer.
 */
export function resolvePeople(parts: Iterable<IdentityLink>): Map<string, Identity> {
  const links = foldLinks(parts);
  const components = componentsOf(links);
  const names = namesOf(links, components);
  const personOf = (known: string): string => names.get(components.rootOf(known)) ?? known;
  const people = new Map<string, Identity>();
  const owners = new Map<string, Set<string>>();
  for (const link of links) {
    const { id, other } = link;
    if (isKnown(id)) people.set(id, { person: personOf(id), shared: false });
    if (!isVisitor(id)) continue;
    const own = owners.get(id) ?? new Set();
    if (isKnown(other) && (isJoined(link) || isNamed(link))) own.add(personOf(other));
    owners.set(id, own);
  }
  for (const [id, own] of owners) {
    const [only] = own;
    people.set(id, { person: own.size === 1 && only !== undefined ? only : id, shared: own.size > 1 });
  }
  return people;
}

function componentsOf(links: readonly IdentityLink[]): Components {
  const components = new Components();
  const between = links.filter(({ id, other }) => isKnown(id) && isKnown(other));
  for (const link of between) if (isJoined(link)) components.join(link.id, link.other);
  const targets = new Map<string, string[]>();
  for (const link of between) {
    if (isNamed(link)) targets.set(link.id, [...(targets.get(link.id) ?? []), link.other]);
  }
  // Joining one name may leave another with a single person; what can be joined only grows, so the end is the same.
  for (let grew = true; grew;) {
    grew = false;
    for (const [name, [first = name, ...others]] of targets) {
      const root = components.rootOf(first);
      if (others.every((other) => components.rootOf(other) === root))
        grew = components.join(name, first) || grew;
    }
  }
  return components;
}

/** By root: the smallest id that is more than an earlier name, else the smallest. */
function namesOf(links: readonly IdentityLink[], components: Components): Map<string, string> {
  const used = new Set<string>();
  const known = new Set<string>();
  for (const link of links) {
    if (!isKnown(link.id)) continue;
    known.add(link.id);
    if ((isJoined(link) && isKnown(link.other)) || isRenamed(link)) used.add(link.id);
  }
  const names = new Map<string, string>();
  const ranked = (ids: Iterable<string>) => [...ids].sort((one, other) => (one < other ? -1 : 1));
  for (const id of [...ranked(used), ...ranked(known)]) {
    const root = components.rootOf(id);
    if (!names.has(root)) names.set(root, id);
  }
  return names;
}
