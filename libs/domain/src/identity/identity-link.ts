/**
 * What was said about two ids, seen from the first: for each kind of saying the time of its newest event (epoch
 * milliseconds, 0 for never). Ids are written `c:<known customer>` or `v:<visitor>`. The link of the second to the
 * first says the same with `named` and `renamed` swapped.
 */
export interface IdentityLink {
  id: string;
  other: string;
  /** One event carried both, or a merge joined them. */
  joinedMs: number;
  /** An alias called `id` an earlier name of `other`. */
  namedMs: number;
  /** An alias called `other` an earlier name of `id`. */
  renamedMs: number;
  /** An unmerge took them apart. */
  partedMs: number;
}

export const isKnown = (id: string): boolean => id.startsWith('c:');
export const isVisitor = (id: string): boolean => id.startsWith('v:');

/** The newest saying wins; of two of the same millisecond the unmerge, because a wrong merge shows one's data to another. */
export const isJoined = ({ joinedMs, partedMs }: IdentityLink): boolean => joinedMs > partedMs;
export const isNamed = ({ namedMs, partedMs }: IdentityLink): boolean => namedMs > partedMs;
export const isRenamed = ({ renamedMs, partedMs }: IdentityLink): boolean => renamedMs > partedMs;

const keyOf = ({ id, other }: IdentityLink): string => JSON.stringify([id, other]);

/** One link for each pair, with the newest time of each saying: neither order nor repetition of the parts matters. */
export function foldLinks(parts: Iterable<IdentityLink>): IdentityLink[] {
  const folded = new Map<string, IdentityLink>();
  for (const part of parts) {
    const known = folded.get(keyOf(part));
    folded.set(keyOf(part), known ? newestOf(known, part) : part);
  }
  return [...folded.values()];
}

function newestOf(one: IdentityLink, other: IdentityLink): IdentityLink {
  return {
    ...one,
    joinedMs: Math.max(one.joinedMs, other.joinedMs),
    namedMs: Math.max(one.namedMs, other.namedMs),
    renamedMs: Math.max(one.renamedMs, other.renamedMs),
    partedMs: Math.max(one.partedMs, other.partedMs),
  };
}
