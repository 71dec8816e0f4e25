import { resolvePeople, type IdentityLink } from '@pulso/domain';
import { currentPeople, linksToKnown, peopleTable, visitorsOf, type EventStore } from '@pulso/event-store';

type Store = Pick<EventStore, 'query' | 'addRows'>;
/** What was said about an id, by the id. */
type Said = Map<string, IdentityLink[]>;

/** Ids in one question. With the links of as many visitors, what the keeper holds in memory stays under 100 MB. */
export const idsAtOnce = 5000;
/** Whoever uses a device of this many people is not told apart any more: it was shared long before. */
const linksOfVisitor = 200;
const linksOfCustomer = 1_000_000;

const isKnown = (id: string): boolean => id.startsWith('c:');

/**
 * Writes into `people` who is behind these ids of one workspace, and behind the ids that hang on them, where it is not
 * there yet. Repeating it writes nothing more. Resolves with the number of rows written. Throws EventStoreError.
 */
export async function keepPeople(
  store: Store,
  workspaceId: string,
  touched: readonly string[],
  nowMs: number,
): Promise<number> {
  const said: Said = new Map();
  const members = await followCustomers(store, workspaceId, touched.filter(isKnown), said);
  const visitors = new Set(touched.filter((id) => !isKnown(id)));
  for (const ids of chunksOf(members))
    for (const { visitor } of await store.query(visitorsOf, { workspaceId, ids })) visitors.add(visitor);
  let written = 0;
  for (const ids of chunksOf(members)) written += await writeChanges(store, workspaceId, ids, said, nowMs);
  for (const ids of chunksOf([...visitors])) {
    const around: Said = new Map(said);
    await readLinks(store, workspaceId, ids, linksOfVisitor, around);
    await followCustomers(store, workspaceId, othersOf(ids, around), around);
    written += await writeChanges(store, workspaceId, ids, around, nowMs);
  }
  return written;
}

/** Reads what was said between these customers and all whom that leads to. Adds it to `said`; resolves with their ids. */
async function followCustomers(
  store: Store,
  workspaceId: string,
  from: readonly string[],
  said: Said,
): Promise<string[]> {
  const members: string[] = [];
  let frontier = [...new Set(from)].filter((id) => !said.has(id));
  while (frontier.length > 0) {
    members.push(...frontier);
    for (const ids of chunksOf(frontier)) await readLinks(store, workspaceId, ids, linksOfCustomer, said);
    frontier = [...new Set(othersOf(frontier, said))].filter((id) => !said.has(id));
  }
  return members;
}

async function readLinks(
  store: Store,
  workspaceId: string,
  ids: string[],
  perId: number,
  said: Said,
): Promise<void> {
  for (const id of ids) said.set(id, []);
  const links = await store.query(linksToKnown, { workspaceId, ids, perId });
  for (const link of links) said.get(link.id)?.push(link);
}

async function writeChanges(
  store: Store,
  workspaceId: string,
  ids: string[],
  said: Said,
  nowMs: number,
): Promise<number> {
  const people = resolvePeople([...said.values()].flat());
  const current = await store.query(currentPeople, { workspaceId, ids });
  const written = new Map(current.map(({ id, person }) => [id, person]));
  const rows = ids.flatMap((id) => {
    const person = people.get(id)?.person ?? id;
    return (written.get(id) ?? id) === person
      ? []
      : [{ workspace_id: workspaceId, id, person, known_at: nowMs }];
  });
  await store.addRows(peopleTable, rows);
  return rows.length;
}

const othersOf = (ids: readonly string[], said: Said): string[] =>
  ids.flatMap((id) => said.get(id) ?? []).map(({ other }) => other);

function chunksOf(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += idsAtOnce)
    chunks.push(ids.slice(start, start + idsAtOnce));
  return chunks;
}
